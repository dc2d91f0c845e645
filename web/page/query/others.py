"""Several pictures to find: one is searched at a time, the others stand by."""

from js import document

from query.stage import Query


class Others:
    """A row of buttons, one for each picture; `choose(query)` is called for the one that is clicked."""

    def __init__(self, events, choose):
        self._choose = choose
        self._list = document.getElementById("query-others")
        self._queries = []
        events.listen(self._list, "click", self._clicked)

    def take(self, files):
        """Offer these files, and search the first."""
        self._queries = [Query.from_file(file) for file in files]
        self._list.replaceChildren()
        for query in self._queries:
            item, button = document.createElement("li"), document.createElement("button")
            button.type = "button"
            button.className = "button glass small"
            button.textContent = query.name
            item.append(button)
            self._list.append(item)
        self._choose(self._queries[0])

    def show(self, query):
        """Mark the one that is searched; where it is none of these, they are gone."""
        self._list.hidden = query not in self._queries
        for place, one in enumerate(self._queries):
            pressed = "true" if one is query else "false"
            self._list.children[place].firstElementChild.setAttribute("aria-pressed", pressed)

    def _clicked(self, event):
        for place, query in enumerate(self._queries):
            if self._list.children[place].contains(event.target):
                self._choose(query)

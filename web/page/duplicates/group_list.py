"""The list of groups: rows that are filled near the screen, and the place at which the visitor is."""

import asyncio

from js import document, window
from jsffi import to_js

from duplicates.group_row import GroupRow

NEAR = "800px"
"""Above and below the screen, where rows are filled already: as far as a few presses of a key lead."""


class GroupList:
    """`marks_of(group)` says which pictures are extra; `filled(row)` is called for a row that needs small copies.

    `choose(row, place)`, `compare(row, place)` and `reject(row)` do what is clicked.
    """

    def __init__(self, events, *, marks_of, filled, choose, compare, reject):
        self._marks_of, self._filled = marks_of, filled
        self._choose, self._compare, self._reject = choose, compare, reject
        self._element = document.getElementById("groups")
        self._rows = []
        self._by_key = {}
        self._near = []
        self._events = events
        self._observer = window.IntersectionObserver.new(
            events.proxy(lambda entries, _: self._seen(entries)), to_js({"rootMargin": f"{NEAR} 0px"})
        )
        events.listen(self._element, "click", self._clicked)

    def clear(self):
        """Show no group."""
        self._observer.disconnect()
        for row in self._rows:
            row.empty()
        self._rows = []
        self._by_key = {}
        self._near = []
        self._element.replaceChildren()

    def show(self, group):
        """Show a group as it is now, in the place that it has, or at the end."""
        row = self.row_of(group)
        if row:
            row.renew(group)
            # Asked anew, the observer tells whether it is near.
            self._observer.unobserve(row.element)
        else:
            row = GroupRow(group)
            self._rows.append(row)
            self._by_key[group.key] = row
            self._element.append(row.element)
        self._observer.observe(row.element)

    def remove(self, group):
        """Show a group no more."""
        row = self._by_key.pop(group.key)
        row.empty()
        row.element.remove()
        self._near = [one for one in self._near if one is not row]
        self._rows.remove(row)

    def changed(self):
        """Return the rows that show other pictures than their groups have now."""
        return [row for row in self._rows if row.shown != len(row.group.pictures)]

    def row_of(self, group):
        """Return the row of a group, None where there is none."""
        return self._by_key.get(group.key)

    def here(self):
        """Return the row and the place of the picture with the focus, otherwise the first extra of the first group."""
        target = document.activeElement
        row = self._row_at(target)
        place = row.place_of(target) if row else None
        if row and place is not None:
            return row, place
        row = row or next((one for one in self._rows if one.group.is_shown), None)
        return row, 1

    @property
    def has_focus(self):
        return self._element.contains(document.activeElement)

    def move(self, step):
        """Go to another group, to its first extra."""
        row = self._row_at(document.activeElement)
        shown = [one for one in self._rows if one.group.is_shown or one is row]
        if not shown:
            return
        at = shown.index(row) + step if row else 0
        self.go(shown[max(0, min(at, len(shown) - 1))], 1)

    def go(self, row, place):
        """Set the focus to a picture of a group."""
        self._fill(row)
        choices = row.choices()
        if choices:
            choice = choices[max(0, min(place, len(choices) - 1))]
            choice.focus(to_js({"preventScroll": True}))
            # A group may be higher than the screen.
            for element in (row.element, choice):
                element.scrollIntoView(to_js({"block": "nearest"}))

    def leave(self, row):
        """Go on to the group after one that is shown no more, or to the last one; return whether there is any."""
        place = self._rows.index(row)
        others = self._rows[place:] + list(reversed(self._rows[:place]))
        after = [one for one in others if one.group.is_shown]
        if after:
            self.go(after[0], 1)
        return bool(after)

    def _row_at(self, target):
        element = target.closest(".group") if target else None
        return self._by_key.get(element.dataset.key) if element else None

    def _seen(self, entries):
        """Take note of rows that come near, or go; those that only pass by are not filled."""
        idle = not self._near
        for place in range(entries.length):
            row = self._row_at(entries[place].target)
            if row in self._near:
                self._near.remove(row)
            if row and not row.is_filled and entries[place].isIntersecting:
                self._near.append(row)
        if idle and self._near:
            self._events.start(self._fill_near())

    async def _fill_near(self):
        """Fill the rows that are near, the page has a turn after each."""
        while self._near:
            self._fill(self._near[0])
            self._near = self._near[1:]
            await asyncio.sleep(0.001)

    def _fill(self, row):
        if not row.is_filled:
            row.fill(self._marks_of(row.group))
            self._filled(row)

    def _clicked(self, event):
        row = self._row_at(event.target)
        if not row:
            return
        place = row.place_of(event.target)
        if event.target.closest(".group-reject"):
            self._reject(row)
        elif event.target.closest(".group-choice button"):
            self._choose(row, place)
        elif event.target.closest(".row-picture"):
            self._compare(row, place)

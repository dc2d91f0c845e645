"""Example pictures of the demo: one click searches one. The build has put them into the page."""

from js import document

from dom.address import typed_address
from query.stage import Query


class Examples:
    """Shown, as the credits, while the demo is the open collection; a site with another one has none."""

    def __init__(self, events, choose):
        self._choose = choose
        found = [document.getElementById(name) for name in ("examples-panel", "database-credits")]
        self._parts = [one for one in found if one]
        if self._parts:
            events.listen(document.getElementById("examples"), "click", self._clicked)

    def show(self, of_demo):
        for part in self._parts:
            part.hidden = not of_demo

    def early(self):
        """Return the address of an example that was clicked before this code ran, or nothing."""
        return getattr(document.body.dataset, "wish", "")

    def _clicked(self, event):
        button = event.target.closest("button")
        if button:
            self._choose(Query.from_address(typed_address(button.dataset.file)))
            # The examples make room for the results.
            document.getElementById("status-panel").focus()

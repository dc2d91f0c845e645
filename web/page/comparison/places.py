"""What a view shows one after the other: the places in which a copy differs, or the details that match."""

from comparison.stage import find
from logic.outlines import STEPPED
from logic.texts import text


class Places:
    """Two buttons, and where one is on the `stage`."""

    def __init__(self, events, stage):
        self._stage = stage
        self._told = find("place")
        events.listen(find("next"), "click", lambda _: self.step(1))
        events.listen(find("previous"), "click", lambda _: self.step(-1))
        self.begin(0)

    def begin(self, number):
        """Have this many places."""
        self._number = number
        self._at = None

    def show(self, view, pairs):
        """Show what there is in a view, with this many pairs of keypoints."""
        self._of_pairs = view == "keypoints" and pairs > 0
        is_shown = self._of_pairs or (view in STEPPED and self._number > 0)
        find("places").hidden = not is_shown
        if self._of_pairs:
            self._told.textContent = text("evidence", n=pairs)
        elif is_shown:
            self._tell()

    def step(self, way):
        """Go to the next, or the one before."""
        if find("places").hidden:
            return
        if self._of_pairs:
            number, total = self._stage.step_pair(way)
            self._told.textContent = text("view-detail", n=number, total=total) if total else ""
            return
        start = -1 if way > 0 else 0
        self._at = ((start if self._at is None else self._at) + way) % self._number
        self._tell()
        self._stage.choose(self._at)

    def _tell(self):
        if self._at is None:
            self._told.textContent = text("view-places", n=self._number)
        else:
            self._told.textContent = text("view-place", n=self._at + 1, total=self._number)

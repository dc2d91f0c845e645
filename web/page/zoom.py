"""One enlargement and one place for all panes."""

MOST = 32
"""Times larger than the whole picture in its pane."""

STEP = 1.5
"""Times larger by one press of a button or key."""


class Zoom:
    """Moves the panes together; `drawn()` is called after each change, `told(factor)` with the enlargement."""

    def __init__(self, panes, drawn, told):
        self._panes = panes
        self._drawn = drawn
        self._told = told
        self._factor = 1
        self._centre = 0, 0

    def whole(self):
        """Show everything."""
        self._factor = 1
        self._centre = self._panes[-1].middle()
        self.draw()

    def measure(self):
        """Adapt to a new size of the panes."""
        for pane in self._panes:
            pane.measure()
        self.draw()

    def by(self, factor, pane=None, x=None, y=None):
        """Enlarge around a place of a pane, which stays where it is; or around the middle."""
        pane = pane or self._leader()
        after = max(1, min(MOST, self._factor * factor))
        if x is None:
            x, y = pane.width / 2, pane.height / 2
        self._centre = pane.towards(x, y, after / self._factor)
        self._factor = after
        self.draw(pane)

    def move(self, right, down, pane=None):
        """Move by pixels of the screen."""
        pane = pane or self._leader()
        self._centre = pane.shared(pane.width / 2 - right, pane.height / 2 - down)
        self.draw(pane)

    def draw(self, leader=None):
        leader = leader or self._leader()
        seen = [pane for pane in self._panes if pane.seen]
        if leader not in seen:
            return
        leader.place(self._factor, self._centre)
        # A picture is not moved out of its pane, and the others follow where it stopped.
        self._centre = leader.shared(leader.width / 2, leader.height / 2)
        for pane in seen:
            if pane is not leader:
                pane.place(self._factor, self._centre)
        self._told(self._factor)
        self._drawn()

    def _leader(self):
        return self._panes[-1]

"""A box drawn on the query, so that only a part of it is searched: by pointer, by touch, or by keys."""

from js import document, window

from dom.box_editor import BoxEditor
from dom.pane import Pane
from logic.box import centred
from logic.geometry import IDENTITY
from logic.texts import text

LEAST = 32
"""Pixels of a side at least: in less there is hardly anything to be found."""


class PartBox:
    """Lies over the picture of the stage; `search(query)` is called with the query that is to be searched then.

    In `data-part` of the body stands `draw` while a box is drawn, `shown` while a part is what was searched.
    """

    def __init__(self, events, search):
        self._search = search
        self._query = self._size = None
        self._boxes = []
        self._layer = document.getElementById("part")
        self._pane = Pane(self._layer)
        self._drawn = document.getElementById("part-box")
        self._facts = document.getElementById("query-facts")
        self._said = ""
        self._start = document.getElementById("part-start")
        self._whole = document.getElementById("part-whole")
        actions = {"start": self._begin, "search": self._take, "leave": self._leave, "whole": self._go_back}
        for name, action in actions.items():
            events.listen(document.getElementById("part-" + name), "click", lambda _, action=action: action())
        # The frame below asks for another picture.
        events.listen(self._layer, "click", lambda event: event.stopPropagation())
        self._editor = BoxEditor(
            events,
            self._pane,
            lambda: self._boxes if document.body.getAttribute("data-part") == "draw" else None,
            lambda: self._size,
            self._draw,
            least=LEAST,
            adds=False,
        )
        others = {"Enter": self._take, "Escape": self._leave}
        events.listen(self._layer, "keydown", lambda event: self._editor.press(event, self._boxes, 0, others))
        events.listen(window, "resize", lambda _: self._redraw())

    def show(self, query, size):
        """Offer to draw on a query of this size, or show the part that it is; None of no query, or not yet."""
        if query and query is self._query and size == self._size and document.body.getAttribute("data-part") == "draw":
            return  # an answer has come meanwhile
        self._query, self._size = query, size
        self._boxes = [query.box] if size and query.box else []
        self._enter("shown" if self._boxes else "")
        # It is there from the first, for what comes with the answer would move what is below.
        self._start.disabled = not size or min(size) < 2 * LEAST
        self._start.hidden = bool(self._boxes)
        self._whole.hidden = not self._boxes

    def hide(self):
        """Show no box: the part alone is seen."""
        self._layer.hidden = True

    def _enter(self, state):
        if state:
            document.body.dataset.part = state
        else:
            document.body.removeAttribute("data-part")
        self._editor.drop()
        self._layer.hidden = not state
        self._layer.tabIndex = 0 if state == "draw" else -1
        self._redraw()

    def _begin(self):
        self._said = self._facts.textContent
        self._boxes = [centred(1 / 2, self._size, LEAST)]
        self._enter("draw")
        self._layer.focus()

    def _leave(self):
        self._facts.textContent = self._said
        self._enter("")
        self._start.focus()

    def _take(self):
        self._ask(self._boxes[0])

    def _go_back(self):
        self._ask(None)

    def _ask(self, box):
        # What had the focus disappears.
        document.getElementById("status-panel").focus()
        self._search(self._query.part(box))

    def _redraw(self):
        if self._layer.hidden:
            return
        self._pane.hold((0, 0, self._size[0], self._size[1]), IDENTITY)
        self._pane.measure()
        self._pane.place(self._pane.fit(), self._pane.middle())
        self._draw()

    def _draw(self):
        box = self._boxes[0]
        self._editor.lay(self._drawn, box)
        if document.body.dataset.part == "draw":
            self._facts.textContent = text("query-part", width=box[2], height=box[3])

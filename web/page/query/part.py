"""A box drawn on the query, so that only a part of it is searched: by pointer, by touch, or by keys."""

from js import document, window

from logic.part import LEAST, between, centred, fitted, holds, inset, opposite, pressed, shown_in
from logic.texts import text

NEAR = 16
"""Pixels of the screen around a corner in which it is taken."""


class PartBox:
    """Lies over the picture of the stage; `search(query)` is called with the query that is to be searched then.

    In `data-part` of the body stands `draw` while a box is drawn, `shown` while a part is what was searched.
    """

    def __init__(self, events, search):
        self._search = search
        self._query = self._box = self._size = self._held = self._pointer = None
        self._layer = document.getElementById("part")
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
        events.listen(self._layer, "pointerdown", self._down)
        events.listen(self._layer, "pointermove", self._move)
        for name in ("pointerup", "pointercancel", "lostpointercapture"):
            events.listen(self._layer, name, self._release)
        events.listen(self._layer, "keydown", self._press)
        events.listen(window, "resize", lambda _: self._redraw())

    def show(self, query, size):
        """Offer to draw on a query of this size, or show the part that it is; None of no query, or not yet."""
        if query and query is self._query and size == self._size and document.body.dataset.part == "draw":
            return  # an answer has come meanwhile
        self._query, self._size = query, size
        self._box = query.box if size else None
        self._enter("shown" if self._box else "")
        # It is there from the first, for what comes with the answer would move what is below.
        self._start.disabled = not size or min(size) < 2 * LEAST
        self._start.hidden = bool(self._box)
        self._whole.hidden = not self._box
        if self._box:
            self._draw(self._box)

    def hide(self):
        """Show no box: the part alone is seen."""
        self._layer.hidden = True

    def _enter(self, state):
        if state:
            document.body.dataset.part = state
        else:
            document.body.removeAttribute("data-part")
        self._held = None
        self._layer.hidden = not state
        self._layer.tabIndex = 0 if state == "draw" else -1

    def _begin(self):
        self._said = self._facts.textContent
        self._enter("draw")
        self._draw(centred(self._size))
        self._layer.focus()

    def _leave(self):
        self._facts.textContent = self._said
        self._enter("")
        self._start.focus()

    def _take(self):
        self._ask(self._box)

    def _go_back(self):
        self._ask(None)

    def _ask(self, box):
        # What had the focus disappears.
        document.getElementById("status-panel").focus()
        self._search(self._query.part(box))

    def _draw(self, box):
        self._box = box
        left, top, width, height = inset(box, self._size)
        scale, x, y = shown_in((self._layer.clientWidth, self._layer.clientHeight), self._size)
        wide, high = scale * self._size[0], scale * self._size[1]
        style = self._drawn.style
        style.left, style.top = f"{x + left * wide:.1f}px", f"{y + top * high:.1f}px"
        style.width, style.height = f"{width * wide:.1f}px", f"{height * high:.1f}px"
        if document.body.dataset.part == "draw":
            self._facts.textContent = text("query-part", width=box[2], height=box[3])

    def _redraw(self):
        if not self._layer.hidden:
            self._draw(self._box)

    def _place(self, event):
        """Return where in the picture a pointer is, and how large one of its pixels is drawn."""
        room = self._layer.getBoundingClientRect()
        scale, left, top = shown_in((room.width, room.height), self._size)
        return ((event.clientX - room.left - left) / scale, (event.clientY - room.top - top) / scale), scale

    def _down(self, event):
        if self._held or event.button or document.body.dataset.part != "draw":
            return
        self._pointer = event.pointerId
        self._layer.setPointerCapture(event.pointerId)
        place, scale = self._place(event)
        corner = opposite(self._box, place, NEAR / scale)
        if corner or not holds(self._box, place):
            self._held = corner or place, None
        else:
            self._held = place, self._box

    def _move(self, event):
        if not self._held or event.pointerId != self._pointer:
            return
        place, _ = self._place(event)
        start, box = self._held
        if box:
            left, top = box[0] + place[0] - start[0], box[1] + place[1] - start[1]
            self._draw(fitted(left, top, box[2], box[3], self._size))
        else:
            self._draw(between(start, place, self._size))

    def _release(self, event):
        if event.pointerId == self._pointer:
            self._held = None

    def _press(self, event):
        if event.ctrlKey or event.metaKey or event.altKey:
            return
        box = pressed(event.key, event.shiftKey, self._box, self._size)
        if box:
            self._draw(box)
        elif event.key == "Enter":
            self._take()
        elif event.key == "Escape":
            self._leave()
        else:
            return
        event.preventDefault()
        event.stopPropagation()

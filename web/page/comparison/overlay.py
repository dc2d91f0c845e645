"""One picture over the other: cut at a line that can be moved, or shown in turn."""

from js import document, window


class Divider:
    """The upper picture is seen left of the line; a field moves it by key, the line itself by pointer."""

    def __init__(self, events, pane):
        self._pane = pane
        self._over = document.getElementById("comparison-over")
        self._line = document.getElementById("comparison-divider")
        self._field = document.getElementById("comparison-position")
        self._held = False
        events.listen(self._field, "input", lambda _: self.draw())
        events.listen(self._line, "pointerdown", self._take)
        events.listen(self._line, "pointermove", self._move)
        for name in ("pointerup", "pointercancel"):
            events.listen(self._line, name, self._release)

    def draw(self):
        """Cut the upper picture where the field says."""
        share = float(self._field.value)
        self._over.style.clipPath = f"inset(0 {100 - share}% 0 0)"
        self._line.style.insetInlineStart = f"{share}%"

    def lift(self):
        """Show the upper picture as a whole."""
        self._over.style.clipPath = ""

    def _take(self, event):
        # The pane below would take it for a drag of the pictures.
        event.stopPropagation()
        self._held = True
        self._line.setPointerCapture(event.pointerId)

    def _move(self, event):
        if self._held:
            event.stopPropagation()
            box = self._pane.element.getBoundingClientRect()
            self._field.value = 100 * (event.clientX - box.left) / max(box.width, 1)
            self.draw()

    def _release(self, _event):
        self._held = False


class Blink:
    """Shows one, then the other: by itself, or at each press of a button; `show(upper)` is called for each."""

    EVERY = 700
    """Milliseconds; more than three changes a second could harm people with epilepsy."""

    def __init__(self, events, show):
        self._show = show
        self._by_itself = document.getElementById("comparison-blinking")
        self._timer = None
        self._upper = True
        self._tick = events.proxy(self.swap)
        events.listen(document.getElementById("comparison-swap"), "click", self._press)
        events.listen(self._by_itself, "change", lambda _: self.start())
        self._by_itself.checked = not window.matchMedia("(prefers-reduced-motion: reduce)").matches

    def start(self):
        self.stop()
        self._show(self._upper)
        if self._by_itself.checked:
            self._timer = window.setInterval(self._tick, self.EVERY)

    def stop(self):
        if self._timer is not None:
            window.clearInterval(self._timer)
            self._timer = None

    def swap(self, *_):
        self._upper = not self._upper
        self._show(self._upper)

    def _press(self, _event):
        self._by_itself.checked = False
        self.stop()
        self.swap()

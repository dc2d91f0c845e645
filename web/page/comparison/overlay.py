"""One picture over the other: cut at a line that can be moved, shown in turn, or as long as something is held."""

from js import document, window

from logic.texts import text


class Divider:
    """The upper picture, called `name`, is seen left of the line; a field moves it by key, the line by pointer."""

    name = ""

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
        self.share = share = float(self._field.value)
        self._over.style.clipPath = f"inset(0 {100 - share}% 0 0)"
        self._line.style.insetInlineStart = f"{share}%"
        self._field.setAttribute("aria-valuetext", text("view-share", n=round(share), name=self.name))

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
        events.listen(document.getElementById("comparison-turn"), "click", self._press)
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
        say_seen()


class Hold:
    """Shows the picture that is not seen as long as a button or a key is held."""

    def __init__(self, events, stage):
        self._stage = stage
        button = document.getElementById("comparison-hold")
        events.listen(button, "pointerdown", lambda _: self.begin())
        for name in ("pointerup", "pointercancel", "pointerleave", "blur"):
            events.listen(button, name, lambda _: self.end())
        events.listen(button, "keydown", self._key)
        events.listen(button, "keyup", lambda _: self.end())
        # A long touch would open it.
        events.listen(button, "contextmenu", lambda event: event.preventDefault())
        events.listen(window, "blur", lambda _: self.end())

    def begin(self):
        if not self._stage.element.dataset.held:
            self._stage.hold(True)
            say_seen()

    def end(self):
        if self._stage.element.dataset.held:
            self._stage.hold(False)
            say_seen()

    def _key(self, event):
        if event.key in (" ", "Enter"):
            event.preventDefault()
            self.begin()


def say_seen():
    """Tell a screen reader which picture is seen, where it takes the place of the other."""
    stage = document.getElementById("comparison-stage").dataset
    names = document.getElementById("comparison-original").querySelectorAll(".pane-name")
    shown = [names.item(index) for index in range(names.length) if names.item(index).offsetWidth]
    told = shown and (stage.held or stage.view == "blink")
    document.getElementById("comparison-seen").textContent = shown[-1].textContent if told else ""

"""The map of differences: made by the worker when it is first looked at, then kept while the results are shown."""

from js import document, window
from jsffi import to_js

from dom.pane import Sheet
from dom.picture import blob_address
from engine.requests import plain
from logic.geometry import placing, product
from logic.texts import text, told


class HeatMap:
    """Puts the worker's PNG into an image element; `say(words)` hears how far it is, `placed(sheet)` what to draw.

    `await ready()` returns when the worker has searched what is shown.
    """

    def __init__(self, events, engine, say, placed, ready):
        self._events = events
        self._engine = engine
        self._say = say
        self._placed = placed
        self._ready = ready
        self._element = document.getElementById("comparison-heat")
        self._subject = None
        self._made = []

    def show(self, subject):
        """Show the map of these two pictures, as soon as it is there."""
        self._subject = subject
        known = [map for result, map in self._made if result is subject.result]
        if known:
            self._show(known[0])
        else:
            self._element.hidden = True
            self._say(text("map-waiting"))
            self._events.start(self._make(subject))

    def leave(self):
        self._subject = None
        self._element.hidden = True

    def forget(self):
        """Give back the memory of all maps."""
        self.leave()
        for _, map in self._made:
            window.URL.revokeObjectURL(map.address)
        self._made = []

    async def _make(self, subject):
        await self._ready()
        name, *arguments = subject.map_call
        answer = await self._engine.call(name, *arguments, to_js(list(subject.found_transform)))
        refused = hasattr(answer, "error")
        if not refused:
            self._made.append((subject.result, _Map(answer)))
        if self._subject is not subject:
            return
        if refused:
            self._say(text("map-refused", why=told(plain(answer.message))))
        else:
            self._show(self._made[-1][1])

    def _show(self, map):
        self._element.hidden = False
        if self._element.src != map.address:
            self._element.src = map.address
        key = "map-made" if self._subject.matrix else "map-unaligned"
        self._say(self._subject.say(key, mean=map.mean))
        self._placed(Sheet(self._element, *map.size, product(self._subject.to_image, map.matrix)))


class _Map:
    def __init__(self, answer):
        self.address = blob_address(answer.png, "image/png")
        self.mean = answer.mean
        left, top, width, height = [answer.box[index] for index in range(4)]
        self.size = width, height
        self.matrix = placing(1, left, top)

"""What the comparison shows: two panes with the pictures, what is drawn over them, and one zoom for both."""

from js import document, window

from comparison.gestures import Gestures
from comparison.heat_map import HeatMap
from comparison.marks import Marks
from comparison.outlines import Outlines
from comparison.overlay import Blink, Divider
from dom.pane import Pane, Sheet
from dom.picture import Picture
from logic.geometry import IDENTITY
from logic.layout import Layout, frame, is_part
from logic.outlines import STEPPED, outlined
from logic.texts import text
from logic.zoom import Zoom


def find(name):
    return document.getElementById("comparison-" + name)


class Stage:
    """Shows a `Subject` in a view; `say(words)` hears what the map of differences has to say, `enlarged` as of `Zoom`.

    `ready` is as in `HeatMap`. `chosen` is the number of the place that is highlighted, or None; `drawn_too()` is
    called whenever it was drawn.
    """

    def __init__(self, events, engine, ready, say, enlarged):
        self.element = find("stage")
        self.chosen = None
        self.drawn_too = lambda: None
        self._subject = None
        self._view = ""
        self._first, self._second = self.panes = Pane(find("query")), Pane(find("original"))
        self._query = Picture(events, find("query"), lambda: self._name_small("query"))
        self._over = Picture(events, find("over"))
        self._image = Picture(events, find("original"), lambda: self._name_small("original"))
        self._marks = Marks(find("marks"))
        self._outlines = Outlines(self._first), Outlines(self._second)
        self.zoom = Zoom(self.panes, self._draw, enlarged)
        self.divider = Divider(events, self._second)
        self.blink = Blink(events, self._alternate)
        self._heat = HeatMap(events, engine, say, self._put_heat, ready)
        for pane in self.panes:
            Gestures(events, self.zoom, pane)
        for name in ("pointermove", "pointerdown"):
            events.listen(self.element, name, self._point)

    def show(self, view, subject, aligned):
        """Change to a view of these pictures; place and enlargement stay."""
        if subject is not self._subject:
            self._fill(subject)
        self._view = view
        self.element.dataset.view = view
        self._rest()
        self._hold(view, subject, aligned)
        if view == "keypoints":
            self._marks.connect(subject.pairs, subject.query_size[0])
        elif view == "slider":
            self.divider.draw()
        self._alternate(False)
        if view == "blink":
            self.blink.start()
        self.measure()
        if view == "heat":
            self._heat.show(subject)

    def clear(self):
        self._rest()
        self._subject = self.chosen = None
        for picture in (self._query, self._over, self._image):
            picture.clear()

    def forget(self):
        self._heat.forget()

    def measure(self):
        """Adapt to a new size."""
        if self._subject:
            self.zoom.density = window.devicePixelRatio
            self.zoom.measure()

    @property
    def is_swapped(self):
        return bool(self._subject and self._subject.is_swapped)

    def label(self, index):
        """Return what the picture of a pane is called."""
        if not self._subject:
            return ""
        return self._subject.image_label if index else self._subject.query_label

    def size(self, index):
        """Return width and height of the picture of a pane."""
        return self._subject.image_size if index else self._subject.query_size

    def shows_own(self, index):
        """Return whether a pane shows its picture in that picture's pixels."""
        return bool(self._subject) and (index == 1 or not self._layout.is_aligned)

    def choose(self, number):
        """Highlight a place that differs, and show it large."""
        self.chosen = number
        self._outline()
        left, top, right, bottom = self._subject.differences[number]["image"]
        self.zoom.show((left, top, right - left, bottom - top))

    def hold(self, held):
        """Show the other picture in its place, or no more."""
        self.element.dataset.held = "yes" if held else ""
        if self._view == "slider":
            self.divider.lift() if held else self.divider.draw()

    def _fill(self, subject):
        self._subject = subject
        self._query.show(subject.query_address, subject.query_small)
        self._over.show(subject.query_address, subject.query_small)
        self._image.show(subject.image_address, subject.thumbnail)
        query, image = subject.query_label, subject.image_label
        self._query.element.alt = find("query-name").textContent = find("over-name").textContent = query
        self._image.element.alt = find("original-name").textContent = image
        self._over.element.alt = text("view-laid-over", query=query, image=image)
        self.divider.name = query

    def _name_small(self, name):
        if self._subject:
            label = self._subject.query_label if name == "query" else self._subject.image_label
            find(name + "-name").textContent = text("picture-small-of", name=label)

    def _rest(self):
        self.element.dataset.held = find("seen").textContent = ""
        self.blink.stop()
        self.divider.lift()
        self._heat.leave()
        self._marks.clear()

    def _hold(self, view, subject, aligned):
        self._layout = layout = Layout(view, subject, aligned)
        self._first.hold(*layout.first)
        self._first.sheets = [Sheet(self._query.element, *subject.query_size, layout.query)]
        self._second.hold(*layout.second)
        image = Sheet(self._image.element, *subject.image_size, IDENTITY)
        self._second.sheets = [image, Sheet(self._over.element, *subject.query_size, subject.transform)]
        self._outline()

    def _outline(self):
        subject, aligned = self._subject, self._layout.is_aligned
        boxes = outlined(self._view, subject, aligned)
        chosen = self.chosen if self._view in STEPPED else None
        sizes = subject.image_size if aligned else subject.query_size, subject.image_size
        for outlines, some, size, name in zip(self._outlines, boxes, sizes, ("query", "image")):  # noqa: B905  (MicroPython)
            place = None if chosen is None else subject.differences[chosen]["image" if aligned else name]
            outlines.show(some, size, place)

    def step_pair(self, way):
        """Emphasize the next or an earlier line; return which it is, from 1, and of how many."""
        return self._marks.step(way)

    def _point(self, event):
        """Emphasize the line under the pointer."""
        if self._view == "keypoints" and self._subject:
            box = self.element.getBoundingClientRect()
            self._marks.point(event.clientX - box.left, event.clientY - box.top)

    def _put_heat(self, sheet):
        self._second.sheets.append(sheet)
        self.zoom.draw()

    def _draw(self):
        self.drawn_too()
        for outlines in self._outlines:
            outlines.draw()
        subject = self._subject
        if self._view == "keypoints":
            self._marks.draw_lines(self._first, self._second)
        elif (self._view == "frame" and subject.matrix) or (self._view == "slider" and is_part(subject)):
            self._marks.draw_frame(self._second, frame(subject), self._view == "frame")

    def _alternate(self, upper):
        self.element.dataset.seen = "query" if upper else "original"

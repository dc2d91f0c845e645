"""The comparison: a dialog with two pictures, the views of them, one zoom for both."""

from js import document, window
from jsffi import create_proxy

from comparison.heat_map import HeatMap
from comparison.marks import Marks
from comparison.outlines import Outlines
from comparison.overlay import Blink, Divider
from comparison.pane import Gestures, Pane, Sheet, press_key
from dom.picture import Picture
from logic.geometry import IDENTITY, corners
from logic.outcome import details
from logic.outlines import outlined, told
from logic.texts import text
from logic.views import box, note
from logic.zoom import STEP, Zoom


def find(name):
    return document.getElementById("comparison-" + name)


class Comparison:
    """Shows a `Subject`; Escape, the button and a newer query close it, and the focus goes back by itself.

    `ready` is as in `HeatMap`.
    """

    def __init__(self, events, engine, ready):
        self._subject = None
        self._view = "side"
        self._dialog = document.getElementById("comparison")
        self._stage = find("stage")
        self._note = find("note")
        self._factor = find("zoom")
        self._first, self._second = Pane(find("query")), Pane(find("original"))
        self._query, self._over = Picture(events, find("query")), Picture(events, find("over"))
        self._image = Picture(events, find("original"), self._name_small)
        self._marks = Marks(find("marks"))
        self._outlines = Outlines(self._first), Outlines(self._second)
        self._zoom = Zoom([self._first, self._second], self._draw, self._enlarged)
        self._divider = Divider(events, self._second)
        self._blink = Blink(events, self._alternate)
        self._heat = HeatMap(events, engine, self._say, self._put_heat, ready)
        self._listen(events)

    def _listen(self, events):
        for pane in (self._first, self._second):
            Gestures(events, self._zoom, pane)
        for radio in self._radios():
            events.listen(radio, "change", lambda event: self._show(event.target.value))
        actions = {
            "close": self.close,
            "in": lambda: self._zoom.by(STEP),
            "out": lambda: self._zoom.by(1 / STEP),
            "whole": self._zoom.whole,
        }
        for name, action in actions.items():
            events.listen(find(name), "click", lambda _, action=action: action())
        events.listen(self._dialog, "keydown", self._key)
        events.listen(self._dialog, "close", self._closed)
        window.ResizeObserver.new(create_proxy(lambda *_: self._resized())).observe(self._stage)

    def open(self, subject, opener=None):
        """Show this subject, side by side at first; the focus goes to `opener` where nothing had it before."""
        self._subject = subject
        self._opener = opener
        finding = subject.finding
        self._dialog.setAttribute("data-verdict", finding["verdict"] if finding else "")
        find("title").textContent = subject.title
        find("verdict").textContent = text("verdict-" + finding["verdict"]) if finding else text("compare-classic")
        find("finding").textContent = details(subject.result)
        self._name(subject)
        self._query.show(subject.query_address)
        self._over.show(subject.query_address)
        self._image.show(subject.image_address, subject.thumbnail)
        self._dialog.showModal()
        first = self._radios()[0]
        first.checked = True
        first.focus()
        self._show("side")
        self._zoom.whole()

    def _name(self, subject):
        find("query-name").textContent = find("over-name").textContent = subject.query_label
        find("original-name").textContent = subject.image_label

    def _name_small(self):
        if self._subject:
            find("original-name").textContent = text("picture-small-of", name=self._subject.image_label)

    def close(self):
        self._dialog.close()

    def forget(self):
        """The results are gone: so are their maps."""
        self.close()
        self._heat.forget()

    def _closed(self, _event):
        self._blink.stop()
        self._heat.leave()
        self._marks.clear()
        self._subject = None
        if self._opener and document.activeElement.tagName == "BODY":
            self._opener.focus()
        for picture in (self._query, self._over, self._image):
            picture.clear()

    def _radios(self):
        radios = self._dialog.querySelectorAll("input[name='view']")
        return [radios.item(index) for index in range(radios.length)]

    def _show(self, view):
        """Change to a view; place and enlargement stay."""
        subject = self._subject
        self._view = view
        self._stage.dataset.view = view
        self._dialog.dataset.view = view
        self._blink.stop()
        self._divider.lift()
        self._heat.leave()
        self._marks.clear()
        self._hold(view, subject)
        self._outline(view, subject)
        self._say(note(view, subject))
        if view == "keypoints":
            self._marks.connect(subject.pairs, subject.query_size[0])
        elif view == "slider":
            self._divider.draw()
        self._alternate(False)
        if view == "blink":
            self._blink.start()
        self._zoom.measure()
        if view == "heat":
            self._heat.show(subject)

    def _hold(self, view, subject):
        size, transform = subject.query_size, subject.transform
        self._first.hold((0, 0, size[0], size[1]), transform)
        self._first.sheets = [Sheet(self._query.element, *size, IDENTITY)]
        self._second.hold(box(view, subject), IDENTITY)
        image = Sheet(self._image.element, *subject.image_size, IDENTITY)
        self._second.sheets = [image, Sheet(self._over.element, *size, transform)]

    def _outline(self, view, subject):
        query, image = outlined(view, subject)
        self._outlines[0].show(query, subject.query_size)
        self._outlines[1].show(image, subject.image_size)

    def _put_heat(self, sheet):
        self._second.sheets.append(sheet)
        self._zoom.draw()

    def _draw(self):
        for outlines in self._outlines:
            outlines.draw()
        if self._view == "keypoints":
            self._marks.draw_lines(self._first, self._second)
        elif self._view == "frame" and self._subject.matrix:
            frame = [self._subject.place(x, y) for x, y in corners(*self._subject.query_size)]
            self._marks.draw_frame(self._second, frame)

    def _alternate(self, upper):
        self._stage.dataset.seen = "query" if upper else "original"

    def _enlarged(self, factor):
        self._factor.textContent = text("number-percent", n=round(100 * factor))

    def _say(self, words):
        places = told(self._view, self._subject)
        self._note.textContent = f"{places} {words}" if places else words

    def _resized(self):
        if self._subject:
            self._zoom.measure()

    def _key(self, event):
        press_key(event, self._zoom, event.target.id == self._stage.id)

"""The comparison: a dialog with two pictures, the views of them, and what can be done with these."""

from js import document, window
from jsffi import create_proxy

from comparison.keys import Keys
from comparison.mask_editor import MaskEditor
from comparison.places import Places
from comparison.snapshot import Snapshot
from comparison.stage import Stage, find
from comparison.view_choice import ViewChoice
from dom.history import DialogEntry
from logic.layout import facing
from logic.outcome import details
from logic.texts import text
from logic.views import note
from logic.zoom import STEP


class Comparison:
    """Shows a `Subject`; Escape, the button, the backdrop, Back and a newer query close it, and the focus goes back.

    `ready` is as in `HeatMap`.
    """

    def __init__(self, events, engine, ready):
        self._subject = None
        self._opener = None
        self._is_swapped = self._began_outside = False
        self._dialog = document.getElementById("comparison")
        self._note = find("note")
        self._aligned = find("aligned")
        self._stage = Stage(events, engine, ready, self.say, self._enlarged)
        self._masks = MaskEditor(events, self._stage)
        self._views = ViewChoice(events, self._change)
        self._places = Places(events, self._stage)
        self._snapshot = Snapshot(events, self._stage, self.say)
        self._entry = DialogEntry(events, self.close)
        self._keys = Keys(events, self._dialog, self._stage, places=self._places, swap=self._swap)
        self._listen(events)

    def _listen(self, events):
        zoom = self._stage.zoom
        actions = {
            "close": self.close,
            "in": lambda: zoom.by(STEP),
            "out": lambda: zoom.by(1 / STEP),
            "whole": zoom.whole,
            "actual": zoom.actual,
            "sides": self._swap,
        }
        for name, action in actions.items():
            events.listen(find(name), "click", lambda _, action=action: action())
        events.listen(self._aligned, "change", lambda _: self._show_whole())
        events.listen(self._dialog, "close", self._closed)
        events.listen(self._dialog, "pointerdown", self._press)
        events.listen(self._dialog, "click", self._click)
        window.ResizeObserver.new(create_proxy(lambda *_: self._stage.measure())).observe(self._stage.element)

    def open(self, subject, opener=None, without=None, areas=None):
        """Show this subject, side by side at first; the focus goes to `opener` where nothing had it before.

        `without(areas)` compares both again without areas of each, and calls `renew`; these are left out already.
        """
        self._opener = opener
        self._is_swapped = False
        self._stage.chosen = None
        find("sides").setAttribute("aria-pressed", "false")
        self._take(subject)
        self._dialog.showModal()
        self._entry.enter()
        self._views.begin()
        self._show_whole()
        self._masks.begin(without, areas)

    @property
    def is_open(self):
        return self._dialog.open

    def renew(self, subject):
        """Show what was found out about the same pictures without some areas, as they are looked at."""
        if self._subject:
            self._take(subject)
            self._stage.chosen = None
            self._show()

    def _take(self, subject):
        self._subject = subject
        finding = subject.finding
        self._dialog.setAttribute("data-verdict", finding["verdict"] if finding else "")
        find("title").textContent = subject.title
        find("verdict").textContent = text("verdict-" + finding["verdict"]) if finding else text("compare-classic")
        find("finding").textContent = details(subject.result)
        self._places.begin(len(subject.differences))

    @property
    def subject(self):
        """Return what is shown, None while the dialog is closed."""
        return self._subject

    @property
    def shows_result(self):
        """Return whether it shows a result of a search, and not two files of their own; or nothing."""
        return not self._subject or self._subject.is_of_search

    def close(self):
        self._dialog.close()

    def forget(self):
        """The results are gone: so are their maps."""
        self.close()
        self._stage.forget()

    def _closed(self, _event):
        self._entry.leave()
        self._masks.begin(None)
        self._stage.clear()
        self._subject = None
        if self._opener and document.activeElement.tagName == "BODY":
            self._opener.focus()

    def _change(self):
        # A frame around all that is seen would be out of sight where a place was enlarged.
        self._show_whole() if self._views.chosen == "frame" else self._show()

    def _show(self):
        """Show the chosen view; place and enlargement stay."""
        view = self._views.chosen
        subject = facing(view, self._subject, self._is_swapped)
        self._dialog.dataset.view = view
        find("aligning").hidden = view != "side" or not subject.matrix
        self._places.show(view, len(subject.pairs) // 4)
        self.say(note(view, subject))
        self._stage.show(view, subject, self._aligned.checked)
        self._masks.rename()

    def _show_whole(self):
        self._show()
        self._stage.zoom.whole()

    def _swap(self):
        self._is_swapped = not self._is_swapped
        find("sides").setAttribute("aria-pressed", "true" if self._is_swapped else "false")
        self._show_whole()

    def _enlarged(self, share):
        find("zoom").textContent = text("number-percent", n=round(100 * share))

    def say(self, words):
        """Say this below the pictures."""
        self._note.textContent = words

    def _press(self, event):
        # A drag that began inside may end outside.
        self._began_outside = self._is_outside(event)

    def _click(self, event):
        if self._is_outside(event) and self._began_outside:
            self.close()

    def _is_outside(self, event):
        """Return whether it was on the backdrop, which belongs to the dialog as its edge does."""
        if event.target.id != self._dialog.id:
            return False
        box = self._dialog.getBoundingClientRect()
        return not (box.left <= event.clientX <= box.right and box.top <= event.clientY <= box.bottom)

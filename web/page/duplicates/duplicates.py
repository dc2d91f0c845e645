"""The task of finding duplicates: groups are shown as they are found, and reviewed, and saved."""

import asyncio

from js import document, window
from jsffi import to_js

from dom.address import show_task
from dom.download import Saver
from duplicates.closer_look import CloserLook
from duplicates.group_list import GroupList
from duplicates.keys import Keys
from duplicates.mover import Mover
from duplicates.run import Run
from logic.duplicate_files import names, objects, table
from logic.duplicate_words import headline
from logic.duplicates import Review, pairs_of, remembered
from logic.texts import sentences, text

AT_ONCE = 50
"""Groups that are shown between two turns of the page: a few milliseconds."""

CSV, JSON = "text/csv", "application/json"


def find(name):
    return document.getElementById("duplicates-" + name)


class Duplicates:
    """`own` are the visitor's own pictures, whose files are compared closely; `problems` lists what cannot be used.

    `kept()` is called when other things are stored on the device than before.

    How it goes stands in `data-run` of its part, for scripts: "", "running", "done" or "stopped".
    """

    def __init__(self, events, engine, *, own, comparison, problems, kept):
        self._events, self._engine, self._problems, self._kept = events, engine, problems, kept
        self._part = find("panel")
        self._start, self._undo, self._out, self._line, self._told, self._hidden, self._offer = (
            find(name) for name in ("start", "undo", "out", "line", "told", "hidden", "offer")
        )
        self._run = Run(events, engine, show=self._take, refused=self._interrupted, ended=self._ended)
        reviewing = {"choose": self._choose, "compare": self._compare, "reject": self._reject}
        self._list = GroupList(
            events,
            marks_of=lambda group: self._review.extras_of(group),
            filled=lambda row: events.start(self._bring_copies(row)),
            **reviewing,
        )
        Keys(events, self._list, undo=self._bring_back, stop=self._run.stop, **reviewing)
        self._look = CloserLook(engine, comparison, file_of=own.file_of, copies_of=self._copies_of, say=self._tell)
        self._mover = Mover(events, review=lambda: self._review, changed=self._moved, say=self._tell)
        self._saver = Saver()
        self._review = Review()
        self._pictures = self._number = 0
        self._is_open = False
        self._part.dataset.run = ""
        self._listen(events)
        self._show()

    def _listen(self, events):
        events.listen(self._start, "click", lambda _: self.start())
        events.listen(self._offer.querySelector("button"), "click", lambda _: self._take_offer())
        events.listen(self._undo, "click", lambda _: self._bring_back())
        events.listen(self._hidden.querySelector("button"), "click", lambda _: self._show_again(*self._review.accept()))
        events.listen(find("csv"), "click", lambda _: self._save(table, "echoimage-duplicates.csv", CSV))
        events.listen(find("json"), "click", lambda _: self._save(objects, "echoimage-duplicates.json", JSON))
        events.listen(find("names"), "click", lambda _: self._save(names, "echoimage-extras.txt", "text/plain"))

    def opened(self, database, is_own, is_new):
        """Take note of what there is to look in; what was found in another collection is shown no more."""
        if is_new:
            self.forget()
        self._number, self._is_open = database["count"], True
        self._offer.hidden = not is_own or self._number < 2
        for button in (self._start, self._offer.querySelector("button")):
            button.textContent = text("duplicates-start", n=self._number)
        self._show()

    def forget(self):
        """Show nothing found, and end what is under way."""
        self._run.stop()
        self._run.forget()
        self._number = 0
        self._begin("")

    def forget_said(self):
        """Show what was said to be no duplicates again: it is no longer stored."""
        self._review.forget()
        self._show_changed()

    def lose(self):
        """Hear no answer of the worker: it has ended; nothing can be looked for until a collection is open again."""
        self._is_open, self._offer.hidden = False, True
        if self._run.is_under_way:
            self._interrupted(text("duplicates-interrupted"))
        else:
            self._show()

    def start(self):
        """Look for duplicates in the open collection."""
        self._begin("running")
        self._run.start()

    def _interrupted(self, words):
        self._end("stopped", words)

    def _ended(self, answer):
        self._pictures = answer["pictures"]
        self._problems.of_duplicates(answer["problems"])
        unread = len(answer["problems"])
        told = [text("duplicates-stopped")] if answer["stopped"] else []
        told += [text("unread", n=unread)] if unread else []
        self._end("stopped" if answer["stopped"] else "done", sentences(told))

    def _begin(self, run):
        """Show no group; what was said to be no duplicates is remembered."""
        self._look.forget()
        self._list.clear()
        self._problems.of_duplicates([])
        stored = window.front.notDuplicates(None)
        # Where the browser keeps nothing, it holds as long as the page is open.
        pairs = self._review.pairs if stored is None else pairs_of(stored)
        self._review = Review(pairs, self._mover.moved)
        self._pictures = 0
        self._part.dataset.run = run
        self._tell("")
        self._show()

    def _end(self, run, words):
        had_focus = self._run.has_focus
        self._run.forget()
        self._part.dataset.run = run
        self._tell(words)
        self._show()
        self._events.start(self._mover.learn())
        if had_focus:
            self._focus_line()

    async def _take(self, changes, is_wanted):
        """Show what has changed, as long as it is wanted; the page has a turn now and then."""
        fresh, lost = self._review.take(changes["changed"], changes["gone"])
        for group in lost:
            self._list.remove(group)
        for place, group in enumerate(fresh):
            if not is_wanted():
                return
            self._list.show(group)
            if place % AT_ONCE == AT_ONCE - 1:
                await asyncio.sleep(0.001)
        self._show()

    def _show(self):
        """Show what there is, and what can be done now."""
        run = self._part.dataset.run
        self._start.hidden = run == "running" or self._number < 2 or not self._is_open
        self._out.hidden = not self._review.groups
        self._undo.hidden = not self._review.can_undo
        rejected = len(self._review.rejected)
        self._hidden.hidden = not rejected
        self._hidden.querySelector("span").textContent = text("duplicates-hidden", n=rejected)
        self._mover.offer(run == "running")
        # While it grows it is for the eye: whoever listens would hear each number.
        self._line.setAttribute("aria-live", "off" if run == "running" else "polite")
        self._line.textContent = headline(self._review, run, self._number, self._pictures)

    def _focus_line(self):
        """Set the focus to what is said of the run: no key does anything to that, which was meant for what is gone."""
        (self._line if self._line.textContent else self._start).focus()

    def _tell(self, words):
        self._told.textContent = words

    async def _copies_of(self, pictures):
        await self._engine.woken()
        return await self._engine.call("duplicates_copies", to_js([one["number"] for one in pictures]))

    async def _bring_copies(self, row):
        group = row.group
        copies = await self._copies_of(group.pictures)
        if row.group is group and row.is_filled:
            row.show_copies(copies)

    def _choose(self, row, place):
        if place >= len(row.group.pictures):
            return
        if not self._review.toggle(row.group, place):
            return self._tell(text("duplicates-last"))
        row.mark(self._review.extras_of(row.group))
        self._tell("")
        self._show()

    def _compare(self, row, place):
        """Compare a picture with the best one; that with the first extra."""
        extra = row.group.pictures[max(place, 1)]
        self._events.start(self._look.open(extra, row.group.pictures[0], row.choices()[max(place, 1)]))

    def _reject(self, row):
        is_stored = self._remember(more=self._review.reject(row.group))
        self._tell(text("duplicates-remembered" if is_stored else "duplicates-unremembered"))
        if not self._list.leave(row):
            self._focus_line()

    def _bring_back(self):
        """Take back what was said last to be no duplicates; return whether there was anything."""
        if not self._review.can_undo:
            return False
        group, said = self._review.undo()
        self._show_again([group], said)
        return True

    def _show_again(self, groups, said):
        """Show groups, of which some may be gone, that are `said` to be none no more; go to the first one."""
        shown = [group for group in groups if group and group.is_shown]
        self._remember(fewer=said)
        self._tell(text("duplicates-undone"))
        if shown:
            self._list.go(self._list.row_of(shown[0]), 1)
        else:
            self._focus_line()

    def _remember(self, **said):
        """Store what was `said`, as `remembered` takes it, and show it; return whether the browser keeps it."""
        stored = window.front.notDuplicates(None)
        if stored is not None:
            stored = window.front.notDuplicates(remembered(stored, **said))
        self._show_changed()
        self._kept()
        return stored is not None

    def _moved(self):
        """Show no more what was moved, or show it again."""
        self._review.move(self._mover.moved)
        self._show_changed()

    def _show_changed(self):
        for row in self._list.changed():
            self._list.show(row.group)
        self._show()

    def _save(self, lines_of, name, kind):
        parts = window.Array.new()
        for line in lines_of(self._review):
            parts.push(line)
        self._saver.save(parts, name, kind)

    def _take_offer(self):
        show_task("duplicates")
        self.start()

"""A scan of a folder: its files go to scanners beside the worker, and what these find out to the worker."""

import asyncio
import time

from js import window
from jsffi import to_js

from engine.requests import Refused, ask, plain
from engine.scanner import affordable
from logic.pace import Pace
from logic.texts import text
from logic.workers import worthwhile_scanners

TICK = 0.25
"""Seconds between two looks at how far it is, after which what was found out is passed on together."""

SCANNING, PAUSED, DONE, STOPPED, FAILED = "scanning", "paused", "done", "stopped", "failed"


class Scan:
    """One folder, by the name that it has in the index. `changed()` is called up to four times a second.

    Its scanners are taken from `spare`, and one is left there.

    `recognise` learns that name from the files found first, `take` gets all as they are found, `finish` ends it.
    state: one of those above; `why` says what has failed.
    total, done, known: pictures found, settled, and of these those that were known already. problems: path, reason and
    text of each that could not be read, or only in part. facts: what the worker said of storing, last.
    """

    def __init__(self, events, engine, spare, folder, changed):
        self.state, self.why = SCANNING, ""
        self.total = self.done = self.known = 0
        self.problems = []
        self.facts = {}
        self.pace = Pace()
        self.folder = folder
        self._events, self._engine, self._spare, self._changed = events, engine, spare, changed
        self._waiting = []
        self._answers = window.Array.new()
        self._passing = asyncio.Lock()
        self._whole = False
        self._news = asyncio.Event()
        self._places = []
        events.start(self._tick())

    @property
    def remaining(self):
        """Return the seconds until it is done, None where that is not known."""
        return self.pace.remaining(self.total - self.done)

    async def recognise(self, batch, taken):
        """Find out which folder it is; `taken` are names of others. What is not known gets a name of its own."""
        try:
            self.folder = await ask(self._engine, "mine_name", self.folder, batch, to_js(taken))
        except Refused as refusal:
            self._fail(str(refusal))

    async def take(self, batch):
        """Take files, a JavaScript array of {path, file}; those that are known are not read."""
        if not self._is_under_way():
            return
        try:
            new = await ask(self._engine, "mine_known", self.folder, batch)
        except Refused as refusal:
            return self._fail(str(refusal))
        self.total += batch.length
        self.known += batch.length - len(new)
        self.done += batch.length - len(new)
        self._waiting += [batch[int(number)] for number in new]
        if new:
            self._have_scanners()
        self._wake()

    async def finish(self, complete, unread):
        """Wait until all is described and stored.

        `complete`: every file of the folder was taken, but for those at the paths `unread` and below.
        """
        self._whole = True
        self._wake()
        for place in self._places:
            await place
        # What one that could not start has put back, when the others had ended.
        while self._waiting and self._spare.is_there and self._is_under_way():
            await self._run()
        await self._pass_on()
        if self.state == FAILED:
            return
        if self._waiting and self._is_under_way():
            return self._fail(text("mine-no-scanner"))
        try:
            complete = complete and self.state != STOPPED
            self.facts = await ask(self._engine, "mine_finish", self.folder, complete, to_js(unread))
        except Refused as refusal:
            return self._fail(str(refusal))
        if self.state != STOPPED:
            self.state = DONE
        self._changed()

    def pause(self):
        """Go on with nothing new."""
        self._become(SCANNING, PAUSED)

    def resume(self):
        """Go on."""
        self._become(PAUSED, SCANNING)

    def stop(self):
        """End early; what is done is kept. `finish` has to be called all the same."""
        if self._is_under_way():
            self.state = STOPPED
        self._wake()

    def end(self):
        """Give up: there is no worker any more that takes what is found."""
        if self._is_under_way():
            self._fail(text("mine-ended"))

    def _become(self, before, after):
        if self.state == before:
            self.state = after
            self.pace.rest()
        self._wake()

    def _is_under_way(self):
        return self.state in (SCANNING, PAUSED)

    def _fail(self, why):
        self.state, self.why = FAILED, why
        self._wake()
        self._changed()

    def _wake(self):
        self._news.set()

    def _have_scanners(self):
        """Have as many as what waits is worth; those that there are stay."""
        if not self._places:
            _ask_to_keep()
        for _ in range(len(self._places), worthwhile_scanners(len(self._waiting), affordable())):
            self._places.append(self._events.start(self._run()))

    async def _next(self):
        """Return the next file, None where there will be none."""
        while self._is_under_way():
            if self._waiting and self.state == SCANNING:
                return self._waiting.pop(0)
            if self._whole and not self._waiting:
                return None
            self._news.clear()
            await self._news.wait()
        return None

    async def _run(self):
        """Have files described, one after the other, by one scanner at a time; until none can be started."""
        scanner = None
        while True:
            picture = await self._next()
            if picture is None:
                break
            try:
                scanner = scanner or await self._started()
            except Exception:
                self._waiting.insert(0, picture)
                self._wake()
                break
            if not await self._described(scanner, picture):
                scanner.end()
                scanner = None
        if scanner and self._is_under_way():
            self._spare.keep(scanner)
        elif scanner:
            scanner.end()

    async def _started(self):
        """Return a scanner; a start that fails, as for lack of memory at that moment, is tried once more."""
        try:
            return await self._spare.take()
        except Exception:
            return await self._spare.take()

    async def _described(self, scanner, picture):
        """Return whether the scanner lives on."""
        path = str(picture.path)
        try:
            answer = await scanner.describe(self.folder, path, picture.file)
        except Exception:
            self.problems.append((path, "crashed", text("mine-crashed")))
            self.done += 1
            return False
        self.done += 1
        if hasattr(answer, "error"):
            self.problems.append((path, str(answer.error), plain(answer.message)))
            return True
        if answer.damage:
            self.problems.append((path, "damaged", plain(answer.damage)))
        self._answers.push(answer)
        return True

    async def _pass_on(self):
        async with self._passing:
            some, self._answers = self._answers, window.Array.new()
            if not some.length or self.state == FAILED:
                return
            try:
                self.facts = await ask(self._engine, "mine_add", self.folder, some)
            except Refused as refusal:
                self._fail(str(refusal))

    async def _tick(self):
        while self._is_under_way():
            if self.state == SCANNING:
                self.pace.note(time.time(), self.done)
            if self._answers.length and not self._passing.locked():
                self._events.start(self._pass_on())
            self._changed()
            await asyncio.sleep(TICK)
        self._changed()


def _ask_to_keep():
    """Ask the browser not to delete what is learned when room is short; it may ask the visitor, nobody waits."""
    storage = getattr(window.navigator, "storage", None)
    if storage and hasattr(storage, "persist"):
        storage.persist()

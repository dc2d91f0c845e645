"""Pictures of the user's own, handed to the worker: taken as they are found, then opened as one collection."""

from jsffi import to_js

from engine.requests import ask

MOST = 2_000
"""Pictures that are taken: each is described at a search."""

SCANNING, PAUSED, DONE, STOPPED = "scanning", "paused", "done", "stopped"


class Scan:
    """The pictures of a folder. `take` gets the files as they are found, `finish` ends it; `changed()` is called then.

    `open(engine)` gives what was taken, `files`, to a worker, after a crash to another one. `remaining` are the seconds
    until it is done, None where that is not known; problems: path, reason and text of each.
    """

    remaining = None

    def __init__(self, events, engine, folder, changed):
        self.name = folder
        self.state = SCANNING
        self.total = self.done = 0
        self.problems = []
        self.files = to_js([])
        self._changed = changed

    async def take(self, batch):
        """Take files, a JavaScript array of {path, url, file}."""
        taken = batch.slice(0, MOST - self.total)
        self.files = self.files.concat(taken)
        self.total = self.done = self.total + taken.length
        if taken.length < batch.length:
            self.problems = [(self.name, "too-large", f"only the first {MOST:,} pictures were taken")]
            self.stop()
        self._changed()

    async def finish(self, complete=True):
        """End it; `complete`: every file of the folder was taken."""
        if self.state != STOPPED:
            self.state = DONE
        self._changed()

    def rate(self):
        """Return how many are done in a second, 0 where that is not known."""
        return 0

    def pause(self):
        """Go on with nothing new."""
        if self.state == SCANNING:
            self.state = PAUSED

    def resume(self):
        """Go on."""
        if self.state == PAUSED:
            self.state = SCANNING

    def stop(self):
        """End early; what is done is kept."""
        if self.state in (SCANNING, PAUSED):
            self.state = STOPPED

    async def open(self, engine):
        """Have the worker open what was taken; raises `Refused`."""
        return await ask(engine, "open_files", self.name, self.files)

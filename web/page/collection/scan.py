"""Pictures of the user's own, handed to the worker: taken as they are found, then opened as one collection."""

from jsffi import to_js

from engine.requests import ask

MOST = 2_000
"""Pictures that are taken: each is described at a search."""


class Scan:
    """Takes files in batches into `files`, an array of JavaScript.

    `open(engine)` gives them to a worker, after a crash to another one.
    """

    def __init__(self, name):
        self.name = name
        self.count = 0
        self.files = to_js([])

    def add(self, files):
        """Take a batch of the browser's: {path, url, file} each; return whether there is room for more."""
        taken = files.slice(0, MOST - self.count)
        self.files = self.files.concat(taken)
        self.count += taken.length
        return taken.length == files.length

    async def open(self, engine):
        """Have the worker open what was taken; raises `Refused`."""
        return await ask(engine, "open_files", self.name, self.files)

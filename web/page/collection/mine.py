"""Files of the visitor's own, chosen by a field, are scanned and then searched."""

from js import document, window
from jsffi import to_js

from collection.loader import MINE
from collection.scan import Scan

FOLDER = "Pictures"
BATCH = 100
"""Files that are looked at in one go: 2,000 kept the page busy for 0.3 s."""


class MineFiles:
    """The field; how the scan goes stands in its data attributes, for scripts. It hears pause, resume and stop.

    `use(source)` opens a collection.
    """

    def __init__(self, events, engine, use):
        self._events, self._engine, self._use = events, engine, use
        self._under_way = None
        self._field = document.getElementById("mine-files")
        events.listen(self._field, "change", lambda _: self._pick())
        for name in ("pause", "resume", "stop"):
            events.listen(self._field, name, lambda _, name=name: getattr(self._under_way, name)())

    def end(self):
        """End a scan: the worker has ended."""
        if self._under_way:
            self._under_way.end()

    def _pick(self):
        self._events.start(self._scan(self._field.files))

    async def _scan(self, files):
        await self._engine.woken()
        scan = self._under_way = Scan(self._events, self._engine, FOLDER, lambda: self._show(scan))
        for begin in range(0, files.length, BATCH):
            batch = window.Array.new()
            for number in range(begin, min(begin + BATCH, files.length)):
                file = files.item(number)
                batch.push(to_js({"path": file.webkitRelativePath or file.name, "file": file}))
            await scan.take(batch)
        self._field.value = ""
        await scan.finish()
        self._show(scan)
        self._use(MINE)

    def _show(self, scan):
        shown = self._field.dataset
        shown.scan, shown.why = scan.state, scan.why
        shown.full = scan.facts.get("full", "")
        shown.done, shown.known, shown.total = str(scan.done), str(scan.known), str(scan.total)
        shown.problems = "; ".join(f"{path}: {reason}: {text}" for path, reason, text in scan.problems)

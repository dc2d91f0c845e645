"""Files of the visitor's own, chosen by a field, are scanned and then searched."""

from js import document, window
from jsffi import to_js

from collection.loader import MINE
from collection.scan import Scan

FOLDER = "Pictures"


class MineFiles:
    """The field; how the scan goes stands in its data attributes, for scripts. `use(source)` opens a collection."""

    def __init__(self, events, engine, use):
        self._events, self._engine, self._use = events, engine, use
        self._under_way = None
        self._field = document.getElementById("mine-files")
        events.listen(self._field, "change", lambda _: self._pick())

    def end(self):
        """End a scan: the worker has ended."""
        if self._under_way:
            self._under_way.end()

    def _pick(self):
        batch = window.Array.new()
        for number in range(self._field.files.length):
            file = self._field.files.item(number)
            batch.push(to_js({"path": file.webkitRelativePath or file.name, "file": file}))
        self._field.value = ""
        self._events.start(self._scan(batch))

    async def _scan(self, batch):
        await self._engine.woken()
        scan = self._under_way = Scan(self._events, self._engine, FOLDER, lambda: self._show(scan))
        await scan.take(batch)
        await scan.finish()
        self._show(scan)
        self._use(MINE)

    def _show(self, scan):
        shown = self._field.dataset
        shown.scan, shown.why = scan.state, scan.why
        shown.full = scan.facts.get("full", "")
        shown.done, shown.known, shown.total = str(scan.done), str(scan.known), str(scan.total)
        shown.problems = "; ".join(f"{path}: {reason}: {text}" for path, reason, text in scan.problems)

"""The answers saved as a file, without a turn of the page being long."""

import asyncio

from js import document, window
from jsffi import to_js

from engine.requests import read_report
from logic.export import header, json_object, table_rows


async def table_of(batch):
    """Return the answers as the parts of a CSV file."""
    parts = window.Array.of(header())
    for row in batch.rows:
        parts.push(table_rows(row.query.name, row, await _report_of(row)))
    return parts


async def objects_of(batch):
    """Return the answers as the parts of a JSON file, an object a line."""
    parts = window.Array.of("[\n")
    for place, row in enumerate(batch.rows):
        told = json_object(row.query.name, batch.how[1], row, await _report_of(row))
        parts.push(told + (",\n" if place + 1 < len(batch.rows) else "\n]\n"))
    return parts


class Saver:
    """Hands files to the browser's downloads."""

    def __init__(self):
        self._address = ""

    def save(self, parts, name, kind):
        """Save parts (a JavaScript array of texts) as a file of this name and media type."""
        # The browser may read it a moment later; the next file takes its place.
        window.URL.revokeObjectURL(self._address)
        self._address = window.URL.createObjectURL(window.Blob.new(parts, to_js({"type": kind})))
        anchor = document.createElement("a")
        anchor.href = self._address
        anchor.download = name
        anchor.click()


async def _report_of(row):
    # Two hundred reports at once would hold up the page for a second and more.
    await asyncio.sleep(0.001)
    return read_report(row.answer)[0] if row.answer else None

"""The answers as files, made without a turn of the page being long."""

import asyncio

from js import window

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


async def _report_of(row):
    # Two hundred reports at once would hold up the page for a second and more.
    await asyncio.sleep(0.001)
    return read_report(row.answer)[0] if row.answer else None

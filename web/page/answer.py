"""Questions to the worker: its answer as plain dicts and lists, its refusals as exceptions."""

import json

from pyscript import window


class Refused(Exception):
    """The worker answered with an error; str() names the thing and the remedy."""


def plain(answer):
    """Copy a JavaScript value: one crossing by JSON is cheaper than one for each attribute."""
    text = window.JSON.stringify(answer)
    return json.loads(text) if isinstance(text, str) else None


async def ask(engine, name, *arguments):
    """Call the worker; raises `Refused` with its text."""
    value = plain(await engine.call(name, *arguments))
    if isinstance(value, dict) and "error" in value:
        raise Refused(value["text"])
    return value


async def ask_for_search(engine, ticket, query, k):
    """Search, and give the report and the preview's bytes (a Uint8Array, or None) apart."""
    answer = await engine.call("search", ticket, query, k)
    preview = None
    # What JavaScript calls undefined is no attribute here.
    if hasattr(answer, "query"):
        preview = getattr(answer.query, "preview", None)
        answer.query.preview = None
    report = plain(answer)
    if "error" in report:
        raise Refused(report["text"])
    return report, preview

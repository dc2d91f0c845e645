"""Requests to the worker: its answer as plain dicts and lists, its refusals as exceptions."""

import json

from js import window
from jsffi import to_js

from logic.texts import told


class Refused(Exception):
    """The worker answered with an error: str() is what its message says, `reason` is for programs."""

    def __init__(self, message, reason):
        super().__init__(told(message))
        self.reason = reason


def plain(answer):
    """Return a copy of a JavaScript value: one crossing by JSON is cheaper than one for each attribute."""
    text = window.JSON.stringify(answer)
    return json.loads(text) if isinstance(text, str) else None


async def ask(engine, name, *arguments):
    """Call the worker and return its answer; raises `Refused` with its message."""
    value = plain(await engine.call(name, *arguments))
    return _accepted(value) if isinstance(value, dict) else value


async def ask_for_search(engine, ticket, query, *how):
    """Search, and return the report and the preview's bytes (a Uint8Array, or None) apart."""
    box = to_js(list(query.box)) if query.box else None
    answer = await engine.call("search", ticket, query.source, *how, box)
    return read_report(answer)


def read_report(answer):
    """Return a report, final or not, and the preview's bytes apart."""
    preview = _taken(answer, "query")
    report = _accepted(plain(answer))
    for result in report["results"]:
        _complete(result)
    return report, preview


async def ask_for_comparison(engine, first, second, task, *wholes):
    """Compare two pictures for a task of the page, and return the result and the previews' bytes apart.

    `wholes` as of the worker's `compare_files`.
    """
    return await _compared(engine, "compare_files", first, second, task, *wholes)


async def ask_for_comparison_without(engine, task, areas):
    """Compare the last two pictures of a task again, without these areas of each."""
    result, _ = await _compared(engine, "compare_without", task, to_js(areas))
    return result


async def _compared(engine, name, *arguments):
    answer = await engine.call(name, *arguments)
    previews = [_taken(answer, name) for name in ("query", "image")]
    result = _accepted(plain(answer))
    _complete(result)
    return result, previews


def _taken(answer, name):
    # What JavaScript calls undefined is no attribute here.
    if not hasattr(answer, name):
        return None
    facts = getattr(answer, name)
    preview = getattr(facts, "preview", None)
    facts.preview = None
    # An attribute that is there, and undefined, is a thing of its own here, and no false one.
    return preview if hasattr(preview, "byteLength") else None


def _complete(result):
    # Python's None crosses as undefined, which JSON leaves out.
    finding = result.setdefault("finding", None)
    if finding:
        finding.setdefault("matrix", None)
        finding.setdefault("certainty", None)


def _accepted(answer):
    if "error" in answer:
        raise Refused(answer["message"], answer["error"])
    return answer

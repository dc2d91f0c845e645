"""Answers as files: a table for spreadsheets (CSV, RFC 4180), and what `echoimage search --json` writes (JSON)."""

import json
from collections import OrderedDict

from logic.batch import FAILED, Row
from logic.csv_table import BYTE_ORDER_MARK, line
from logic.inputs import is_own
from logic.outcome import answer, certainty_of, done_to, is_match, name_of, no_match, verdict_of
from logic.texts import text, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import Problem, Report, Result

COLUMNS = (
    "query",
    "rank",
    "answer",
    "verdict",
    "certainty",
    "score",
    "ssim",
    "orb",
    "name",
    "address",
    "done",
    "differs",
    "matches",
    "problem",
)

REPORT = ("match", "matches", "compared", "total", "incomplete", "results", "problems")
RESULT = (
    "rank",
    "url",
    "also",
    "title",
    "page",
    "thumbnail",
    "license",
    "size",
    "sha256",
    "exact",
    "match",
    "verdict",
    "score",
    "ssim",
    "orb",
    "finding",
)
FINDING = (
    "text",
    "words",
    "certainty",
    "basis",
    "grounds",
    "inliers",
    "matrix",
    "mirrored",
    "rotation",
    "scale",
    "stretch",
    "visible",
    "covered",
    "likeness",
    "differences",
    "place",
    "query_box",
    "image_box",
)
"""Keys of `echoimage_tools/output/as_json.py`; the worker's answer has these, and what is drawn."""


def header() -> str:
    """Return the first line of the table."""
    return BYTE_ORDER_MARK + line([text("column-" + name) for name in COLUMNS])


def table_rows(name: str, row: Row, report: "Report | None") -> str:
    """Return the lines of one picture: one for each match that is known, or one that says why there is none."""
    if report is None:
        return _table_row(name, problem=_problem(row)["text"])
    matches = [one for one in report["results"] if is_match(one)]
    if not matches:
        return _table_row(name, answer=no_match(report), verdict="" if report["incomplete"] else "none")
    total = report["listed"] if matches[0]["finding"] else len(matches)
    return "".join(_match_row(name, rank, one, total) for rank, one in enumerate(matches, 1))


def json_object(name: str, method: str, row: Row, report: "Report | None") -> str:
    """Return one picture as a line of JSON, with the keys of the command line."""
    about: "dict[str, object]" = OrderedDict([("query", name), ("method", method)])
    if report is None:
        about["query_size"] = None
        about["match"] = False
        about["matches"] = about["compared"] = about["total"] = 0
        about["incomplete"] = False
        about["results"] = []
        about["problems"] = []
        about["error"] = _problem(row, name)
        return json.dumps(about)
    query = report["query"]
    damage = {"url": name, "reason": "damaged", "text": told(query["damage"])}
    about["query_size"] = [query["width"], query["height"]]
    for key in REPORT:
        about[key] = report[key]  # type: ignore[literal-required]
    about["results"] = [_result(one) for one in report["results"]]
    about["problems"] = ([damage] if query["damage"] else []) + [_listed(one) for one in report["problems"]]
    about["error"] = None
    return json.dumps(about)


def _problem(row: Row, name: str = "") -> "dict[str, str]":
    if row.state == FAILED:
        return {"file": name, "reason": row.reason, "text": row.why}
    return {"file": name, "reason": "stopped", "text": text("answers-unsearched")}


def _listed(problem: "Problem") -> "dict[str, str]":
    return {"url": problem["url"], "reason": problem["reason"], "text": told(problem["message"])}


def _match_row(name: str, rank: int, result: "Result", total: int) -> str:
    finding = result["finding"]
    return _table_row(
        name,
        rank=rank,
        answer=answer(result),
        verdict=verdict_of(result),
        certainty=certainty_of(result),
        score=_rounded(result["score"]),
        ssim=_rounded(result["ssim"]),
        orb=_rounded(result["orb"]),
        name=name_of(result),
        address="" if is_own(result["url"]) else result["url"],
        done=done_to(result),
        differs=len(finding["differences"]) if finding else "",
        matches=total,
    )


def _table_row(query: str, **known: object) -> str:
    return line([query] + [known.get(name, "") for name in COLUMNS[1:]])


def _result(one: "Result") -> "dict[str, object]":
    found = OrderedDict((key, one.get(key)) for key in RESULT)
    for key in ("score", "ssim", "orb"):
        found[key] = _rounded(found[key])  # type: ignore[arg-type]
    finding = one["finding"]
    if finding:
        found["finding"] = known = OrderedDict((key, finding.get(key)) for key in FINDING)
        known["text"] = told(finding["done"])
        flat = finding["matrix"]
        # The page multiplies with it in one row.
        known["matrix"] = flat and [[_rounded(value) for value in flat[at : at + 3]] for at in (0, 3, 6)]
    return found


def _rounded(value: float) -> float:
    """Return six digits, as the command line."""
    return float(f"{value:.6g}") + 0.0

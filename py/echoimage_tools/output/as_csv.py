"""Answers for spreadsheets: reports in, lines of a table out, with the columns of the table that the page saves."""

import csv
import io
from typing import TypeAlias

from echoimage import EchoImageError, Report, Result
from echoimage.matching.certainty import certainty_of
from echoimage.search.as_json import rounded
from echoimage_tools.output.as_text import INCOMPLETE
from echoimage_tools.output.counts import counted
from echoimage_tools.output.csv_cells import BYTE_ORDER_MARK, LINE_END, cell
from echoimage_tools.output.edits import edits_in_english, verdict_in_english

COLUMNS = {
    "query": "Your picture",
    "rank": "Rank",
    "answer": "Answer",
    "verdict": "Verdict",
    "certainty": "Certainty",
    "score": "Score",
    "ssim": "SSIM",
    "orb": "ORB",
    "name": "Picture found",
    "address": "Address",
    "done": "What was done",
    "differs": "Places that differ",
    "matches": "Matches",
    "problem": "Problem",
}
"""Columns with their headings."""

_Row: TypeAlias = dict[str, object]


def header() -> str:
    """Return the first line of a table."""
    return BYTE_ORDER_MARK + _lines([COLUMNS])


def answer(query: str, report: Report, narrowed: bool = False) -> str:
    """Return the lines of a query: one for each match, or one that says that there is none.

    Unless `narrowed` to what was said to match, the same scene or object and the best by the classic score have lines.
    """
    unproven = [one for one in report.results[report.accepted :] if one.score.details is None or one.score.matches]
    matches = [*report.results[: report.accepted], *([] if narrowed else unproven)]
    if not matches:
        if report.incomplete:
            return _lines([{"query": query, "answer": "No match in what can be read", "problem": INCOMPLETE}])
        return _lines(
            [{"query": query, "answer": f"No match among {counted(report.compared, 'picture')}", "verdict": "none"}]
        )
    total = report.accepted if narrowed or not matches[0].score.details else len(report.scores)
    return _lines(
        [{"query": query, "rank": rank, "matches": total, **_row(one)} for rank, one in enumerate(matches, 1)]
    )


def no_answer(query: str, why: EchoImageError) -> str:
    """Return the line of a query that could not be answered."""
    return _lines([{"query": query, "problem": str(why)}])


def _row(one: Result) -> _Row:
    score, found = one.score, one.score.details
    verdict = verdict_in_english(found.verdict) if found else ""
    certainty = "related" if found and found.verdict == "related" else found and certainty_of(found)
    return {
        "answer": "The very same file" if one.exact else verdict[:1].upper() + verdict[1:],
        "verdict": found.verdict if found else "",
        "certainty": "certain" if one.exact else certainty or "",
        "score": rounded(score.total),
        "ssim": rounded(score.ssim),
        "orb": rounded(score.orb),
        "name": one.entry.title or one.entry.url.rpartition("/")[2] or one.entry.url,
        "address": one.entry.url,
        "done": _sentence(edits_in_english(found.edits, found.place)) if found else "",
        "differs": len(found.differences) if found else "",
    }


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lines(rows: list[_Row] | list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(COLUMNS), restval="", lineterminator=LINE_END)
    writer.writerows({key: cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue()

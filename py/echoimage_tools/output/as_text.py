"""Answers for people: scores and results in, lines of plain text out."""

from collections.abc import Sequence

from echoimage import Query, Report, Result, Score
from echoimage.matching.score import is_match
from echoimage.types import Matrix
from echoimage_tools.output.console import Colour, coloured, columns, padded, plain
from echoimage_tools.output.counts import counted
from echoimage_tools.output.edits import edits_in_english, verdict_in_english

INCOMPLETE = "parts of the index are damaged or missing, and may hold one"

INDENT = 10
"""Columns before a second line, which begins below the verdict."""

ALSO = 3
"""Other places of the same picture that are named."""


def comparison(
    names: tuple[str, str], queries: tuple[Query, Query], score: Score, accepted: bool | None = None
) -> list[str]:
    """Return what was found out about two pictures; `accepted`: whether it counts as a match, where that was said."""
    query, original = (one.global_features for one in queries)
    done = _done(score, query.sha256 == original.sha256)
    verdict = _verdict(score, accepted)
    lines = [_shown(score, verdict[0].upper() + verdict[1:]) + (f": {done}" if done else "")]
    lines.append(f"  score      {_hundred(score)}  (SSIM {score.ssim:.2f}, ORB {score.orb:.2f})")
    if accepted is False and score.details is not None and score.details.verdict in ("same", "edited"):
        lines.append("  no match   by --accept or --min-score")
    width = max(map(columns, map(plain, names)))
    for role, name, features in zip(("query", "original"), names, (query, original), strict=True):
        left_out = counted(len(features.masks), "area") + " left out" if features.masks else ""
        size = f"{features.width} x {features.height}"
        lines.append(f"  {role:<9}  {padded(plain(name), width)}  {size}{left_out and ', ' + left_out}")
    found = score.details
    if found is not None and found.matrix is not None:
        if found.inliers:
            lines.append(f"  keypoints  {found.inliers} fit")
        lines.append(f"  transform  {_matrix(found.matrix)}")
    return lines


def _matrix(matrix: Matrix) -> str:
    """Return the rows: ratios with four decimals, distances in pixels with one, perspective as it comes."""
    affine = [f"{a:.4f} {b:.4f} {distance:.1f}" for a, b, distance in matrix[:2]]
    return " / ".join([*affine, " ".join(f"{value:.3g}" for value in matrix[2])]).replace("-0.0000", "0.0000")


def answer(name: str, report: Report, narrowed: bool = False) -> list[str]:
    """Return what a search found: the pictures that match; by the classic score, which cannot tell, the best.

    Unless `narrowed` to what was said to match, the same scene or object is told as well, after the copies.
    """
    results = report.results
    is_classic = any(one.score.details is None for one in results)
    matches = results if is_classic else results[: report.accepted]
    related = [one for one in results[report.accepted :] if not narrowed and one.score.matches]
    lines = [plain(name), *_table(matches, accepted=report.accepted)]
    if not matches:
        lines.append(_nothing(report, related))
    elif related:
        lines.append("  the same scene or object:")
    lines += _table(related, len(matches))
    total = report.accepted if narrowed or is_classic else len(report.scores)
    more = total - len(matches) - len(related)
    if more > 0:
        listed = f"matches; --top {total} lists it" if more == 1 else f"match; --top {total} lists them"
        lines.append(f"  {more:,} more {listed}")
    return lines


def _nothing(report: Report, related: Sequence[Result]) -> str:
    if report.incomplete:
        line = f"  no match in what can be read: {INCOMPLETE}"
    else:
        line = f"  no match among {counted(report.compared, 'picture')}"
    if related:
        return f"{line}, but the same scene or object:"
    nearest = [f"; the nearest is {plain(one.entry.url)} ({_hundred(one.score)})" for one in report.results[:1]]
    return line + "".join(nearest)


def _table(results: Sequence[Result], before: int = 0, accepted: int = 0) -> list[str]:
    """Return a line for each, ranked from `before` on, and a second one where there is more to say.

    accepted: how many of the first count as matches, which a classic score says of itself in no other way.
    """
    rows = [
        (
            f"{rank:>3}",
            f"{_hundred(one.score):>3}",
            _shown(one.score, _verdict(one.score, rank <= accepted)),
            plain(one.entry.url),
        )
        for rank, one in enumerate(results, start=before + 1)
    ]
    widths = [max(columns(row[column]) for row in rows) for column in range(4)] if rows else []
    lines = []
    for one, row in zip(results, rows, strict=True):
        lines.append("  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())
        lines += [" " * INDENT + note for note in (_notes(one),) if note]
    return lines


def _hundred(score: Score) -> int:
    return round(100 * score.total)


def _verdict(score: Score, accepted: bool | None = None) -> str:
    if score.details is None:
        return "match" if (is_match(score) if accepted is None else accepted) else "no match"
    return verdict_in_english(score.details.verdict).lower()


def _shown(score: Score, text: str) -> str:
    """Return a text in the colour of the verdict."""
    verdict = score.details.verdict if score.details else "same" if is_match(score) else "none"
    colour = {"same": Colour.COPY, "edited": Colour.COPY, "related": Colour.RELATED}.get(verdict)
    return coloured(text, colour) if colour else text


def _notes(one: Result) -> str:
    also = ", ".join(f"also {plain(url)}" for url in one.also[:ALSO])
    more = f"and {len(one.also) - ALSO} more" if len(one.also) > ALSO else ""
    return ", ".join(note for note in (_done(one.score, one.exact), also, more) if note)


def _done(score: Score, exact: bool) -> str:
    if exact:
        return "the very same file"
    return edits_in_english(score.details.edits, score.details.place) if score.details else ""

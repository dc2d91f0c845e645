"""What was measured in, a report in Markdown and one for programs out."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from bench.scale.building import Building
from bench.scale.distractors import RUN
from bench.scale.measured import Goal, Measured, Sized, goals
from bench.scale.queries import PIXELS
from bench.scale.recall import Recall, by_family, recall
from bench.scale.visit import Visited

EXPLANATION = f"""\
Dropped are JPEG files of {PIXELS / 1e6:.0f} megapixel. Times are medians, from drop to last results, in the page.
Plain: recompressed, cropped to 60 %, turned by 15 degrees, or captioned copies; hard: mirrored, or cropped to 25 %.
Opening lasts from asking for the manifest until the page is ready; cold is the first query of a page. The server is on
the same machine, without delay; bytes and requests are those of the index. Where real photographs run out, images are
drawn: their keypoints in runs of {RUN} from real photographs, the bits of their fingerprints from others, and their
details are those of a real one. Nothing is drawn from an original that is searched."""


def text(measured: Measured) -> str:
    """Return the report for people."""
    found = goals(measured)
    parts = [
        f"Search by size of the collection ({measured.machine})",
        f"{measured.real:,} photographs described",
        EXPLANATION,
        "",
        *_sizes(measured.sized),
        "",
        *_others(measured),
        "",
        *_building(measured.building),
        "",
        *_stages(measured.sized),
        *_recalls(measured),
        "",
        "| goal | measured | wanted | |",
        "|---|---:|---:|---|",
        *(_goal(one) for one in found),
    ]
    return "\n".join(parts)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---|" + "---:|" * (len(head) - 1)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _sizes(sized: Sequence[Sized]) -> Iterator[str]:
    rows: dict[str, list[str]] = {}
    for one in sized:
        for name, value in _column(one):
            rows.setdefault(name, []).append(value)
    head = ["images", *(f"{one.visited.images:,}" for one in sized)]
    yield from _table(head, [[name, *values] for name, values in rows.items()])


def _column(one: Sized) -> Iterator[tuple[str, str]]:
    seen, written = one.visited, one.written
    yield "of these real", f"{written.real:,}"
    yield "bytes an image, words", f"{written.words_bytes:.0f}"
    yield "bytes an image, details", f"{written.detail_bytes:,.0f}"
    yield "bytes an image, all keypoints", f"{written.keypoint_bytes:,.0f}"
    yield "opening, ms", f"{seen.opening.milliseconds:.0f}"
    yield "opening, MB (requests)", f"{seen.opening.size / 1e6:.2f} ({seen.opening.requests})"
    yield "cold query, ms", f"{seen.cold.milliseconds:.0f}"
    for kind in seen.kinds:
        yield f"{kind}: warm query, ms", f"{seen.median(kind):.0f}"
        yield f"{kind}: first results, ms", f"{seen.median(kind, lambda answer: answer.first_results):.0f}"
        size = seen.median(kind, lambda answer: answer.size) / 1e6
        yield f"{kind}: MB (requests)", f"{size:.2f} ({seen.median(kind, lambda answer: answer.requests):.0f})"
        yield f"{kind}: right", _right(seen, kind)
    yield "memory of the renderer when opened, MB", _megabytes(seen.memory_opened)
    yield "memory of the renderer after all queries, MB", _megabytes(seen.memory)
    yield "of these kept when the browser wants memory back, MB", _megabytes(seen.memory_needed)
    yield "of these the worker's heap, MB", _megabytes(one.heap)


def _megabytes(size: int | None) -> str:
    return "unknown" if size is None else f"{size / 1e6:.0f}"


def _right(seen: Visited, kind: str) -> str:
    mine = [one.right for one in seen.warm if one.kind == kind]
    return f"{sum(mine)} of {len(mine)}"


def _others(measured: Measured) -> Iterator[str]:
    others = measured.others
    yield (
        f"Beside it, on the same images: the original's algorithm natively on one core, all on local disk, "
        f"{others.natively:.1f} ms an image (mean of {others.natively_sample}); the same with opencv.js in Chromium "
        f"{others.in_browser:.1f} ms an image (mean of {others.in_browser_sample}). Both extrapolated:"
    )
    yield ""
    head = ["seconds a query", "EchoImage, warm plain copy", "original, natively", "opencv.js"]
    rows = []
    for one in measured.sized:
        images = one.visited.images
        own = one.visited.median("plain") / 1e3
        rows.append([f"{images:,} images", f"{own:.2f}", *(f"{images * each / 1e3:,.0f}" for each in _each(measured))])
    yield from _table(head, rows)


def _each(measured: Measured) -> tuple[float, float]:
    return measured.others.natively, measured.others.in_browser


def _building(building: Building) -> Iterator[str]:
    yield (
        f"To put a JPEG of {PIXELS / 1e6:.0f} megapixel into an index, one core needs {building.indexing:.1f} ms; to "
        f"decode it and run the same ORB {building.same:.1f} ms, to decode it and run ORB with OpenCV's defaults on "
        f"the whole picture {building.usual:.1f} ms."
    )


def _stages(sized: Sequence[Sized]) -> Iterator[str]:
    """Return the stages for the largest index in which they were timed."""
    timed = [one for one in sized if one.worker_stages]
    if not timed:
        return
    one = max(timed, key=lambda one: one.visited.images)
    yield (
        f"Stages of a warm query among {one.visited.images:,} images, mean ms; in the page's worker, and natively on "
        "one core. In the worker, parts are unpacked while others are fetched, and what the page does is other:"
    )
    yield ""
    columns = [*one.worker_stages.values(), *one.native_stages.values()]
    head = [*one.worker_stages, *(f"natively, {kind}" for kind in one.native_stages)]
    rows = [[stage, *(f"{costs[stage]:.1f}" for costs in columns)] for stage in columns[0]]
    rows.append(["all", *(f"{sum(costs.values()):.1f}" for costs in columns)])
    yield from _table(["stage", *head], rows)
    yield ""


def _recalls(measured: Measured) -> Iterator[str]:
    if not measured.trials:
        return
    yield (
        "Recall at 5 among real photographs, natively. Against: share of what comparing everything finds that the "
        "index finds, too."
    )
    yield ""
    rows = {"all": recall(measured.trials), **by_family(measured.trials)}
    yield from _table(["family", "queries", "index", "everything", "against"], [_recall(*row) for row in rows.items()])
    missed = [one for one in measured.trials if one.exhaustive and not one.indexed]
    yield ""
    yield f"Missed by the index alone: {', '.join(f'{one.photo.name} ({one.edit})' for one in missed) or 'none'}"


def _recall(name: str, one: Recall) -> list[str]:
    return [name, str(one.queries), *(f"{share:.3f}" for share in (one.indexed, one.exhaustive, one.against))]


def _goal(goal: Goal) -> str:
    digits = 0 if goal.limit >= 100 else 3 if not goal.unit else 2
    sign = "at least" if goal.at_least else "at most"
    unit = f" {goal.unit}" if goal.unit else ""
    verdict = "met" if goal.met else "MISSED"
    return f"| {goal.name} | {goal.value:.{digits}f}{unit} | {sign} {goal.limit:g}{unit} | {verdict} |"


def document(measured: Measured) -> dict[str, Any]:
    """Return the report for programs: what `text` says, and every single answer."""
    found = goals(measured)
    return {
        "machine": measured.machine,
        "real": measured.real,
        "sizes": [_plain(asdict(one)) for one in measured.sized],
        "others": asdict(measured.others),
        "building": asdict(measured.building),
        "trials": [_plain(asdict(one)) for one in measured.trials],
        "goals": [{**asdict(one), "met": one.met} for one in found],
    }


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Make text of what JSON has not."""
    kept = (str, int, float, bool, list, dict, type(None))
    found = {name: value if isinstance(value, kept) else str(value) for name, value in values.items()}
    return {name: _plain(value) if isinstance(value, dict) else value for name, value in found.items()}

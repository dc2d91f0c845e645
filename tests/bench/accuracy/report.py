"""All trials in, a report in Markdown and one for programs out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from bench.accuracy.metrics import (
    VERDICT,
    Quality,
    Threshold,
    best_negative,
    by_family,
    false_accepts,
    missed,
    quality,
    wrong_accepts,
)
from bench.accuracy.photos import Selection
from bench.accuracy.trials import CLASSIC_EVERY, Trial

HEAD = "rank-1 | recall at 5 | recall at no false accept | MRR | ms per query"
EXPLANATION = f"""\
rank-1, recall at 5: the original is first, among the first five. Recall at no false accept: it is first and accepted;
`verified` accepts by its own fixed verdict (same or edited), the others at the best score that any negative reached,
which is generous: a threshold chosen after the event. MRR: mean of 1/rank. ms: median processor time from the file's
bytes to the answer, in one process. `classic` was asked every {CLASSIC_EVERY}th query only."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The trials of one method with what it counts as a match."""

    name: str
    trials: list[Trial]
    threshold: Threshold


def judge(trials: Sequence[Trial]) -> list[Judged]:
    """Sort the trials by method, in the order in which they were asked."""
    judged = []
    for name in dict.fromkeys(trial.method for trial in trials):
        own = [trial for trial in trials if trial.method == name]
        judged.append(Judged(name, own, VERDICT if name == "verified" else best_negative(own)))
    return judged


def text(selection: Selection, judged: Sequence[Judged]) -> str:
    """Return the report for people."""
    counts = f"{len(selection.originals)} originals among {len(selection.database)} images"
    parts = [f"{counts}, {len(selection.negatives)} negatives", *selection.notes, "", EXPLANATION, ""]
    parts.append(_table("method", {one.name: quality(one.trials, one.threshold) for one in judged}))
    parts.append(_families(judged))
    for one in judged:
        if one.threshold == VERDICT:
            parts += [_table(f"{one.name}, family", by_family(one.trials, one.threshold)), _failures(one)]
    return "\n".join(parts)


def _table(head: str, rows: dict[str, Quality]) -> str:
    lines = [f"| {head} | queries | {HEAD} |", "|---|" + "---:|" * 6]
    for name, row in rows.items():
        shares = " | ".join(f"{share:.3f}" for share in (row.rank_1, row.recall_5, row.recall_0, row.mrr))
        lines.append(f"| {name} | {row.queries} | {shares} | {row.milliseconds:.0f} |")
    return "\n".join((*lines, ""))


def _families(judged: Sequence[Judged]) -> str:
    """Return rank-1 of each method by family, side by side."""
    columns = [by_family(one.trials, one.threshold) for one in judged]
    names = dict.fromkeys(name for column in columns for name in column)
    lines = [f"| rank-1 by family | {' | '.join(one.name for one in judged)} |", "|---|" + "---:|" * len(judged)]
    for name in names:
        cells = (f"{column[name].rank_1:.3f}" if name in column else "" for column in columns)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join((*lines, ""))


def _failures(one: Judged) -> str:
    lines = []
    for title, trials in _failed(one).items():
        lines += [f"{one.name}: {len(trials)} {title}", ""]
        for edit, group in groupby(sorted(trials, key=lambda trial: trial.edit), lambda trial: trial.edit):
            lines.append(f"- {edit}: {', '.join(_told(trial) for trial in group)}")
        lines.append("")
    return "\n".join(lines)


def _failed(one: Judged) -> dict[str, list[Trial]]:
    return {
        "false accepts of negatives": false_accepts(one.trials, one.threshold),
        "other images accepted for an edited original": wrong_accepts(one.trials, one.threshold),
        "edited originals missed": missed(one.trials, one.threshold),
    }


def _told(trial: Trial) -> str:
    best = trial.best
    if best is None:
        return f"{trial.photo.name} (nothing)"
    place = f"rank {trial.rank or '-'}, " if not trial.negative else ""
    other = "" if trial.rank == 1 else f" {best.path.name}"
    return f"{trial.photo.name} ({place}{best.verdict or 'no verdict'} {best.score:.3f}{other})"


def document(selection: Selection, judged: Sequence[Judged]) -> dict[str, Any]:
    """Return the report for programs: what `text` says, and every single trial."""
    return {
        "originals": len(selection.originals),
        "images": len(selection.database),
        "negatives": len(selection.negatives),
        "notes": selection.notes,
        "methods": {one.name: _method(one) for one in judged},
        "trials": [_row(trial) for one in judged for trial in one.trials],
    }


def _method(one: Judged) -> dict[str, Any]:
    chosen_after = best_negative(one.trials)
    return {
        "overall": asdict(quality(one.trials, one.threshold)),
        "families": {name: asdict(row) for name, row in by_family(one.trials, one.threshold).items()},
        "threshold": one.threshold.score,
        "best_negative": chosen_after.score,
        "recall_above_best_negative": quality(one.trials, chosen_after).recall_0,
        **{title.replace(" ", "_"): [_row(trial) for trial in trials] for title, trials in _failed(one).items()},
    }


def _row(trial: Trial) -> dict[str, Any]:
    row = asdict(trial)
    best = row.pop("best") or {"path": "", "score": None, "verdict": ""}
    return row | {
        "photo": str(trial.photo),
        "found": str(best["path"]),
        "score": best["score"],
        "verdict": best["verdict"],
    }

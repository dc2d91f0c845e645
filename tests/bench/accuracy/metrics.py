"""The trials of one method in, the measures of its quality out."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.accuracy.trials import Trial

ACCEPTED = frozenset({"same", "edited"})
"""Verdicts that call an image a copy."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares 0..1 of some edited queries, and the median processor time of one.

    `rank_1`, `recall_5`: the original was first, among the first five. `recall_0`: first, and accepted at a threshold
    at which no negative is. `mrr`: mean of 1/rank, 0 where the original was not found.
    """

    queries: int
    rank_1: float
    recall_5: float
    recall_0: float
    mrr: float
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Threshold:
    """What counts as a match: a verdict of `ACCEPTED`, or, without verdicts, a score above that of every negative."""

    score: float | None

    def accepts(self, trial: Trial) -> bool:
        """Return whether the trial's best image counts as a match."""
        if trial.best is None:
            return False
        return trial.best.verdict in ACCEPTED if self.score is None else trial.best.score > self.score

    def finds(self, trial: Trial) -> bool:
        """Return whether the original was first and counts as a match."""
        return trial.rank == 1 and self.accepts(trial)


VERDICT = Threshold(None)


def best_negative(trials: Sequence[Trial]) -> Threshold:
    """Return the lowest threshold that refuses all negatives: generous, for it is chosen after the event."""
    return Threshold(max((trial.best.score for trial in trials if trial.negative and trial.best), default=0.0))


def quality(trials: Sequence[Trial], threshold: Threshold) -> Quality:
    """Measure the edited queries among the trials of one method; there must be some."""
    edited = [trial for trial in trials if not trial.negative]
    ranks = [trial.rank for trial in edited]
    return Quality(
        queries=len(edited),
        rank_1=statistics.fmean(rank == 1 for rank in ranks),
        recall_5=statistics.fmean(1 <= rank <= 5 for rank in ranks),
        recall_0=statistics.fmean(threshold.finds(trial) for trial in edited),
        mrr=statistics.fmean(1 / rank if rank else 0 for rank in ranks),
        milliseconds=statistics.median(1e3 * trial.seconds for trial in edited),
    )


def by_family(trials: Sequence[Trial], threshold: Threshold) -> dict[str, Quality]:
    """Measure each family of edits, in the order of the trials."""
    families = dict.fromkeys(trial.family for trial in trials if not trial.negative)
    return {name: quality([trial for trial in trials if trial.family == name], threshold) for name in families}


def false_accepts(trials: Sequence[Trial], threshold: Threshold) -> list[Trial]:
    """List the negatives that were accepted."""
    return [trial for trial in trials if trial.negative and threshold.accepts(trial)]


def wrong_accepts(trials: Sequence[Trial], threshold: Threshold) -> list[Trial]:
    """List the edited queries for which another image than the original came first and was accepted."""
    return [trial for trial in trials if not trial.negative and trial.rank != 1 and threshold.accepts(trial)]


def missed(trials: Sequence[Trial], threshold: Threshold) -> list[Trial]:
    """List the edited queries whose original was not first, or first and not accepted."""
    return [trial for trial in trials if not trial.negative and not threshold.finds(trial)]

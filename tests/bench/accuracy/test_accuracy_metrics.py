"""The measures of the accuracy benchmark, on trials whose answers are counted by hand."""

from pathlib import Path

import pytest

from bench.accuracy.metrics import VERDICT, best_negative, by_family, false_accepts, missed, quality, wrong_accepts
from bench.accuracy.photos import Selection
from bench.accuracy.ranked_result import Hit
from bench.accuracy.report import document, judge, text
from bench.accuracy.trials import Trial


def trial(photo: str, rank: int, score: float, verdict: str = "", **changes: object) -> Trial:
    """An edited query (family crop, edit half) whose original came at `rank`, with the first image's score."""
    best = Hit(Path(photo if rank == 1 else "other.jpg"), score, verdict)
    values = {"method": "PDQ", "family": "crop", "edit": "half", "negative": False, "seconds": 0.01}
    return Trial(photo=Path(photo), rank=rank, best=best, **(values | changes))


def negative(photo: str, score: float, verdict: str = "", **changes: object) -> Trial:
    return trial(photo, 0, score, verdict, **({"negative": True, "family": "negatives", "edit": "as it is"} | changes))


EDITED = [
    trial("a.jpg", 1, 0.9, "same", seconds=0.010),
    trial("b.jpg", 1, 0.4, "related", seconds=0.020),
    trial("c.jpg", 2, 0.6, "edited", seconds=0.030),
    trial("d.jpg", 1, 0.7, "edited", family="mirror", seconds=0.040),
    trial("e.jpg", 6, 0.3, "none", family="mirror", seconds=0.900),
    trial("f.jpg", 0, 0.2, "none", family="mirror", seconds=0.900),
]
NEGATIVES = [negative("x.jpg", 0.5, "none"), negative("y.jpg", 0.65, "edited"), negative("z.jpg", 0.1, "related")]
TRIALS = [*EDITED, *NEGATIVES]


def names(trials: list[Trial]) -> list[str]:
    return [trial.photo.name for trial in trials]


def test_ranks_are_counted_over_the_edited_queries_alone() -> None:
    measured = quality(TRIALS, VERDICT)
    assert measured.queries == 6
    assert measured.rank_1 == pytest.approx(3 / 6)
    assert measured.recall_5 == pytest.approx(4 / 6)
    assert measured.mrr == pytest.approx((1 + 1 + 1 / 2 + 1 + 1 / 6 + 0) / 6)
    assert measured.milliseconds == pytest.approx(35)


def test_verdicts_same_and_edited_accept_and_only_the_original_counts() -> None:
    assert quality(TRIALS, VERDICT).recall_0 == pytest.approx(2 / 6)
    assert names(false_accepts(TRIALS, VERDICT)) == ["y.jpg"]
    assert names(wrong_accepts(TRIALS, VERDICT)) == ["c.jpg"]
    assert names(missed(TRIALS, VERDICT)) == ["b.jpg", "c.jpg", "e.jpg", "f.jpg"]


def test_without_verdicts_a_score_must_be_above_that_of_every_negative() -> None:
    threshold = best_negative(TRIALS)
    assert threshold.score == 0.65
    assert quality(TRIALS, threshold).recall_0 == pytest.approx(2 / 6)
    assert false_accepts(TRIALS, threshold) == []
    raised = [*TRIALS, negative("w.jpg", 0.7)]
    assert quality(raised, best_negative(raised)).recall_0 == pytest.approx(1 / 6)


def test_families_are_measured_one_by_one_and_negatives_are_none() -> None:
    families = by_family(TRIALS, VERDICT)
    assert list(families) == ["crop", "mirror"]
    assert families["crop"].rank_1 == pytest.approx(2 / 3)
    assert families["mirror"].rank_1 == pytest.approx(1 / 3)


def test_an_empty_answer_is_a_miss_and_no_false_accept() -> None:
    empty = Trial("PDQ", Path("a.jpg"), "crop", "half", False, 0, None, 0.1)
    nothing = Trial("PDQ", Path("x.jpg"), "negatives", "as it is", True, 0, None, 0.1)
    assert names(missed([empty, nothing], VERDICT)) == ["a.jpg"]
    assert best_negative([empty, nothing]).score == 0.0
    assert false_accepts([empty, nothing], VERDICT) == []


SELECTION = Selection((Path("a.jpg"),), (Path("q.jpg"),), (Path("x.jpg"),), ("only 1 originals instead of 24",))
BOTH = [*TRIALS, *(trial(f"{n}.jpg", 1, 0.8, "same", method="verified") for n in "ab")]
BOTH += [
    trial("c.jpg", 1, 0.55, "same", method="verified"),
    trial("d.jpg", 2, 0.5, "edited", method="verified"),
    negative("x.jpg", 0.6, "same", method="verified"),
]


def test_report_has_a_row_for_each_method_and_names_what_verified_got_wrong() -> None:
    told = text(SELECTION, judge(BOTH))
    assert "1 originals among 2 images, 1 negatives\nonly 1 originals instead of 24" in told
    assert "| PDQ | 6 | 0.500 | 0.667 | 0.333 | 0.611 | 35 |" in told
    assert "| verified | 4 | 0.750 | 1.000 | 0.750 | 0.875 | 10 |" in told
    assert "| crop | 0.667 | 0.750 |" in told and "| mirror | 0.333 |  |" in told
    assert "verified: 1 false accepts of negatives\n\n- as it is: x.jpg (same 0.600 other.jpg)" in told
    assert "verified: 1 edited originals missed\n\n- half: d.jpg (rank 2, edited 0.500 other.jpg)" in told


def test_document_has_every_trial_and_the_generous_threshold_beside_the_verdict() -> None:
    made = document(SELECTION, judge(BOTH))
    assert len(made["trials"]) == len(BOTH)
    assert made["trials"][0] | {"seconds": 0} == {
        "method": "PDQ",
        "photo": "a.jpg",
        "family": "crop",
        "edit": "half",
        "negative": False,
        "rank": 1,
        "seconds": 0,
        "found": "a.jpg",
        "score": 0.9,
        "verdict": "same",
    }
    verified = made["methods"]["verified"]
    assert verified["threshold"] is None
    assert (verified["best_negative"], verified["recall_above_best_negative"]) == (0.6, 0.5)
    assert [row["photo"] for row in verified["false_accepts_of_negatives"]] == ["x.jpg"]
    assert made["methods"]["PDQ"]["families"]["mirror"]["queries"] == 3

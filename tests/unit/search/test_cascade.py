"""A search's rounds: glances for plain copies, a closer look for the others, and what is told between them."""

import asyncio
import functools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from echoimage import Entry, Features, GlobalFeatures, Library, Query, Report, Result, Score, prepare, search
from echoimage.search import cascade
from echoimage.types import QueryKeypoints
from edits import cropped, mirrored, resized
from samples import MemorySource, encode, photo

# Which stage runs when: the numbers it goes by are compared in test_verify and test_quick_match.
pytestmark = pytest.mark.same_everywhere

Run = Callable[[Any], Any]
MANY = 12
SEVENTH = photo(7, 120, 160)
QUERIES: dict[str, np.ndarray] = {
    "plain": SEVENTH,
    "mirrored": cropped(mirrored(SEVENTH)[0], 0.2, 0.2, 1, 1)[0],
    "crop": cropped(resized(SEVENTH, 2, 2)[0], 0.3, 0.3, 0.7, 0.7)[0],
    "mirrored crop": cropped(resized(mirrored(SEVENTH)[0], 2, 2)[0], 0.3, 0.3, 0.7, 0.7)[0],
    "unknown": photo(500, 120, 160),
}
DOUBTFUL = ["crop", "mirrored crop", "unknown"]


def address(number: int) -> str:
    return f"https://example.org/{number}.png"


ENTRIES = [Entry(address(number)) for number in range(MANY)]


@functools.cache
def file(number: int) -> bytes:
    return encode(SEVENTH if number == 7 else photo(number, 45, 60), ".png")


def files(*missing: int) -> dict[str, bytes]:
    return {address(number): file(number) for number in range(MANY) if number not in missing}


@functools.cache
def library() -> Library:
    return Library(MemorySource(files()))


def asked(name: str) -> Query:
    """A query of which nothing is known yet."""
    return prepare(QUERIES[name])


def was_fully_matched(query: Query) -> bool:
    return "full_keypoints" in query.__dict__


def told(report: Report) -> list[tuple[object, ...]]:
    """All that the results say, but for matrices."""
    found = []
    for result in report.results:
        score, details = result.score, result.score.details
        assert details is not None
        numbers = (score.ssim, score.orb, score.total, details.inliers, details.verdict, details.edits)
        found.append((result.entry, result.exact, result.also, numbers, details.pairs.tobytes()))
    return found


def test_plain_copy_is_found_by_a_quick_match(run: Run) -> None:
    query = asked("plain")
    report = run(search(query, ENTRIES, library()))
    assert (report.results[0].entry, report.results[0].score.details.verdict) == (ENTRIES[7], "same")
    assert not was_fully_matched(query)
    assert len(report.results) == 5


def test_mirrored_copy_is_found_by_a_second_quick_match(run: Run) -> None:
    query = asked("mirrored")
    heard: list[tuple[Result, ...]] = []
    report = run(search(query, ENTRIES, library(), first=heard.append))
    best = report.results[0]
    assert (best.entry, best.score.details.verdict, best.score.details.mirrored) == (ENTRIES[7], "edited", True)
    assert not was_fully_matched(query)
    assert len(report.results) == 5
    assert [result.score.matches for result in heard[0]] == [False] * 5


@pytest.mark.parametrize("name", ["crop", "mirrored crop"])
def test_doubtful_copy_is_found_by_a_full_match(run: Run, name: str) -> None:
    query = asked(name)
    report = run(search(query, ENTRIES, library()))
    assert (report.results[0].entry, report.results[0].score.details.verdict) == (ENTRIES[7], "edited")
    assert was_fully_matched(query)


@pytest.mark.parametrize("remembered", [0, MANY])
def test_full_match_has_a_shortlist_of_its_own(run: Run, monkeypatch: pytest.MonkeyPatch, remembered: int) -> None:
    keypoint_sets: list[object] = []

    class Noted(cascade.Shortlist):
        def __init__(self, query: GlobalFeatures, its_keypoints: Sequence[QueryKeypoints], least: int) -> None:
            keypoint_sets.append(its_keypoints)
            super().__init__(query, its_keypoints, least)

    monkeypatch.setattr(cascade, "Shortlist", Noted)
    query = asked("unknown")
    run(search(query, ENTRIES, Library(MemorySource(files()), remembered=remembered)))
    assert keypoint_sets == [query.quick_keypoints, query.quick_mirrored_keypoints, query.full_keypoints]


@pytest.mark.parametrize("name", DOUBTFUL)
def test_first_hears_the_best_so_far_once_before_the_full_matches(run: Run, name: str) -> None:
    query = asked(name)
    heard: list[tuple[Result, ...]] = []

    def first(results: tuple[Result, ...]) -> None:
        assert not was_fully_matched(query)
        heard.append(results)

    run(search(query, ENTRIES, library(), k=4, first=first))
    (results,) = heard
    assert was_fully_matched(query)
    assert len({result.entry for result in results}) == len(results) == 4
    assert [result.score.matches for result in results] == [name == "crop", False, False, False]


def test_first_hears_nothing_of_a_plain_copy(run: Run) -> None:
    heard: list[tuple[Result, ...]] = []
    run(search(asked("plain"), ENTRIES, library(), first=heard.append))
    assert heard == []


def test_first_hears_nothing_by_the_classic_method(run: Run) -> None:
    heard: list[tuple[Result, ...]] = []
    run(search(asked("mirrored"), ENTRIES, library(), method="classic", first=heard.append))
    assert heard == []


def test_first_of_no_images_are_none(run: Run) -> None:
    heard: list[tuple[Result, ...]] = []
    assert run(search(asked("plain"), [], library(), first=heard.append)).results == ()
    assert heard == [()]


def test_other_tasks_see_what_was_told_before_the_full_matches(run: Run) -> None:
    query = asked("crop")
    heard = asyncio.Event()
    seen: list[bool] = []

    async def page() -> None:
        await heard.wait()
        seen.append(was_fully_matched(query))

    async def ask() -> None:
        task = asyncio.create_task(page())
        await search(query, ENTRIES, library(), first=lambda _: heard.set())
        task.cancel()

    run(ask())
    assert seen == [False]


def test_nothing_is_fully_matched_beside_a_plain_copy(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    matched: list[str] = []

    def nothing(query: Query, image: Features) -> Score:
        matched.append(image.sha256)
        raise AssertionError

    monkeypatch.setattr(cascade, "verify", nothing)
    report = run(search(asked("plain"), ENTRIES, library()))
    assert matched == []
    assert report.results[0].entry == ENTRIES[7]


def test_quick_matches_are_few_while_nothing_is_plain(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    matched: list[str] = []

    def noted(query: Query, image: Features, of: Callable[..., Score] = cascade.quick_match) -> Score:
        matched.append(image.sha256)
        return of(query, image)

    monkeypatch.setattr(cascade, "quick_match", noted)
    monkeypatch.setattr(cascade, "QUICK_MATCHES", 4)
    run(search(asked("unknown"), ENTRIES, library(), k=3))
    assert len(matched) == len(set(matched)) == 4


ASKED = [
    *(pytest.param(name, k, id=f"{name}, {k}") for name, k in zip(QUERIES, (1, MANY, 1, MANY, 1), strict=True)),
    *(
        pytest.param(name, k, id=f"{name}, {k}", marks=pytest.mark.slow)
        for name, k in zip(QUERIES, (MANY, 1, MANY, 1, MANY), strict=True)
    ),
]


@functools.cache
def held_and_passing(run: Run, name: str, k: int) -> list[tuple[Report, list[str]]]:
    """Reports, where images stay in memory and where they do not, each with the addresses that were read for it."""
    found = []
    for remembered in (MANY, MANY - 1):
        source = MemorySource(files(3, 11) | {address(5): b"<html>"})
        report = run(search(asked(name), ENTRIES, Library(source, remembered=remembered), k=k))
        found.append((report, source.read_urls))
    return found


@pytest.mark.parametrize(("name", "k"), ASKED)
def test_results_are_the_same_whether_images_stay_in_memory_or_not(run: Run, name: str, k: int) -> None:
    (one, _), (other, _) = held_and_passing(run, name, k)
    assert told(one) == told(other)
    assert (one.scores, one.problems) == (other.scores, other.problems)


@pytest.mark.parametrize(("name", "k"), ASKED)
def test_every_image_is_read_once_and_problems_are_told_once(run: Run, name: str, k: int) -> None:
    for report, read in held_and_passing(run, name, k):
        assert [problem.url for problem in report.problems] == [address(3), address(5), address(11)]
        assert sorted(read) == sorted(entry.url for entry in ENTRIES)
        assert (report.compared, report.total, report.stopped) == (MANY - 3, MANY, False)


@pytest.mark.parametrize("remembered", [0, MANY])
def test_stop_before_the_full_matches_keeps_what_quick_matches_have_shown(run: Run, remembered: int) -> None:
    heard: list[tuple[Result, ...]] = []
    images = Library(MemorySource(files()), remembered=remembered)
    query = asked("unknown")
    report = run(search(query, ENTRIES, images, first=heard.append, stopped=lambda: bool(heard)))
    assert (len(report.results), report.stopped) == (5, True)
    assert (report.compared, report.total) == (MANY, MANY)


def test_stop_during_the_full_matches_ends_them(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    matched: list[str] = []

    def noted(query: Query, image: Features, of: Callable[..., Score] = cascade.verify) -> Score:
        matched.append(image.sha256)
        return of(query, image)

    monkeypatch.setattr(cascade, "verify", noted)
    report = run(search(asked("mirrored crop"), ENTRIES, library(), stopped=lambda: len(matched) > 1))
    assert len(matched) == 2
    assert (len(report.results), report.stopped, report.compared) == (5, True, MANY)
    assert report.results[0].entry == ENTRIES[7]


@pytest.mark.parametrize("remembered", [0, MANY])
@pytest.mark.parametrize("k", [3, 10])
def test_stop_after_reading_shows_as_many_as_asked_for(run: Run, remembered: int, k: int) -> None:
    read: list[bool] = []
    images = Library(MemorySource(files()), remembered=remembered)
    progress = {"progress": lambda done, total: read.append(done == total), "stopped": lambda: any(read)}
    report = run(search(asked("unknown"), ENTRIES, images, k=k, **progress))
    assert (len(report.results), report.compared, report.stopped) == (k, MANY, True)

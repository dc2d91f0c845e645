"""A search by the verified score: edited copies first, matches before the rest, and when it ends."""

import asyncio
import functools
from collections.abc import Callable
from typing import Any, get_args

import cv2
import numpy as np
import pytest

from echoimage import Entry, Features, Library, MatchDetails, Query, Report, Score, prepare, search
from echoimage.search import cascade
from echoimage.types import Verdict
from edits import bordered, cropped, mirrored, recompressed, resized, turned
from samples import MemorySource, encode, photo, query_of

BY_SCORES = pytest.mark.same_everywhere
"""What becomes of scores once they are there: decided in Python alone."""

Run = Callable[[Any], Any]
MANY = 60
COMPARISONS = ("quick_match", "quick_mirrored_match", "verify")
"""The ways in which `rounds` lays an image over the query."""
COPIES = (50, 55)
"""Numbers of two images that show photo 7 as well: turned, and a part of it."""


def address(number: int) -> str:
    return f"https://example.org/{number}.png"


ENTRIES = [Entry(address(number)) for number in range(MANY)]
SEVENTH = photo(7, 120, 160)


def file(number: int) -> bytes:
    if number == COPIES[0]:
        return encode(turned(SEVENTH, 90)[0], ".png")
    if number == COPIES[1]:
        return encode(cropped(SEVENTH, 0, 0, 0.8, 0.8)[0], ".png")
    return encode(SEVENTH if number == 7 else photo(number, 45, 60), ".png")


@functools.cache
def library() -> Library:
    return Library(MemorySource({address(number): file(number) for number in range(MANY)}))


@functools.cache
def known() -> Query:
    return prepare(SEVENTH)


@functools.cache
def unknown() -> Query:
    return prepare(photo(500, 120, 160))


def found(report: Report) -> list[str]:
    return [result.entry.url for result in report.results]


EDITS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "mirrored": lambda p: mirrored(p)[0],
    "turned by 45": lambda p: turned(p, 45)[0],
    "cropped": lambda p: cropped(p, 0.3, 0.2, 1, 0.9)[0],
    "in a larger picture": lambda p: bordered(p, 100, 60, 60, 40)[0],
    "squeezed": lambda p: resized(p, 0.75, 1)[0],
    "many at once": lambda p: recompressed(turned(cropped(mirrored(p)[0], 0.1, 0.1, 0.9, 1)[0], -8)[0], 40),
}


THERE_TOO = ("mirrored",)
"""What is searched for in Pyodide as well; each edit is compared there in test_verify."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in THERE_TOO else pytest.mark.same_everywhere) for name in EDITS]
)
def test_original_and_its_other_copies_are_found_first(run: Run, name: str) -> None:
    report = run(search(prepare(EDITS[name](SEVENTH)), ENTRIES, library()))
    assert set(found(report)[:3]) == {address(7), *map(address, COPIES)}
    assert [result.score.matches for result in report.results] == [True] * 3 + [False] * 2
    assert len(report.scores) == 3
    assert report.scores == tuple(result.score.total for result in report.results[:3])


@BY_SCORES
def test_unknown_picture_has_results_but_no_match(run: Run) -> None:
    report = run(search(unknown(), ENTRIES, library()))
    assert len(report.results) == 5
    assert report.scores == ()
    assert {result.score.details.verdict for result in report.results} == {"none"}
    assert not any(result.exact for result in report.results)
    assert report.compared == MANY


@BY_SCORES
def test_matches_stand_before_non_matches_and_the_better_before_the_worse(run: Run) -> None:
    report = run(search(known(), ENTRIES, library(), k=20))
    matching = [result.score.matches for result in report.results]
    assert matching == sorted(matching, reverse=True)
    totals = [result.score.total for result in report.results if result.score.matches]
    assert totals == sorted(totals, reverse=True)
    assert report.results[0].entry == ENTRIES[7]
    assert report.results[0].score.details.verdict == "same"
    assert all(result.score.details.verdict in get_args(Verdict) for result in report.results)


@BY_SCORES
def test_match_of_a_low_score_stands_before_what_does_not_match(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def verify_by_number(query: Query, image: Features) -> Score:
        if image.width == 60:
            return Score(0.9, 0.0, 0.45, MatchDetails("none", "nothing"))
        return Score(0.2, 0.1, 0.15, MatchDetails("related", "keypoints"))

    for name in COMPARISONS:
        monkeypatch.setattr(cascade, name, verify_by_number)
    report = run(search(known(), ENTRIES, library()))
    assert [result.score.total for result in report.results] == [0.15, 0.15, 0.15, 0.45, 0.45]
    assert report.scores == (0.15, 0.15, 0.15)


@BY_SCORES
def test_as_many_results_as_asked_for_even_beyond_the_shortlist(run: Run) -> None:
    report = run(search(known(), ENTRIES, library(), k=10 * MANY))
    assert sorted(found(report)) == sorted(entry.url for entry in ENTRIES)
    assert report.results[0].entry == ENTRIES[7]


def test_identical_file_is_exact_and_its_turned_copy_is_not(run: Run) -> None:
    report = run(search(query_of(file(7)), ENTRIES, library()))
    assert [result.exact for result in report.results] == [True, False, False, False, False]
    assert report.results[0].score.total == pytest.approx(1)


@BY_SCORES
@pytest.mark.parametrize("k", [1, pytest.param(5, marks=pytest.mark.slow)])
def test_identical_file_comes_first_however_many_others_are_alike(run: Run, k: int) -> None:
    # The same pixels in sixty files, of which the last is asked for: no score tells them apart.
    files = [encode(SEVENTH, ".png") + number.to_bytes(2, "big") for number in range(MANY)]
    asked = files[MANY - 1]
    images = Library(MemorySource({address(number): data for number, data in enumerate(files)}))
    report = run(search(query_of(asked), ENTRIES, images, k=k))
    assert found(report)[0] == address(MANY - 1)
    assert [result.exact for result in report.results] == [True] + [False] * (k - 1)


def test_flat_query_finds_the_flat_image(run: Run) -> None:
    flat = encode(np.full((40, 60, 3), (20, 90, 200), np.uint8), ".png")
    other = encode(np.full((40, 60, 3), (200, 90, 20), np.uint8), ".png")
    images = Library(MemorySource({address(n): data for n, data in enumerate([file(0), other, flat, file(3)])}))
    report = run(search(query_of(flat), ENTRIES[:4], images))
    assert found(report)[0] == address(2)
    assert [result.score.matches for result in report.results] == [True, False, False, False]


@pytest.mark.same_everywhere  # there test_stored_query and test_verdicts compare negatives
def test_negative_finds_its_original(run: Run) -> None:
    best = run(search(prepare(255 - SEVENTH), ENTRIES, library())).results[0]
    assert best.entry.url in (address(7), *map(address, COPIES))
    assert best.score.details
    assert best.score.details.edits[0] == ("inverted", 0.0)


def test_blurred_query_without_keypoints_finds_its_original(run: Run) -> None:
    blurred = cv2.GaussianBlur(photo(30, 45, 60), (0, 0), 5)
    report = run(search(prepare(blurred), ENTRIES, library()))
    assert address(30) in found(report)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Fills with the widths of the images that are laid over the query."""
    widths: list[int] = []

    def noting(compare: Callable[[Query, Features], Score]) -> Callable[[Query, Features], Score]:
        def compare_and_note(query: Query, image: Features) -> Score:
            widths.append(image.width)
            return compare(query, image)

        return compare_and_note

    for name in COMPARISONS:
        monkeypatch.setattr(cascade, name, noting(getattr(cascade, name)))
    return widths


def stop_when_read() -> dict[str, Any]:
    """Says stop as soon as every image has been read."""
    read = False

    def progress(done: int, total: int) -> None:
        nonlocal read
        read = done == total

    return {"progress": progress, "stopped": lambda: read}


@BY_SCORES
def test_stop_after_reading_still_shows_as_many_as_asked_for(run: Run, compared: list[int]) -> None:
    """Of a query that matches nothing, for which the whole shortlist would be gone through."""
    run(search(unknown(), ENTRIES, library(), k=3))
    everything = len(compared)
    compared.clear()
    report = run(search(unknown(), ENTRIES, library(), k=3, **stop_when_read()))
    assert len(report.results) == len(compared) == 3
    assert (report.stopped, report.compared) == (True, MANY)
    assert everything > 6


@BY_SCORES
def test_stop_after_reading_still_shows_the_likeliest(run: Run) -> None:
    report = run(search(known(), ENTRIES, library(), k=1, **stop_when_read()))
    assert report.results[0].entry.url in {address(7), *map(address, COPIES)}
    assert (report.results[0].score.matches, report.compared) == (True, MANY)


@BY_SCORES
def test_once_a_match_is_known_little_else_is_compared(run: Run, compared: list[int]) -> None:
    report = run(search(known(), ENTRIES, library(), k=3))
    assert len(report.scores) == 3
    assert len(compared) < MANY / 3


@BY_SCORES
def test_other_tasks_get_their_turn_while_images_are_laid_over_the_query(run: Run, compared: list[int]) -> None:
    turns: list[int] = []

    async def others() -> None:
        while True:
            await asyncio.sleep(0)
            turns.append(len(compared))

    async def ask() -> None:
        task = asyncio.create_task(others())
        await search(unknown(), ENTRIES, library(), k=1)
        task.cancel()

    run(ask())
    assert len(compared) > 6
    assert set(turns) >= set(range(1, len(compared)))

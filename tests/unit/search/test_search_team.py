"""Full matches that several workers share find what one alone finds."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from echoimage import Entry, Features, Library, Query, Report, Score, prepare, search
from echoimage.search import shortlist
from echoimage.search.cascade import SingleWorker
from edits import cropped, mirrored, resized
from samples import MemorySource, encode, photo

# Who compares what: the numbers are compared in test_verify.
pytestmark = pytest.mark.same_everywhere

Run = Callable[[Any], Any]
SEEN = photo(7, 120, 160)
COPIES = (2, 9, 13)
"""Images of the database that show what is searched; the others show something else."""

FILES = {
    f"https://example.org/{number}.png": encode(
        cropped(SEEN, 0.02 * number, 0, 1, 1)[0] if number in COPIES else photo(number + 20, 45, 60), ".png"
    )
    for number in range(16)
}
ENTRIES = [Entry(url) for url in FILES]


LIBRARY = Library(MemorySource(FILES))


class Crowd:
    """Takes many images at a time, and compares the last first."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self.groups: list[int] = []

    async def full_match(self, query: Query, images: Sequence[Features]) -> list[Score]:
        self.groups.append(len(images))
        return (await SingleWorker().full_match(query, images[::-1]))[::-1]


@pytest.fixture(autouse=True)
def every_image_is_worth_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortlist, "WORTH", 0.0)


def told(report: Report) -> tuple[object, ...]:
    """All that a report says, but for matrices and pairs."""
    results = []
    for result in report.results:
        details = result.score.details
        assert details is not None
        results.append((result.entry.url, result.score.total, details.verdict, details.inliers, details.edits))
    return results, report.scores, report.problems, report.compared, report.stopped


def small_crop() -> Query:
    """What no quick match finds."""
    return prepare(cropped(resized(mirrored(SEEN)[0], 2, 2)[0], 0.3, 0.3, 0.7, 0.7)[0])


@functools.cache
def found_alone(run: Run, k: int) -> Report:
    return run(search(small_crop(), ENTRIES, LIBRARY, k=k))


@pytest.mark.parametrize("k", [1, 5, 12])
@pytest.mark.parametrize("at_once", [2, 5, 100])
def test_report_does_not_depend_on_the_size_of_the_team(run: Run, at_once: int, k: int) -> None:
    crowd = Crowd(at_once)
    alone = found_alone(run, k)
    assert told(run(search(small_crop(), ENTRIES, LIBRARY, k=k, team=crowd))) == told(alone)
    assert len(alone.scores) == len(COPIES)
    assert max(crowd.groups) == min(at_once, sum(crowd.groups))


def test_nobody_is_given_what_is_known_to_be_spared(run: Run) -> None:
    crowd = Crowd(8)
    run(search(small_crop(), ENTRIES, LIBRARY, k=1, team=crowd))
    # After the eight that are compared in any case, those alone that stand out.
    assert crowd.groups[0] == 8
    assert sum(crowd.groups) < len(ENTRIES)


def test_a_stopped_search_keeps_what_the_team_has_compared(run: Run) -> None:
    crowd = Crowd(4)
    report = run(
        search(
            small_crop(),
            ENTRIES,
            LIBRARY,
            k=2,
            team=crowd,
            stopped=lambda: bool(crowd.groups),
        )
    )
    assert crowd.groups == [4]
    assert report.stopped
    assert len(report.results) == 2

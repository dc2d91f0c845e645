"""A search at work: reading at once, progress, stopping, cancelling. By the classic score, which takes least time."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from echoimage import Entry, Library, Report
from echoimage import search as search_by_any_method
from samples import MemorySource, encode, photo, query_of

pytestmark = pytest.mark.same_everywhere  # tasks and their order: what is compared matters to other tests

Run = Callable[[Any], Any]
PHOTOS = [encode(photo(seed, 60, 80), ".png") for seed in range(12)]
QUERY = query_of(PHOTOS[1])
search = partial(search_by_any_method, method="classic")


def address(number: int) -> str:
    return f"https://example.org/{number}.png"


ENTRIES = [Entry(address(number), title=f"photo {number}") for number in range(12)]


def files() -> dict[str, bytes]:
    return {address(number): data for number, data in enumerate(PHOTOS)}


def test_progress_counts_every_image_once(run: Run) -> None:
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        steps.append((done, total))

    read = files()
    del read[address(3)]
    run(search(QUERY, ENTRIES, Library(MemorySource(read)), progress=progress))
    assert steps == [(done, 12) for done in range(1, 13)]


def test_fault_in_the_callback_is_not_hidden(run: Run) -> None:
    def progress(done: int, total: int) -> None:
        raise RuntimeError("the page is gone")

    with pytest.raises(RuntimeError, match="the page is gone"):
        run(search(QUERY, ENTRIES, Library(MemorySource(files())), progress=progress))


def test_unexpected_error_is_a_problem_with_its_text(run: Run) -> None:
    class Broken(MemorySource):
        async def read(self, entry: Entry) -> bytes:
            if entry == ENTRIES[1]:
                raise KeyError("surprise")
            return await super().read(entry)

    (problem,) = run(search(QUERY, ENTRIES, Library(Broken(files())))).problems
    assert (problem.url, problem.reason) == (address(1), "internal")
    assert "KeyError: 'surprise'" in problem.text


def test_second_query_reads_nothing(run: Run) -> None:
    source = MemorySource(files())
    images = Library(source)
    run(search(QUERY, ENTRIES, images))
    second = run(search(query_of(PHOTOS[2]), ENTRIES, images))
    assert second.results[0].entry == ENTRIES[2]
    assert len(source.read_urls) == 12


class Watched(MemorySource):
    """A network that takes its time, notes how many reads are under way, and may hang."""

    def __init__(self, seconds: float, hanging: frozenset[str] = frozenset()) -> None:
        super().__init__(files())
        self.seconds = seconds
        self.hanging = hanging
        self.under_way = 0
        self.most = 0
        self.cancelled: list[str] = []

    async def read(self, entry: Entry) -> bytes:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await asyncio.sleep(3600 if entry.url in self.hanging else self.seconds)
            return await super().read(entry)
        except asyncio.CancelledError:
            self.cancelled.append(entry.url)
            raise
        finally:
            self.under_way -= 1


@pytest.mark.parametrize(("parallel", "most"), [(1, 1), (3, 3), (8, 8), (50, 12)])
def test_reads_at_once_are_bounded(run: Run, parallel: int, most: int) -> None:
    source = Watched(0.01)
    assert run(search(QUERY, ENTRIES, Library(source), parallel=parallel)).compared == 12
    assert source.most == most


def test_slow_image_does_not_hold_up_the_others(run: Run) -> None:
    """A window that slides, not batches: with one read hanging, all the others get through."""
    source = Watched(0.001, hanging=frozenset({address(0)}))
    steps: list[int] = []
    report = run(
        search(
            QUERY,
            ENTRIES,
            Library(source),
            parallel=2,
            progress=lambda done, total: steps.append(done),
            stopped=lambda: len(steps) == 11,
        )
    )
    assert (report.compared, report.stopped) == (11, True)


def test_stop_keeps_what_is_done(run: Run) -> None:
    steps: list[int] = []
    report = run(
        search(
            QUERY,
            ENTRIES,
            Library(MemorySource(files())),
            parallel=1,
            progress=lambda done, total: steps.append(done),
            stopped=lambda: len(steps) >= 3,
        )
    )
    assert (report.compared, report.total, report.stopped) == (3, 12, True)
    assert report.results[0].entry == ENTRIES[1]
    assert len(report.results) == 3


def test_stop_cancels_reads_that_hang(run: Run) -> None:
    source = Watched(0, hanging=frozenset(address(number) for number in range(12)))
    begin = time.perf_counter()
    report = run(search(QUERY, ENTRIES, Library(source), stopped=lambda: time.perf_counter() > begin + 0.2))
    assert (report.results, report.stopped, report.problems) == ((), True, ())
    assert len(source.cancelled) == 8
    assert time.perf_counter() - begin < 5


def test_stop_before_the_start_reads_nothing(run: Run) -> None:
    source = Watched(0)
    report = run(search(QUERY, ENTRIES, Library(source), stopped=lambda: True))
    assert (report.stopped, source.read_urls) == (True, [])


def test_search_that_is_done_was_not_stopped(run: Run) -> None:
    steps: list[int] = []
    report = run(
        search(
            QUERY,
            ENTRIES,
            Library(MemorySource(files())),
            progress=lambda done, total: steps.append(done),
            stopped=lambda: len(steps) == 12,
        )
    )
    assert not report.stopped


def test_cancelled_search_cancels_its_reads(run: Run) -> None:
    source = Watched(0, hanging=frozenset({address(0), address(1)}))

    async def ask() -> None:
        task = asyncio.create_task(search(QUERY, ENTRIES[:2], Library(source)))
        await asyncio.sleep(0.02)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0.01)

    run(ask())
    assert sorted(source.cancelled) == [address(0), address(1)]


def test_stopping_one_search_leaves_the_other_its_reads(run: Run) -> None:
    source = Watched(0.15)
    images = Library(source)

    async def ask() -> list[Report]:
        stop = time.perf_counter() + 0.05
        return await asyncio.gather(
            search(QUERY, ENTRIES[:4], images, stopped=lambda: time.perf_counter() > stop),
            search(QUERY, ENTRIES[:4], images),
        )

    first, second = run(ask())
    assert (first.stopped, first.compared) == (True, 0)
    assert (second.stopped, second.compared) == (False, 4)
    assert len(source.read_urls) == 4


def test_other_tasks_get_their_turn_between_images(run: Run) -> None:
    """Even when every image is remembered and nothing has to be waited for."""
    images = Library(MemorySource(files()))
    turns = 0

    async def ask() -> None:
        nonlocal turns

        async def others() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0)
                turns += 1

        await search(QUERY, ENTRIES, images)
        task = asyncio.create_task(others())
        await search(QUERY, ENTRIES, images, parallel=1)
        task.cancel()

    run(ask())
    assert turns >= 12

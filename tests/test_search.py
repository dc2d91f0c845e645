"""A search from end to end: order, duplicates, failures, stopping, reading at once."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import cv2
import pytest

from echoimage import Entry, Features, Library, Report, describe, search
from samples import MemorySource, encode, photo

Run = Callable[[Any], Any]
PHOTOS = [encode(photo(seed), ".png") for seed in range(12)]


def address(number: int) -> str:
    return f"https://example.org/{number}.png"


ENTRIES = [Entry(address(number), title=f"photo {number}") for number in range(12)]


def library(**changes: bytes | None) -> Library:
    """All twelve photos; `_3=data` puts other bytes in place of number 3, None leaves it out."""
    files = {address(number): data for number, data in enumerate(PHOTOS)}
    for name, data in changes.items():
        files.pop(address(int(name[1:])))
        if data is not None:
            files[address(int(name[1:]))] = data
    return Library(MemorySource(files))


@pytest.fixture(scope="module")
def edited() -> bytes:
    """Photo 7, smaller, softer and saved as JPEG."""
    small = cv2.resize(photo(7), (240, 180), interpolation=cv2.INTER_AREA)
    return encode(small, ".jpg", 1, 60)


def found(report: Report) -> list[str]:
    return [result.entry.url for result in report.results]


def test_edited_copy_is_found_first(run: Run, edited: bytes) -> None:
    async def ask() -> Report:
        return await search(await describe(edited), ENTRIES, library())

    report = run(ask())
    assert report.results[0].entry == ENTRIES[7]
    assert report.results[0].score.total > report.results[1].score.total + 0.2
    assert not report.results[0].exact
    assert (len(report.results), report.problems) == (5, ())
    assert (report.compared, report.total, report.stopped) == (12, 12, False)


def test_exact_copy_is_said_to_be_one(run: Run) -> None:
    async def ask() -> Report:
        return await search(await describe(PHOTOS[4]), ENTRIES, library(), k=2)

    first, second = run(ask()).results
    assert (first.entry, first.exact, second.exact) == (ENTRIES[4], True, False)


def test_query_of_unknown_hash_is_no_exact_copy(run: Run) -> None:
    async def ask() -> Report:
        query = await describe(PHOTOS[4])
        nameless = Features("", 1, 1, query.grey, query.points, query.descriptors)
        return await search(nameless, ENTRIES, library(), k=1)

    assert not run(ask()).results[0].exact


def test_results_are_the_best_by_score(run: Run, edited: bytes) -> None:
    async def ask(k: int) -> Report:
        return await search(await describe(edited), ENTRIES, library(), k=k)

    everything = run(ask(12))
    totals = [result.score.total for result in everything.results]
    assert totals == sorted(totals, reverse=True)
    assert found(run(ask(3))) == found(everything)[:3]
    assert len(run(ask(99)).results) == 12


def test_images_of_equal_score_stand_in_database_order(run: Run) -> None:
    """The same pixels in files of different bytes."""
    same = {f"_{n}": encode(photo(1), ".png", 16, n % 10) for n in (9, 3, 6)}

    async def ask() -> Report:
        return await search(await describe(PHOTOS[1]), ENTRIES, library(**same), k=4)

    assert found(run(ask())) == [address(n) for n in (1, 3, 6, 9)]


def test_images_of_equal_bytes_appear_once_with_their_other_addresses(run: Run) -> None:
    async def ask() -> Report:
        images = library(_8=PHOTOS[2], _5=PHOTOS[2])
        return await search(await describe(PHOTOS[2]), ENTRIES, images, k=3)

    first, *others = run(ask()).results
    assert (first.entry, first.also) == (ENTRIES[2], (address(5), address(8)))
    assert all(other.also == () for other in others)
    assert len(others) == 2


def test_failing_images_become_problems_in_order_and_the_others_are_found(run: Run) -> None:
    async def ask() -> Report:
        images = library(_2=None, _6=b"<html>", _9=b"", _4=PHOTOS[4][:500])
        return await search(await describe(PHOTOS[7]), ENTRIES, images)

    report = run(ask())
    assert [(problem.url, problem.reason) for problem in report.problems] == [
        (address(2), "not-found"),
        (address(4), "damaged"),
        (address(6), "not-an-image"),
        (address(9), "empty"),
    ]
    assert "404" in report.problems[0].text
    assert (report.compared, report.total, report.stopped) == (8, 12, False)
    assert report.results[0].entry == ENTRIES[7]


def test_unexpected_error_is_a_problem_with_its_text(run: Run) -> None:
    class Broken(MemorySource):
        async def read(self, entry: Entry) -> bytes:
            if entry == ENTRIES[1]:
                raise KeyError("surprise")
            return await super().read(entry)

    async def ask() -> Report:
        source = Broken({address(number): data for number, data in enumerate(PHOTOS)})
        return await search(await describe(PHOTOS[7]), ENTRIES, Library(source))

    (problem,) = run(ask()).problems
    assert (problem.url, problem.reason) == (address(1), "internal")
    assert "KeyError: 'surprise'" in problem.text


def test_database_without_images_has_no_results(run: Run) -> None:
    async def ask() -> Report:
        return await search(await describe(PHOTOS[0]), [], library())

    assert run(ask()) == Report((), (), 0, 0, False)


@pytest.mark.parametrize("wrong", [{"k": 0}, {"parallel": 0}])
def test_numbers_below_one_are_refused(run: Run, wrong: dict[str, int]) -> None:
    async def ask() -> Report:
        return await search(await describe(PHOTOS[0]), [], library(), **wrong)

    with pytest.raises(ValueError, match="must be 1 or more"):
        run(ask())


def test_second_query_reads_nothing(run: Run) -> None:
    source = MemorySource({address(number): data for number, data in enumerate(PHOTOS)})
    images = Library(source)

    async def ask(number: int) -> Report:
        return await search(await describe(PHOTOS[number]), ENTRIES, images)

    run(ask(1))
    assert found(run(ask(2)))[0] == address(2)
    assert len(source.read_urls) == 12


def test_progress_counts_every_image_once(run: Run) -> None:
    steps: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        steps.append((done, total))

    async def ask() -> Report:
        images = library(_3=None)
        return await search(await describe(PHOTOS[0]), ENTRIES, images, progress=progress)

    run(ask())
    assert steps == [(done, 12) for done in range(1, 13)]


def test_fault_in_the_callback_is_not_hidden(run: Run) -> None:
    def progress(done: int, total: int) -> None:
        raise RuntimeError("the page is gone")

    async def ask() -> Report:
        return await search(await describe(PHOTOS[0]), ENTRIES, library(), progress=progress)

    with pytest.raises(RuntimeError, match="the page is gone"):
        run(ask())


class Watched(MemorySource):
    """A network that takes its time, notes how many reads are under way, and may hang."""

    def __init__(self, seconds: float, hanging: frozenset[str] = frozenset()) -> None:
        super().__init__({address(number): data for number, data in enumerate(PHOTOS)})
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

    async def ask() -> Report:
        query = await describe(PHOTOS[0])
        return await search(query, ENTRIES, Library(source), parallel=parallel)

    assert run(ask()).compared == 12
    assert source.most == most


def test_slow_image_does_not_hold_up_the_others(run: Run) -> None:
    """A window that slides, not batches: with one read hanging, all the others get through."""
    source = Watched(0.001, hanging=frozenset({address(0)}))
    steps: list[int] = []

    async def ask() -> Report:
        return await search(
            await describe(PHOTOS[0]),
            ENTRIES,
            Library(source),
            parallel=2,
            progress=lambda done, total: steps.append(done),
            stopped=lambda: len(steps) == 11,
        )

    report = run(ask())
    assert (report.compared, report.stopped) == (11, True)


def test_stop_keeps_what_is_done(run: Run) -> None:
    steps: list[int] = []

    async def ask() -> Report:
        return await search(
            await describe(PHOTOS[1]),
            ENTRIES,
            library(),
            parallel=1,
            progress=lambda done, total: steps.append(done),
            stopped=lambda: len(steps) >= 3,
        )

    report = run(ask())
    assert (report.compared, report.total, report.stopped) == (3, 12, True)
    assert found(report)[0] == address(1)
    assert len(report.results) == 3


def test_stop_cancels_reads_that_hang(run: Run) -> None:
    source = Watched(0, hanging=frozenset(address(number) for number in range(12)))
    begin = time.perf_counter()

    async def ask() -> Report:
        query = await describe(PHOTOS[0])
        stop = time.perf_counter() + 0.2
        return await search(query, ENTRIES, Library(source), stopped=lambda: time.perf_counter() > stop)

    report = run(ask())
    assert (report.results, report.stopped, report.problems) == ((), True, ())
    assert len(source.cancelled) == 8
    assert time.perf_counter() - begin < 5


def test_stop_before_the_start_reads_nothing(run: Run) -> None:
    source = Watched(0)

    async def ask() -> Report:
        return await search(await describe(PHOTOS[0]), ENTRIES, Library(source), stopped=lambda: True)

    assert (run(ask()).stopped, source.read_urls) == (True, [])


def test_search_that_is_done_was_not_stopped(run: Run) -> None:
    steps: list[int] = []

    async def ask() -> Report:
        return await search(
            await describe(PHOTOS[0]),
            ENTRIES,
            library(),
            progress=lambda done, total: steps.append(done),
            stopped=lambda: len(steps) == 12,
        )

    assert not run(ask()).stopped


def test_cancelled_search_cancels_its_reads(run: Run) -> None:
    source = Watched(0, hanging=frozenset({address(0), address(1)}))

    async def ask() -> None:
        query = await describe(PHOTOS[0])
        task = asyncio.create_task(search(query, ENTRIES[:2], Library(source)))
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
        query = await describe(PHOTOS[0])
        stop = time.perf_counter() + 0.05
        return await asyncio.gather(
            search(query, ENTRIES[:4], images, stopped=lambda: time.perf_counter() > stop),
            search(query, ENTRIES[:4], images),
        )

    first, second = run(ask())
    assert (first.stopped, first.compared) == (True, 0)
    assert (second.stopped, second.compared) == (False, 4)
    assert len(source.read_urls) == 4


def test_other_tasks_get_their_turn_between_images(run: Run) -> None:
    """Even when every image is remembered and nothing has to be waited for."""
    images = library()
    turns = 0

    async def ask() -> None:
        nonlocal turns

        async def others() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0)
                turns += 1

        query = await describe(PHOTOS[0])
        await search(query, ENTRIES, images)
        task = asyncio.create_task(others())
        await search(query, ENTRIES, images, parallel=1)
        task.cancel()

    run(ask())
    assert turns >= 12


def test_two_runs_give_the_same_report(run: Run, edited: bytes) -> None:
    async def ask(parallel: int) -> Report:
        images = library(_2=None)
        return await search(await describe(edited), ENTRIES, images, parallel=parallel)

    assert run(ask(8)) == run(ask(8)) == run(ask(1))

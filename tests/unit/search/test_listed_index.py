"""An index of a list of pictures, made in memory: what is found in it is what is found in any other."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from echoimage import Entry, Index, Library, Problem, describe, open_index
from echoimage.duplicates.find import Duplicates, find_duplicates
from echoimage.search import listed_index as module
from memory_index import make_index
from planted import CHANGES, HEIGHT, WIDTH
from samples import MemorySource, encode, photo

Run = Callable[[Any], Any]
ONE, TWO = photo(1, HEIGHT, WIDTH), photo(2, HEIGHT, WIDTH)
FILES = {
    f"https://example.org/{name}": data
    for name, data in {
        "one.png": encode(ONE, ".png"),
        "smaller.jpg": encode(CHANGES["smaller"](ONE), ".jpg"),
        "two.png": encode(TWO, ".png"),
        "again.png": encode(ONE, ".png"),
        "mirrored.jpg": encode(CHANGES["mirrored"](TWO), ".jpg"),
    }.items()
}
ENTRIES = [Entry(url) for url in FILES]


async def index_of(
    entries: list[Entry], files: dict[str, bytes], steps: list[tuple[int, int]] | None = None, last: int = 99
) -> tuple[Index, tuple[Problem, ...]]:
    """Make the index, and end it after so many `steps`."""
    noted = [] if steps is None else steps
    library = Library(MemorySource(files), remembered=0, indexed=True)
    return await module.index_of(entries, library, lambda *step: noted.append(step), lambda: len(noted) >= last)


def told(found: Duplicates) -> list[list[tuple[str, str]]]:
    """Return the address and kind of each picture of each group, the best one first."""
    return sorted(
        [(one.best.entry.url, ""), *sorted((other.item.entry.url, other.pair.kind) for other in one.others)]
        for one in found.groups
    )


async def directly() -> Duplicates:
    described = [await describe(data, indexed=True) for data in FILES.values()]
    return await find_duplicates(await open_index(make_index(described, names=list(FILES)), "manifest.json"))


def test_duplicates_of_a_list_are_those_of_an_index_of_it(run: Run) -> None:
    async def listed() -> tuple[Duplicates, tuple[Problem, ...]]:
        index, problems = await index_of(ENTRIES, FILES)
        return await find_duplicates(index), problems

    found, problems = run(listed())
    assert told(found) == told(run(directly())) and len(found.groups) == 2
    assert (len(found.items), problems, found.problems) == (len(FILES), (), ())
    assert {item.sha256 for item in found.items} == {hashlib.sha256(data).hexdigest() for data in FILES.values()}


@pytest.mark.same_everywhere  # what fails, and when: decided in Python alone
class TestPart:
    """Of pictures some of which are not described."""

    def test_what_cannot_be_read_or_written_is_a_problem_in_order_and_the_rest_goes_on(self, run: Run) -> None:
        broken, gone, long = (Entry(f"https://example.org/{name}") for name in ("broken.png", "gone.png", "long.png"))
        files = {**FILES, broken.url: b"no picture", long.url: FILES[ENTRIES[0].url]}
        index, problems = run(index_of([gone, *ENTRIES[:2], replace(long, title="x" * 70_000), broken], files))
        assert index.count == 2
        assert [(one.url, one.reason) for one in problems] == [
            (gone.url, "not-found"),
            (long.url, "too-large"),
            (broken.url, "not-an-image"),
        ]

    def test_of_none_at_all_there_is_an_empty_index(self, run: Run) -> None:
        async def go() -> Duplicates:
            index, problems = await index_of(ENTRIES, {})
            assert len(problems) == len(ENTRIES)
            return await find_duplicates(index)

        assert run(go()).groups == ()

    def test_stopped_it_reads_no_more(self, run: Run) -> None:
        files = {f"https://example.org/{number}.png": FILES[ENTRIES[0].url] for number in range(20)}
        steps: list[tuple[int, int]] = []
        _, problems = run(index_of([Entry(url) for url in files], files, steps, last=2))
        assert len(steps) < 20
        assert (steps[:2], problems) == ([(1, 20), (2, 20)], ())

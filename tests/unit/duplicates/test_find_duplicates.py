"""Duplicates of a planted collection: the known groups, in any order, by any number of workers, stopped or not."""

import asyncio
import gc
import random
from collections.abc import Mapping
from dataclasses import replace

import pytest

from echoimage import Features, SourceError, open_index
from echoimage.duplicates.best import Preferences
from echoimage.duplicates.find import Duplicates, find_duplicates
from echoimage.duplicates.folders import SimilarFolders, similar_folders
from echoimage.duplicates.pair import COPIES, KINDS, Item
from echoimage.duplicates.sides import counterparts
from echoimage.duplicates.team import SingleWorker
from echoimage.duplicates.wanted import Wanted
from memory_index import MemoryFiles, lack_images, make_index
from planted import CHANGES, features

# Which pairs are compared and what becomes of them: the numbers are compared in test_comparing, and the page's tests
# find the duplicates of a planted folder in Pyodide.
pytestmark = pytest.mark.same_everywhere

PHOTOGRAPHS = 1
ADDRESS = "index/manifest.json"


def index_of(described: Mapping[str, Features], *cuts: int) -> MemoryFiles:
    return make_index(list(described.values()), *cuts, names=list(described))


async def duplicates(described: Mapping[str, Features], *cuts: int, **options) -> Duplicates:
    return await find_duplicates(await open_index(index_of(described, *cuts), ADDRESS), **options)


def told(found: Duplicates) -> set[tuple]:
    """Return what is told of each group, by addresses."""
    return {
        (one.best.entry.url, *((other.item.entry.url, other.pair.kind, other.worse_by) for other in one.others))
        for one in found.groups
    }


@pytest.fixture(scope="module")
def steps() -> list[tuple[int, int]]:
    """What is told of the progress of `found`."""
    return []


@pytest.fixture(scope="module")
def found(run, steps: list[tuple[int, int]]) -> Duplicates:
    return run(duplicates(features(PHOTOGRAPHS), progress=lambda *step: steps.append(step)))


def test_each_photograph_is_grouped_with_all_its_copies_and_nothing_else(found: Duplicates) -> None:
    grouped = {one.best.entry.url: {other.item.entry.url for other in one.others} for one in found.groups}
    assert grouped == {
        f"originals/{seed}.png": {f"copies/{seed} {name}.png" for name in CHANGES} for seed in range(PHOTOGRAPHS)
    }
    assert (found.stopped, found.problems) == (False, ())


def test_members_have_their_kind_and_why_the_best_one_is_better(found: Duplicates) -> None:
    for one in found.groups:
        by_name = {other.item.entry.url.rpartition("/")[2][2:-4]: other for other in one.others}
        kinds = {name: other.pair.kind for name, other in by_name.items()}
        assert {name for name, kind in kinds.items() if kind == "same"} == {"smaller", "recompressed"}
        assert by_name["cropped"].worse_by == by_name["bordered"].worse_by == "whole"
        assert by_name["smaller"].worse_by == "pixels"
        assert [KINDS.index(other.pair.kind) for other in one.others] == sorted(map(KINDS.index, kinds.values()))


def test_progress_ends_with_all_images_and_pairs(found: Duplicates, steps: list[tuple[int, int]]) -> None:
    assert steps[-1] == (len(found.items) + found.compared,) * 2
    assert steps == sorted(steps)


def some() -> dict[str, Features]:
    """Every third picture: copies of the photograph and others."""
    return dict(list(features(PHOTOGRAPHS).items())[::3])


@pytest.fixture(scope="module")
def of_some(run) -> Duplicates:
    answer = run(duplicates(some()))
    assert len(answer.items) > 6 and answer.groups
    return answer


class TestSameAnswer:
    """Whatever the order, the segments and the workers."""

    @pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
    def test_in_any_order_and_division(self, run, of_some: Duplicates, seed: int) -> None:
        items = list(some().items())
        random.Random(seed).shuffle(items)
        assert told(run(duplicates(dict(items), 3, 8))) == told(of_some)

    def test_of_many_workers_that_answer_in_any_order(
        self, run, of_some: Duplicates, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Slow(SingleWorker):
            at_once = 5

            async def compare(self, pairs):
                answer = await super().compare(pairs)
                for _ in range(random.Random(pairs[0][1]).randrange(50)):
                    await asyncio.sleep(0)
                return answer

        async def go() -> Duplicates:
            index = await open_index(index_of(some()), ADDRESS)
            return await find_duplicates(index, team=Slow(index))

        monkeypatch.setattr("echoimage.duplicates.find.SLICE", 4)
        monkeypatch.setattr("echoimage.duplicates.find.CHUNK", 4)
        assert run(go()) == of_some


class TestAsked:
    """What a caller asks for."""

    def test_equal_files_are_grouped_and_compared_once(self, run) -> None:
        described = dict(list(features(PHOTOGRAPHS).items())[:3])
        twice = described | {f"again/{url}": one for url, one in described.items()}
        answer = run(duplicates(twice))
        (group,) = answer.groups
        assert sorted(other.pair.kind for other in group.others) == ["exact", "same", "same", "same", "same"]
        assert answer.compared == len(described) * (len(described) - 1) // 2

    def test_very_files_are_found_without_comparing_a_pair(self, run) -> None:
        described = dict(list(features(PHOTOGRAPHS).items())[:3])
        answer = run(duplicates(described | {"again.png": described["originals/0.png"]}, wanted=Wanted({"exact"})))
        assert (answer.compared, {one.kind for one in answer.groups}) == (0, {"exact"})

    def test_related_pictures_join_only_when_asked_for(self, run) -> None:
        shots = {url: one for url, one in features(PHOTOGRAPHS).items() if url.startswith("shots/")}
        assert run(duplicates(shots)).groups == ()
        wanted = Wanted(kinds=COPIES | {"related"})
        assert {one.kind for one in run(duplicates(shots, wanted=wanted)).groups} == {"related"}

    def test_stopped_it_tells_what_it_has_found(self, run) -> None:
        seen: list[int] = []
        answer = run(
            duplicates(
                features(PHOTOGRAPHS), stopped=lambda: bool(seen), found=lambda _, pairs: seen.append(len(pairs))
            )
        )
        assert answer.stopped
        assert 0 < len(answer.pairs) == sum(seen)
        assert answer.groups

    def test_tasks_that_fail_together_are_one_failure(self, run, monkeypatch: pytest.MonkeyPatch) -> None:
        class Gone(SingleWorker):
            at_once = 3

            async def propose(self, begin, end):
                raise SourceError("internal", "the team has gone")

        async def go() -> list[dict]:
            unseen: list[dict] = []
            asyncio.get_running_loop().set_exception_handler(lambda _, about: unseen.append(about))
            index = await open_index(index_of(features(PHOTOGRAPHS)), ADDRESS)
            with pytest.raises(SourceError, match="has gone"):
                await find_duplicates(index, team=Gone(index))
            gc.collect()
            return unseen

        monkeypatch.setattr("echoimage.duplicates.find.SLICE", 4)
        assert run(go()) == []

    def test_removed_images_are_in_no_group_and_unreadable_ones_are_problems(self, run) -> None:
        described = dict(list(features(PHOTOGRAPHS).items())[:4])
        files = index_of(described)
        lack_images(files, 1)
        name = files.names("details")[0]
        data = bytearray(files.files[name])
        at = data.index(b"00002") + 5
        data[at + 500 : at + 510] = bytes(10)
        files.files[name] = bytes(data)

        async def go() -> Duplicates:
            return await find_duplicates(await open_index(files, ADDRESS))

        answer = run(go())
        assert [item.number for item in answer.items] == [0, 3]
        assert [problem.reason for problem in answer.problems] == ["damaged"]


def is_first(item: Item) -> bool:
    return item.folder.endswith(("originals", "others"))


def test_two_collections_tell_what_of_one_is_in_the_other(run) -> None:
    described = {url: one for url, one in features(PHOTOGRAPHS).items() if "/3" not in url or url == "others/30.png"}
    wanted = Wanted(
        side=lambda item: int(is_first(item)), preferences=Preferences(preferred=lambda one: not is_first(one))
    )
    answer = run(duplicates(described, wanted=wanted))
    first, second = counterparts(answer, is_first)
    assert first.other is not None
    assert (first.item.entry.url, first.other.folder) == ("originals/0.png", "copies")
    assert (second.item.entry.url, second.other, second.pair) == ("others/30.png", None, None)
    by_number = {item.number: item for item in answer.items}
    assert all(is_first(by_number[pair.copy]) != is_first(by_number[pair.original]) for pair in answer.pairs)
    assert {one.best.folder for one in answer.groups} == {"copies"}


def test_folders_that_have_copies_of_each_others_images_are_told_in_percent(found: Duplicates) -> None:
    # Of one picture that they have in common nothing is told.
    assert similar_folders(found) == []
    items = [*found.items, *(replace(one, number=one.number + 1000) for one in found.items if is_first(one))]
    alike = SimilarFolders("copies", "originals", (100.0, 100.0), len(CHANGES))
    assert similar_folders(replace(found, items=tuple(items))) == [alike]

"""Groups made of pairs: each image is a copy of the best one of its group, whatever the order."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage import Entry
from echoimage.duplicates.best import Preferences
from echoimage.duplicates.groups import FilesByContent, Group, group
from echoimage.duplicates.pair import COPIES, Item, Pair
from echoimage.duplicates.wanted import Wanted

pytestmark = pytest.mark.same_everywhere


def item(number: int, contents: int, side: int) -> Item:
    return Item(number, Entry(f"{number:02}.jpg"), f"{contents:064x}", (side, 100))


def edited(copy: int, original: int) -> Pair:
    return Pair(copy, original, "edited", "certain", 0.5)


def numbers(found: list[Group]) -> list[list[int]]:
    return [[one.best.number, *(other.item.number for other in one.others)] for one in found]


def test_chain_is_split_at_what_does_not_match_the_best_one() -> None:
    files = FilesByContent(item(number, number, 500 - 50 * number) for number in range(5))
    chain = [edited(number + 1, number) for number in range(4)]
    found = group(files, chain, Wanted())
    assert numbers(found) == [[1, 0, 2], [3, 4]]
    assert [one.kind for one in found] == ["edited", "edited"]
    assert [one.rules for one in found] == [("matches", "pixels"), ("pixels",)]


def test_equal_files_are_exact_copies_and_share_the_pairs_of_one_of_them() -> None:
    contents = [7, 8, 7, 9, 8]
    files = FilesByContent(item(number, one, {7: 300, 8: 200, 9: 100}[one]) for number, one in enumerate(contents))
    (found,) = group(files, [edited(1, 0)], Wanted())
    told = [(one.item.number, one.pair.kind, one.pair.copy, one.pair.original) for one in found.others]
    assert told == [(2, "exact", 2, 0), (1, "edited", 1, 0), (4, "edited", 4, 0)]


def test_images_alone_form_no_group() -> None:
    assert group(FilesByContent(item(number, number, 100) for number in range(3)), [], Wanted()) == []


def test_of_two_collections_no_group_lies_in_one_alone() -> None:
    """Equal files of one; what remains of a chain whose best one is in the other; and one pair across."""
    contents = [5, 5, 1, 2, 3, 3, 7, 7]
    side = {5: 100, 1: 100, 2: 400, 3: 100, 7: 100}
    files = FilesByContent(item(number, one, side[one]) for number, one in enumerate(contents))
    chain = [edited(2, 3), edited(4, 2)]
    wanted = Wanted(side=lambda one: int(one.number in (3, 7)))
    assert numbers(group(files, chain, Wanted())) == [[2, 3, 4, 5], [0, 1], [6, 7]]
    far = Wanted(side=wanted.side, preferences=Preferences(preferred=lambda one: one.number == 3))
    assert numbers(group(files, chain, wanted)) == [[2, 3, 4, 5], [6, 7]]
    assert numbers(group(files, chain, far)) == [[3, 2], [6, 7]]


def test_groups_have_members_of_the_wanted_kinds_alone() -> None:
    files = FilesByContent(
        item(number, one, {7: 300, 8: 200, 9: 100}[one]) for number, one in enumerate([7, 8, 7, 9, 9])
    )
    (found,) = group(files, [edited(1, 0)], Wanted(kinds=COPIES - {"exact"}))
    assert numbers([found]) == [[0, 1]]


def test_reason_is_told_of_those_that_are_as_whole_if_there_are_any() -> None:
    files = FilesByContent(item(number, number, side) for number, side in enumerate((500, 400, 500)))
    part = replace(edited(2, 0), part="cropped")
    assert group(files, [edited(1, 0), part], Wanted())[0].rules == ("pixels",)
    assert group(FilesByContent(map(files.items.get, (0, 2))), [part], Wanted())[0].rules == ("whole",)


graphs = st.integers(2, 9).flatmap(
    lambda count: st.tuples(
        st.lists(st.tuples(st.integers(0, 6), st.sampled_from([100, 200, 300])), min_size=count, max_size=count),
        st.sets(st.sampled_from(list(combinations(range(count), 2)))),
    )
)


@given(graphs, st.randoms(use_true_random=False))
def test_group_holds_no_pair_with_its_best_that_was_not_found_and_any_order_gives_the_same(graph, random) -> None:
    drawn, joined = graph
    side = dict(reversed(drawn))
    items = [item(number, contents, side[contents]) for number, (contents, _) in enumerate(drawn)]
    first = {one.contents: one.number for one in reversed(items)}
    pairs = [
        edited(one, other)
        for one, other in sorted(joined)
        if (one, other) == (first[items[one].contents], first[items[other].contents])
    ]
    found = group(FilesByContent(items), pairs, Wanted())
    proven = {frozenset((items[pair.copy].contents, items[pair.original].contents)) for pair in pairs}
    for one in found:
        for other in one.others:
            assert {other.pair.copy, other.pair.original} == {other.item.number, one.best.number}
            same = other.item.contents == one.best.contents
            assert same or frozenset((other.item.contents, one.best.contents)) in proven
    grouped = [number for row in numbers(found) for number in row]
    assert len(grouped) == len(set(grouped))
    again = group(FilesByContent(random.sample(items, len(items))), random.sample(pairs, len(pairs)), Wanted())
    assert again == found

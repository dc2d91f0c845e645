"""Groups made of pairs: each image is a copy of the best one of its group, whatever the order."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage import Entry
from echoimage.duplicates.best import Preferences
from echoimage.duplicates.groups import Files, Group, group
from echoimage.duplicates.pair import Item, Pair

pytestmark = pytest.mark.same_everywhere


def item(number: int, contents: int, side: int) -> Item:
    return Item(number, Entry(f"{number:02}.jpg"), f"{contents:064x}", (side, 100))


def edited(copy: int, original: int) -> Pair:
    return Pair(copy, original, "edited", "certain", 0.5)


def numbers(found: list[Group]) -> list[list[int]]:
    return [[one.best.number, *(other.item.number for other in one.others)] for one in found]


def test_chain_is_split_at_what_does_not_match_the_best_one() -> None:
    files = Files(item(number, number, 500 - 50 * number) for number in range(5))
    chain = [edited(number + 1, number) for number in range(4)]
    found = group(files, chain, Preferences())
    assert numbers(found) == [[1, 0, 2], [3, 4]]
    assert [one.kind for one in found] == ["edited", "edited"]
    assert [one.rules for one in found] == [("matches", "pixels"), ("pixels",)]


def test_equal_files_are_exact_copies_and_share_the_pairs_of_one_of_them() -> None:
    contents = [7, 8, 7, 9, 8]
    files = Files(item(number, one, {7: 300, 8: 200, 9: 100}[one]) for number, one in enumerate(contents))
    (found,) = group(files, [edited(1, 0)], Preferences())
    told = [(one.item.number, one.pair.kind, one.pair.copy, one.pair.original) for one in found.others]
    assert told == [(2, "exact", 2, 0), (1, "edited", 1, 0), (4, "edited", 4, 0)]


def test_images_alone_form_no_group() -> None:
    assert group(Files(item(number, number, 100) for number in range(3)), [], Preferences()) == []


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
    found = group(Files(items), pairs, Preferences())
    proven = {frozenset((items[pair.copy].contents, items[pair.original].contents)) for pair in pairs}
    for one in found:
        for other in one.others:
            assert {other.pair.copy, other.pair.original} == {other.item.number, one.best.number}
            same = other.item.contents == one.best.contents
            assert same or frozenset((other.item.contents, one.best.contents)) in proven
    grouped = [number for row in numbers(found) for number in row]
    assert len(grouped) == len(set(grouped))
    again = group(Files(random.sample(items, len(items))), random.sample(pairs, len(pairs)), Preferences())
    assert again == found

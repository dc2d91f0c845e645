"""Which of some images that show the same is the one to keep, and by which rule."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage import Entry
from echoimage.duplicates.best import RULES, Preferences, best_of
from echoimage.duplicates.pair import FileFacts, Item, Pair

pytestmark = pytest.mark.same_everywhere

LARGE, SMALL = (2000, 1500), (1000, 750)
KNOWN = FileFacts(bytes=600_000, format="jpeg", has_metadata=True, modified=5.0)


def item(number: int, size: tuple[int, int] = LARGE, url: str = "") -> Item:
    return Item(number, Entry(url or f"{number:02}.jpg"), f"{number:064x}", size)


def cropped(copy: int, original: int) -> Pair:
    return Pair(copy, original, "edited", "certain", 0.9, part="cropped")


@pytest.mark.parametrize(
    ("rule", "worse", "facts", "pairs"),
    [
        ("whole", item(0), KNOWN, [cropped(0, 1)]),
        ("whole", item(0), KNOWN, [replace(cropped(0, 1), part="framed")]),
        ("pixels", item(0, SMALL), KNOWN, []),
        ("compression", item(0), replace(KNOWN, bytes=500_000), []),
        ("format", item(0), replace(KNOWN, format="webp"), []),
        ("metadata", item(0), replace(KNOWN, has_metadata=False), []),
        ("older", item(0), replace(KNOWN, modified=6.0), []),
        ("name", item(0, url="longer.jpg"), KNOWN, []),
    ],
)
def test_each_rule_decides_where_those_before_it_do_not(rule: str, worse: Item, facts: FileFacts, pairs) -> None:
    preferences = Preferences({0: facts, 1: KNOWN})
    best, lost = best_of([worse, item(1)], pairs, preferences)
    assert (best.number, lost) == (1, {0: rule})


def test_preferred_place_comes_before_everything_else() -> None:
    best, lost = best_of([item(0), item(1, SMALL)], [], Preferences(preferred=lambda one: one.number == 1))
    assert (best.number, lost) == (1, {0: "preferred"})


def test_whole_picture_comes_before_more_pixels_of_a_part() -> None:
    assert best_of([item(0), item(1, SMALL)], [cropped(0, 1)], Preferences())[1] == {0: "whole"}


def test_what_most_others_match_comes_before_more_pixels() -> None:
    items = [item(0, SMALL), item(1), item(2, SMALL), item(3, SMALL)]
    pairs = [Pair(number, 0, "edited", "certain", 0.9) for number in (1, 2, 3)]
    assert best_of(items, pairs, Preferences()) == (items[0], dict.fromkeys((1, 2, 3), "matches"))


@pytest.mark.parametrize(
    ("unknown", "forbidden"),
    [
        ({"bytes": None}, "compression"),
        ({"format": ""}, "format"),
        ({"format": ""}, "compression"),
        ({"has_metadata": None}, "metadata"),
        ({"modified": None}, "older"),
    ],
)
def test_what_is_not_known_of_one_file_decides_nothing(unknown: dict, forbidden: str) -> None:
    worst = {"bytes": 500_000, "format": "webp", "has_metadata": False, "modified": 6.0}
    alone = {"bytes": "compression", "format": "format", "has_metadata": "metadata", "modified": "older"}
    known = {key: value for key, value in worst.items() if alone[key] == forbidden}
    facts = {0: replace(KNOWN, **known | unknown), 1: KNOWN}
    assert forbidden not in best_of([item(0), item(1)], [], Preferences(facts))[1].values()


def test_bytes_of_different_formats_decide_nothing() -> None:
    facts = {0: replace(KNOWN, format="webp"), 1: replace(KNOWN, format="avif", bytes=200_000)}
    assert best_of([item(0, url="longer.jpg"), item(1)], [], Preferences(facts))[1] == {0: "name"}


def negative(copy: int, original: int) -> Pair:
    return Pair(copy, original, "edited", "certain", 0.9, (("inverted", 0.0),))


def test_negative_is_worse_than_what_most_others_were_made_from_whatever_its_name() -> None:
    items = [item(0, url="the longest name of all.jpg"), item(1, url="a.jpg"), item(2, SMALL)]
    pairs = [negative(1, 0), negative(2, 1), Pair(2, 0, "same", "certain", 0.9)]
    assert best_of(items, pairs, Preferences()) == (items[0], {1: "positive", 2: "pixels"})


def test_of_a_picture_and_its_negative_alone_neither_is_known_to_be_that() -> None:
    items = [item(0, url="the longest name of all.jpg"), item(1, url="a.jpg")]
    assert best_of(items, [negative(1, 0)], Preferences()) == (items[1], {0: "name"})


def test_a_row_of_pixels_and_stripped_bytes_are_no_difference() -> None:
    facts = {0: replace(KNOWN, bytes=580_000, has_metadata=False), 1: KNOWN}
    assert best_of([item(0), item(1, (2000, 1492))], [], Preferences(facts))[1] == {0: "metadata"}


facts = st.builds(
    FileFacts,
    bytes=st.none() | st.integers(1, 4).map(lambda one: 100_000 * one),
    format=st.sampled_from(["", "jpeg", "png", "webp"]),
    has_metadata=st.sampled_from([None, True, False]),
    modified=st.none() | st.sampled_from([1.0, 2.0]),
)
many = st.lists(st.tuples(st.sampled_from([LARGE, (2000, 1490), SMALL]), facts), min_size=1, max_size=6)


@given(many, st.randoms(use_true_random=False), st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_any_order_gives_the_same_and_each_other_image_a_rule(described, random, parts) -> None:
    items = [item(number, size) for number, (size, _) in enumerate(described)]
    pairs = [cropped(*pair) for pair in sorted(parts) if max(pair) < len(items) and pair[0] != pair[1]]
    preferences = Preferences({number: known for number, (_, known) in enumerate(described)})
    best, lost = best_of(items, pairs, preferences)
    shuffled = random.sample(items, len(items))
    assert best_of(shuffled, pairs, preferences) == (best, lost)
    assert {best.number, *lost} == set(range(len(items)))
    assert set(lost.values()) <= set(RULES)

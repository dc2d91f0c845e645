"""Which picture of a group is kept when one rule is to decide first."""

from dataclasses import replace

import pytest

from duplicate_values import member
from echoimage import Entry
from echoimage.duplicates.best import Preferences
from echoimage.duplicates.groups import Group
from echoimage.duplicates.pair import FileFacts, Item
from echoimage_tools.duplicates.keeping import KeepRule, kept_by

BEST, SAME, EDITED = (
    Item(number, Entry(name), f"{number:064x}", size)
    for number, (name, size) in enumerate((("best.jpg", (40, 30)), ("s.png", (80, 60)), ("e.jpg", (200, 100))))
)
FACTS = {
    0: FileFacts(9000, "jpeg", False, 9.0),
    1: FileFacts(90_000, "raw", True, 5.0),
    2: FileFacts(900_000, "raw", True, 1.0),
}
GROUP = Group(BEST, (member(SAME, BEST, "same"), replace(member(EDITED, BEST, "edited"), worse_by="whole")))


@pytest.mark.parametrize("rule", ["pixels", "compression", "format", "metadata", "older", "name"])
def test_rule_decides_among_the_same_picture_and_never_for_a_changed_one(rule: KeepRule) -> None:
    kept = kept_by(rule, GROUP, Preferences(FACTS))
    assert kept.best == SAME
    assert [(one.item, one.worse_by) for one in kept.others] == [(BEST, rule), (EDITED, "whole")]


def test_of_those_that_are_equal_by_the_rule_it_is_told_what_decided() -> None:
    other = Item(3, Entry("a longer name.png"), f"{3:064x}", SAME.size)
    kept = kept_by("pixels", replace(GROUP, others=(*GROUP.others, member(other, BEST, "same"))), Preferences())
    assert (kept.best, {one.item: one.worse_by for one in kept.others}[other]) == (SAME, "name")


def test_what_is_not_known_and_what_is_equal_leaves_the_best_one() -> None:
    assert kept_by("older", GROUP, Preferences()) == GROUP
    assert kept_by("metadata", GROUP, Preferences({**FACTS, 1: FACTS[0]})) == GROUP


def test_preferred_place_comes_before_the_rule() -> None:
    assert kept_by("pixels", GROUP, Preferences(FACTS, lambda item: item == BEST)) == GROUP

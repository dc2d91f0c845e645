"""A group and a rule that shall decide first in, the same group with the one to keep by that rule out.

The best one of a group may be replaced by one that is the same picture, in another size or format; never by a part of
it, or by one that was changed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from echoimage.duplicates.best import FORMATS, Preferences, best_of
from echoimage.duplicates.groups import Group, Member
from echoimage.duplicates.pair import FileFacts, Item

KeepRule = Literal["pixels", "compression", "format", "metadata", "older", "name"]

_Grade = Callable[[Item, FileFacts], float | None]
"""How good an image is by a rule, the higher the better; None where that is not known."""

_GRADES: Mapping[KeepRule, _Grade] = {
    "pixels": lambda item, _: item.pixels,
    "compression": lambda item, facts: facts.bytes and facts.bytes / item.pixels,
    "format": lambda _, facts: -(*FORMATS, facts.format).index(facts.format) if facts.format else None,
    "metadata": lambda _, facts: facts.has_metadata,
    "older": lambda _, facts: None if facts.modified is None else -facts.modified,
    "name": lambda item, _: -len(item.entry.url),
}


def kept_by(rule: KeepRule, group: Group, preferences: Preferences) -> Group:
    """Return the group with the one to keep that is best by `rule`; of equals, by the usual rules."""
    alike = [one for one in group.others if one.pair.kind in ("exact", "same")]
    items = [group.best, *(one.item for one in alike)]
    preferred = [item for item in items if preferences.preferred(item)]
    grades = [(_GRADES[rule](item, preferences.of(item)), item) for item in preferred or items]
    known = [grade for grade, _ in grades if grade is not None]
    if len(known) < len(grades):
        return group
    equals = [item for grade, item in grades if grade == max(known)]
    if group.best in equals:
        return group
    best, lost = best_of(equals, (), preferences)
    its = next(one for one in alike if one.item == best)
    graded = {item.number: lost.get(item.number, rule) for _, item in grades}
    # It and the one that was the best are the same picture: what is said of another one beside that holds beside it.
    others = [replace(one, worse_by=graded.get(one.item.number, one.worse_by)) for one in group.others if one != its]
    return Group(best, (Member(group.best, its.pair, rule), *others))

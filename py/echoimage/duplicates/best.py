"""Images that show the same in, the one to keep out, and by which rule it is better than each other."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from echoimage.duplicates.pair import FileFacts, Item, Pair

Rule = Literal[
    "preferred", "positive", "whole", "matches", "pixels", "format", "metadata", "compression", "older", "name"
]

RULES: tuple[Rule, ...] = get_args(Rule)
"""From the first that decides to the last."""

MOST_MATCHES = 0.9
"""Share of the most matches from which an image may be what the others were made from: of those that were changed much,
some match the original alone."""

AS_LARGE, AS_MANY_BYTES = 0.99, 0.9
"""Shares of the most pixels, and of the most bytes for a pixel, from which an image is no worse: programs cut a row of
pixels when they turn a JPEG file, and take off what is not seen."""

FORMATS = ("raw", "heic", "jpeg", "tiff", "png")
"""Formats in which pictures are taken, and drawn; all others are for sending."""

NO_FACTS = FileFacts()


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the images themselves do not tell: the facts of their files by number, and which place is preferred."""

    facts: Mapping[int, FileFacts] = field(default_factory=dict)
    preferred: Callable[[Item], bool] = lambda _: False

    def of(self, item: Item) -> FileFacts:
        """Return the facts of an image's file."""
        return self.facts.get(item.number, NO_FACTS)


def best_of(items: Sequence[Item], pairs: Collection[Pair], preferences: Preferences) -> tuple[Item, dict[int, Rule]]:
    """Return the best of one or more images, and by number the rule by which each other one is worse.

    Rule after rule leaves those that are no worse than the best by it. The order of `items` changes nothing.
    """
    left, lost = list(items), dict[int, Rule]()
    for rule in RULES:
        kept = _KEEP[rule](left, pairs, preferences)
        for item in left if kept else ():
            if item not in kept:
                lost[item.number] = rule
        left = kept or left
    return left[0], lost


_Keep = Callable[[Sequence[Item], Collection[Pair], Preferences], list[Item]]


def _preferred(items: Sequence[Item], _: Collection[Pair], preferences: Preferences) -> list[Item]:
    return [item for item in items if preferences.preferred(item)]


def _positive(items: Sequence[Item], pairs: Collection[Pair], _: Preferences) -> list[Item]:
    """Return those that are not inverted against most of the others they match; of two alone none is known to be."""
    by_number = {item.number: item.contents for item in items}
    inverted: dict[str, dict[str, bool]] = {item.contents: {} for item in items}
    for pair in pairs:
        one, other = by_number.get(pair.copy), by_number.get(pair.original)
        if one and other:
            inverted[one][other] = inverted[other][one] = "inverted" in dict(pair.edits)
    return [item for item in items if 2 * sum(found := inverted[item.contents].values()) <= len(found)]


def _whole(items: Sequence[Item], pairs: Collection[Pair], _: Preferences) -> list[Item]:
    there = {item.contents for item in items}
    by_number = {item.number: item.contents for item in items}
    worse = {
        by_number[pair.copy]
        for pair in pairs
        if pair.part != "neither" and {by_number.get(pair.copy), by_number.get(pair.original)} <= there
    }
    return [item for item in items if item.contents not in worse]


def _matching(items: Sequence[Item], pairs: Collection[Pair], _: Preferences) -> list[Item]:
    near: dict[str, set[str]] = {item.contents: {item.contents} for item in items}
    by_number = {item.number: item.contents for item in items}
    for pair in pairs:
        one, other = by_number.get(pair.copy), by_number.get(pair.original)
        if one and other:
            near[one].add(other)
            near[other].add(one)
    return _most({item.number: len(near[item.contents]) for item in items}, items, MOST_MATCHES)


def _large(items: Sequence[Item], _: Collection[Pair], __: Preferences) -> list[Item]:
    return _most({item.number: item.pixels for item in items}, items, AS_LARGE)


def _little_compressed(items: Sequence[Item], _: Collection[Pair], preferences: Preferences) -> list[Item]:
    """Return those with the most bytes for a pixel, where all are of one format: elsewhere these say nothing."""
    rates = {item.number: (preferences.of(item).bytes or 0) / item.pixels for item in items}
    formats = {preferences.of(item).format for item in items}
    comparable = len(formats) == 1 and all(formats) and all(rates.values())
    return _most(rates, items, AS_MANY_BYTES) if comparable else []


def _of_a_camera(items: Sequence[Item], _: Collection[Pair], preferences: Preferences) -> list[Item]:
    formats = [preferences.of(item).format for item in items]
    ranks = [FORMATS.index(name) if name in FORMATS else len(FORMATS) for name in formats]
    return [item for item, rank in zip(items, ranks, strict=True) if rank == min(ranks)] if all(formats) else []


def _with_metadata(items: Sequence[Item], _: Collection[Pair], preferences: Preferences) -> list[Item]:
    known = [preferences.of(item).has_metadata for item in items]
    return [item for item, there in zip(items, known, strict=True) if there] if None not in known else []


def _oldest(items: Sequence[Item], _: Collection[Pair], preferences: Preferences) -> list[Item]:
    times = [preferences.of(item).modified for item in items]
    known = [time for time in times if time is not None]
    oldest = min(known) if len(known) == len(items) else None
    return [item for item, time in zip(items, times, strict=True) if oldest is not None and time == oldest]


def _first_name(items: Sequence[Item], _: Collection[Pair], __: Preferences) -> list[Item]:
    return [min(items, key=lambda item: (len(item.entry.url), item.entry.url, item.number))]


def _most(values: Mapping[int, float], items: Sequence[Item], enough: float) -> list[Item]:
    most = max(values.values())
    return [item for item in items if values[item.number] >= enough * most]


_KEEP: Mapping[Rule, _Keep] = {
    "preferred": _preferred,
    "positive": _positive,
    "whole": _whole,
    "matches": _matching,
    "pixels": _large,
    "format": _of_a_camera,
    "metadata": _with_metadata,
    "compression": _little_compressed,
    "older": _oldest,
    "name": _first_name,
}

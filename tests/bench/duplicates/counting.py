"""The groups of a planted folder in, what of them is right out."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bench.duplicates.planting import EXACT, Planted
from echoimage.duplicates.find import Duplicates
from echoimage.duplicates.groups import Group


@dataclass(frozen=True, slots=True)
class Counts:
    """grouped: by family, copies that are in one group with their original, and all. false: members by kind that were
    not made from what the best one was, and all members. right_best: groups whose best member is the original or its
    exact copy, of those that have one.
    """

    grouped: dict[str, tuple[int, int]]
    false: dict[str, tuple[int, int]]
    right_best: tuple[int, int]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def count(found: Duplicates) -> Counts:
    """Count."""
    home = {number: place for place, one in enumerate(found.groups) for number in _numbers(one)}
    planted = {item.number: Planted.of(item.entry.url) for item in found.items}
    originals = {one.group: home.get(number, -1) for number, one in planted.items() if one.family == "original"}
    grouped, false, missed, wrong = defaultdict[str, list[bool]](list), defaultdict[str, list[bool]](list), [], []
    for number, one in planted.items():
        if one.group >= 0 and one.family != "original":
            there = home.get(number, -2) == originals[one.group]
            grouped[one.family].append(there)
            missed += [] if there else [f"{one.group} {one.edit}"]
    for group in found.groups:
        best = planted[group.best.number]
        for other in group.others:
            one = planted[other.item.number]
            bad = one.group < 0 or one.group != best.group
            false[other.pair.kind].append(bad)
            wrong += [f"{other.pair.kind}: {other.item.entry.url} in {group.best.entry.url}"] if bad else []
    tops = [planted[group.best.number] for group in found.groups]
    tops = [one for one in tops if one.group >= 0]
    right = sum(one.family in ("original", EXACT) for one in tops)
    return Counts(_shares(grouped), _shares(false), (right, len(tops)), tuple(missed), tuple(wrong))


def text(counts: Counts) -> Iterator[str]:
    """Yield the lines of a report in Markdown."""
    copies, all_of_them = (sum(one[at] for one in counts.grouped.values()) for at in (0, 1))
    yield from ("| copies by family | grouped with the original | of |", "|---|---:|---:|")
    yield from (f"| {family} | {there} | {of} |" for family, (there, of) in counts.grouped.items())
    yield f"| all | {copies / max(all_of_them, 1):.3f} | {all_of_them} |"
    yield from ("", "| members | not of that original | of |", "|---|---:|---:|")
    yield from (f"| {kind} | {bad} | {of} |" for kind, (bad, of) in counts.false.items())
    right, tops = counts.right_best
    yield f"\nThe original or its exact copy is the best one of {right} of {tops} groups."
    yield f"Not grouped: {'; '.join(counts.missed) or 'none'}."
    yield f"Wrong: {'; '.join(counts.wrong) or 'none'}."


def _numbers(group: Group) -> list[int]:
    return [group.best.number, *(other.item.number for other in group.others)]


def _shares(found: dict[str, list[bool]]) -> dict[str, tuple[int, int]]:
    return {name: (sum(values), len(values)) for name, values in sorted(found.items())}

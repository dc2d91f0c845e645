"""How several methods grouped the files of one planted folder in, tables of them side by side out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench.cluster.watched import Taken
from bench.duplicates.planting import Planted


@dataclass(frozen=True, slots=True)
class Score:
    """grouped: by family, copies that are in one group with their original, and all. false: members of groups that
    belong to another original than most of their group, or to none. members: of all groups, but for one of each.
    """

    grouped: dict[str, tuple[int, int]]
    false: int
    members: int
    groups: int

    @property
    def recall(self) -> float:
        """The share of all copies that is with their original."""
        there, of = (sum(one[at] for one in self.grouped.values()) for at in (0, 1))
        return there / max(of, 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A method, what it found, and what that took from the pictures on."""

    name: str
    score: Score
    taken: Taken = field(repr=False)


def score(names: Sequence[str], groups: Sequence[Sequence[str]]) -> Score:
    """Judge groups of the files of a planted folder."""
    planted = {name: Planted.of(name) for name in names}
    home = {name: place for place, some in enumerate(groups) for name in some}
    originals = {one.group: home.get(name, -1) for name, one in planted.items() if one.family == "original"}
    grouped = defaultdict[str, list[bool]](list)
    for name, one in planted.items():
        if one.group >= 0 and one.family != "original":
            grouped[one.family].append(home.get(name, -2) == originals[one.group])
    # What is a copy of nothing belongs to itself alone.
    owners = [
        Counter(str(planted[name].group) if planted[name].group >= 0 else name for name in some) for some in groups
    ]
    false = sum(owner.total() - max(owner.values()) for owner in owners)
    members = sum(len(some) - 1 for some in groups)
    shares = {family: (sum(found), len(found)) for family, found in sorted(grouped.items())}
    return Score(shares, false, members, len(groups))


def text(rows: Sequence[Row], lacking: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a report in Markdown; `lacking`: what methods lack that could not be run, by name."""
    yield "\n| method | with their original | false members | of | groups | s | processor s | MB, largest process |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for row in rows:
        one, taken = row.score, row.taken
        costs = f"{taken.seconds:.1f} | {taken.processor:.1f} | {max(taken.own, taken.worker) / 1e6:.0f}"
        yield f"| {row.name} | {one.recall:.3f} | {one.false} | {one.members} | {one.groups} | {costs} |"
    yield f"\n| copies by family | of | {' | '.join(row.name for row in rows)} |"
    yield f"|---|---:|{'---:|' * len(rows)}"
    for family, (_, of) in rows[0].score.grouped.items():
        yield f"| {family} | {of} | {' | '.join(str(row.score.grouped[family][0]) for row in rows)} |"
    yield from (f"\n{name} was not run: {what}." for name, what in lacking.items())

"""Answers in, how often each verdict was given to each kind of pair, and which were wrong, out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, get_args

from bench.accuracy.verdicts.comparing import Answer
from bench.accuracy.verdicts.groups import GROUPS, UNRELATED
from bench.accuracy.verdicts.pair import Group
from echoimage.types import Verdict

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LISTED = 8
"""Wrong answers of a kind that the text tells; the JSON file has all."""

ALL = (*GROUPS, UNRELATED)


@dataclass(frozen=True, slots=True)
class Row:
    """Verdicts by number of pairs. kind: "" for a whole group. met: whether the group's aim is; None without one."""

    group: str
    kind: str
    told: dict[Verdict, int]
    right: float
    aim: str = ""
    met: bool | None = None


def rows(answers: Sequence[Answer]) -> list[Row]:
    """Return a row for each group of which there are pairs, and below it one for each of its kinds."""
    made = []
    for group in ALL:
        own = [one for one in answers if one.group == group.name and one.verdict]
        if own:
            made.append(_row(group, "", own))
            kinds = dict.fromkeys(one.kind for one in own)
            made += [_row(group, kind, [one for one in own if one.kind == kind]) for kind in kinds]
    return made


def _row(group: Group, kind: str, answers: Sequence[Answer]) -> Row:
    counted = Counter(one.verdict for one in answers)
    told: dict[Verdict, int] = {verdict: counted[verdict] for verdict in VERDICTS}
    right = sum(told[verdict] for verdict in group.right) / len(answers)
    if kind or not group.aim:
        return Row(group.name, kind, told, right)
    share = sum(told[verdict] for verdict in group.aim.verdicts) / len(answers)
    return Row(group.name, kind, told, right, group.aim.text, group.aim.met(share))


def wrong(answers: Sequence[Answer]) -> list[Answer]:
    """List the answers with another verdict than is right."""
    right = {group.name: group.right for group in ALL}
    return [one for one in answers if one.verdict and one.verdict not in right[one.group]]


def text(answers: Sequence[Answer]) -> str:
    """Return the table for people, then what was wrong."""
    lines = [f"| pairs | n | {' | '.join(VERDICTS)} | right | aim |", "|---|" + "---:|" * 6 + "---|"]
    for row in rows(answers):
        name = f"- {row.kind}" if row.kind else f"**{row.group}**"
        aim = f"{row.aim}: {'met' if row.met else 'missed'}" if row.aim else ""
        counts = " | ".join(str(number) for number in row.told.values())
        lines.append(f"| {name} | {sum(row.told.values())} | {counts} | {row.right:.3f} | {aim} |")
    unread = [f"left out: {one.name}" for one in answers if not one.verdict]
    return "\n".join((*lines, "", *unread, *_wrong_ones(answers), ""))


def _wrong_ones(answers: Sequence[Answer]) -> list[str]:
    lines = []
    failed = wrong(answers)
    for group, kind in dict.fromkeys((one.group, one.kind) for one in failed):
        own = [one for one in failed if (one.group, one.kind) == (group, kind)]
        told = "; ".join(f"{one.name} ({one.verdict} {one.score:.2f}, {one.inliers} inliers)" for one in own[:LISTED])
        more = f"; and {len(own) - LISTED} more" if len(own) > LISTED else ""
        lines.append(f"- {group}, {kind}: {len(own)} wrong: {told}{more}")
    return lines


def document(answers: Sequence[Answer]) -> dict[str, Any]:
    """Return the same for programs, with every wrong answer."""
    return {
        "rows": [asdict(row) for row in rows(answers)],
        "wrong": [asdict(one) for one in wrong(answers)],
        "left_out": [one.name for one in answers if not one.verdict],
    }

"""Duplicates for people: an answer in, lines of plain text out."""

from collections.abc import Iterator, Sequence

from echoimage.duplicates.groups import Group, Member
from echoimage.duplicates.pair import Item
from echoimage_tools.duplicates.acting import Outcome, Plan
from echoimage_tools.duplicates.action_log import Action
from echoimage_tools.duplicates.answer import KINDS, Answer, Part, done_to, megabytes, reason
from echoimage_tools.output.console import columns, padded, plain
from echoimage_tools.output.counts import counted

FOLDERS = 10
"""Similar folders that are told below groups."""

DONE: dict[Action, str] = {"trash": "moved to the trash", "move": "moved", "hardlink": "made a hard link"}
PLANNED: dict[Action, str] = {
    "trash": "would be moved to the trash",
    "move": "would be moved",
    "hardlink": "would be made a hard link",
}


def lines(answer: Answer, part: Part) -> Iterator[str]:
    """Yield the lines of a part, and a summary."""
    if part == "groups":
        for number, group in enumerate(answer.found.groups, start=1):
            yield from _group(answer, number, group)
    elif part in ("common", "missing"):
        chosen = [one for one in answer.counterparts if (one.other is None) == (part == "missing")]
        for one in chosen:
            found = f"  {KINDS[one.pair.kind]}  {answer.places.shown(one.other)}" if one.pair and one.other else ""
            yield plain(f"{answer.places.shown(one.item)}{found}")
    yield from _folders(answer, None if part == "folders" else FOLDERS)
    yield from summary(answer)
    if part == "groups" and answer.counterparts:
        yield "--list common and --list missing name them"


def summary(answer: Answer) -> Iterator[str]:
    """Yield how much was found."""
    found = answer.found
    extras = sum(1 for _ in answer.extras())
    saved = megabytes(answer.saved())
    groups = f"{counted(len(found.groups), 'group')}, {counted(extras, 'extra picture')}"
    yield f"{counted(len(found.items), 'picture')}: {groups + f' of {saved}' if extras else 'no duplicates'}"
    if answer.counterparts:
        missing = sum(one.other is None for one in answer.counterparts)
        common = len(answer.counterparts) - missing
        yield (
            f"Of the {counted(len(answer.counterparts), 'picture')} of the first collection {common:,} are in the "
            f"other, {missing:,} are not"
        )


def outcomes(answer: Answer, plan: Plan, found: Sequence[Outcome], applied: bool) -> Iterator[str]:
    """Yield what was or would be done, file by file, and of which pictures nothing."""
    words = (DONE if applied else PLANNED)[plan.action]
    shown = answer.places.shown
    for one in found:
        name = shown(one.step.extra)
        if one.why:
            yield plain(f"  left: {name}: {one.why}")
        else:
            kept = shown(one.step.kept)
            yield plain(f"  {words}: {name}{f' to {one.to}' if one.to else ''} (kept: {kept})")
    done = sum(not one.why for one in found)
    left = f", {len(found) - done:,} left" if done < len(found) else ""
    yield f"{counted(done, 'file')} {words}{left}" + ("" if applied or not done else "; --apply does it")
    farther, likely = plan.left_out(answer.found.groups)
    for kind in dict.fromkeys(farther):
        remedy = "only the very same file becomes a link" if plan.action == "hardlink" else f"--accept {kind} takes it"
        yield f"{counted(farther.count(kind), 'extra picture')} not touched, {KINDS[kind]}: {remedy}"
    if likely:
        yield f"{counted(likely, 'extra picture')} not touched, only likely a copy: look at it yourself"


def _group(answer: Answer, number: int, group: Group) -> Iterator[str]:
    yield f"Group {number}: {counted(1 + len(group.others), 'picture')}"
    rows = [("keep", *_about(answer, group.best), "")]
    rows += [("", *_about(answer, one.item), _told(one)) for one in group.others]
    widths = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [*(padded(cell, width) for cell, width in zip(row, widths, strict=False)), row[-1]]
        yield ("  " + "  ".join(cells)).rstrip()
    yield ""


def _about(answer: Answer, item: Item) -> tuple[str, ...]:
    facts = answer.facts(item)
    size = f"{item.size[0]} x {item.size[1]}"
    return plain(answer.places.shown(item)), size, megabytes(facts.bytes), facts.format.upper()


def _told(one: Member) -> str:
    likely = "likely " if one.pair.certainty == "likely" else ""
    done = done_to(one.pair)
    what = f"{likely}{KINDS[one.pair.kind]}{f': {done}' if done else ''}"
    return f"{what}; the one to keep {reason(one.worse_by)}"


def _folders(answer: Answer, most: int | None) -> Iterator[str]:
    for one in answer.folders[:most]:
        first, second = (f"{share:.0f}%" for share in one.percent)
        names = map(answer.places.shown_folder, (one.first, one.second))
        yield plain("{} of the pictures in {} are in {}, and {} of its are in that".format(first, *names, second))
    rest = len(answer.folders) - (most or len(answer.folders))
    if rest > 0:
        yield f"{counted(rest, 'pair')} of similar folders more (--list folders)"

"""Groups in, their extra files moved to the trash, moved elsewhere or made hard links out; or what would be done."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from echoimage.duplicates.groups import Group, Member
from echoimage.duplicates.pair import Item, Kind
from echoimage_tools.duplicates.action_log import Act, Action, ActionLog
from echoimage_tools.duplicates.checks import Refusal, being_written, check, check_kept, local
from echoimage_tools.duplicates.linking import make_link
from echoimage_tools.duplicates.moving import free_path, move
from echoimage_tools.duplicates.trash import trash
from echoimage_tools.files.atomic import FileError
from echoimage_tools.files.lock import locked
from echoimage_tools.files.user_folders import state_folder
from echoimage_tools.files.version import Version

Accepted = tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An extra image of a group and the one that is kept."""

    extra: Item
    kept: Item


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step: where a file was moved, and why it was left, each "" where that is not so."""

    step: Step
    to: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for. folder: for the action "move". inside: the path below it of an image.

    protected: whether an image lies where nothing is to be changed.
    """

    action: Action
    accepted: Accepted
    folder: Path | None
    inside: Callable[[Item], str]
    protected: Callable[[Item], bool]

    def steps(self, groups: Iterable[Group]) -> Iterator[Step]:
        """Yield the steps that are accepted; nothing that is only likely."""
        for group in groups:
            for one in group.others:
                if self._takes(one):
                    yield Step(one.item, group.best)

    def left_out(self, groups: Iterable[Group]) -> tuple[list[Kind], int]:
        """Return the kinds of the extra images that are not accepted, and how many are that are only likely."""
        left = [one.pair for group in groups for one in group.others if not self._takes(one)]
        farther = [pair.kind for pair in left if pair.kind not in self._kinds]
        return farther, len(left) - len(farther)

    @property
    def _kinds(self) -> Accepted:
        return ("exact",) if self.action == "hardlink" else self.accepted

    def _takes(self, one: Member) -> bool:
        return one.pair.certainty == "certain" and one.pair.kind in self._kinds

    def paths(self, step: Step) -> tuple[Path, Path]:
        """Return the paths of both files of a step. Raises `Refusal` where the first must not be changed."""
        if self.protected(step.extra):
            raise Refusal("it is where you prefer to keep pictures")
        extra, kept = (Path(os.path.abspath(local(item.entry.url))) for item in (step.extra, step.kept))
        return extra, kept

    def target(self, item: Item) -> Path:
        """Return where a file would be moved."""
        path = local(item.entry.url)
        return free_path(Path(os.path.abspath((self.folder or Path()) / (self.inside(item) or path.name))))


def rehearse(plan: Plan, steps: Iterable[Step]) -> Iterator[Outcome]:
    """Yield what would become of each step, as far as that can be told without reading the files."""
    for step in steps:
        try:
            plan.paths(step)
            yield Outcome(step, str(plan.target(step.extra)) if plan.action == "move" else "", "")
        except Refusal as refusal:
            yield Outcome(step, "", str(refusal))


def perform(plan: Plan, steps: Sequence[Step], log: ActionLog) -> Iterator[Outcome]:
    """Do each step; yield what became of it. Raises `FileError` where the log cannot be written."""
    for step in steps:
        try:
            act, kept = _act(plan, step)
        except OSError as error:
            yield Outcome(step, "", _cause(error))
            continue
        except Refusal as refusal:
            yield Outcome(step, "", str(refusal))
            continue
        log.write("begun", act)
        why = _done(act, kept)
        log.write("left" if why else "done", act, why)
        yield Outcome(step, act.to, why)


def alone() -> AbstractContextManager[None]:
    """Keep this user's other runs from changing files meanwhile. Raises `FileError` where one does."""
    busy = "another run is changing files just now; wait for its end and run the same command again"
    return locked(state_folder() / ".duplicates.lock", busy, "No file was changed")


def _act(plan: Plan, step: Step) -> tuple[Act, Version]:
    """Return the action after both files were checked, and the version of the one to keep.

    Raises `Refusal` and `OSError`.
    """
    path, kept = plan.paths(step)
    if not (step.extra.sha256 and step.kept.sha256):
        raise Refusal("it is not known which bytes were compared; make the index again")
    checked = check(path, kept, (step.extra.sha256, step.kept.sha256))
    about = checked.about
    to = str(plan.target(step.extra)) if plan.action == "move" else ""
    times = about.st_atime_ns, about.st_mtime_ns
    act = Act(plan.action, str(path), str(kept), step.extra.sha256, to, times, about.st_mode & 0o7777)
    return act, checked.kept


def _done(act: Act, version: Version) -> str:
    """Do it; return why it was left, "" where it was done. version: of the one to keep, as it was read."""
    path, kept = Path(act.path), Path(act.kept)
    try:
        if path.lstat().st_mtime_ns != act.times[1]:
            raise being_written()
        check_kept(kept, kept, version)
        if act.action == "move":
            move(path, Path(act.to))
        elif act.action == "hardlink":
            make_link(path, kept, version)
        else:
            trash()(act.path)
    except FileError as error:
        return str(error)
    except OSError as error:
        return _cause(error)
    return ""


def _cause(error: OSError) -> str:
    return f"it stays where it is: {error.strerror or error}"

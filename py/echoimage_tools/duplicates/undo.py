"""A log of actions in, the files where and as they were out; what cannot be put back is told."""

import os
import sys
from pathlib import Path

from echoimage import EchoImageError
from echoimage_tools.duplicates.acting import alone
from echoimage_tools.duplicates.action_log import Act, ActionLog, old_log
from echoimage_tools.duplicates.checks import Refusal, digest_of
from echoimage_tools.duplicates.linking import make_own, remove_part
from echoimage_tools.duplicates.moving import move
from echoimage_tools.files.atomic import FileError
from echoimage_tools.output.console import complain_of, plain, write
from echoimage_tools.output.counts import counted

WHOLE, LACKING, FAILED = 0, 1, 2
"""Exit codes."""


def undo(path: Path, quiet: bool = False) -> int:
    """Put everything back that a log names, the last first; return the exit code."""
    try:
        with alone(), old_log(path) as (log, acts):
            back = sum(_undone(act, log, quiet) for act in acts)
    except EchoImageError as error:
        complain_of(sys.stderr, str(path), str(error))
        return FAILED
    if not quiet:
        write(sys.stdout, plain(f"{path}: {back:,} of {counted(len(acts), 'file')} put back"))
    return WHOLE if back == len(acts) else LACKING


def _undone(act: Act, log: ActionLog, quiet: bool) -> bool:
    try:
        if act.action == "hardlink":
            _own_again(act)
        elif act.action == "move":
            _back(act)
        else:
            _put_back_by_hand(act)
    except (FileError, OSError) as error:
        complain_of(sys.stderr, act.path, getattr(error, "strerror", None) or str(error))
        return False
    log.write("undone", act)
    if not quiet:
        write(sys.stdout, plain(f"  back  {act.path}"))
    return True


def _back(act: Act) -> None:
    """Move a file back; one that never went away, or was cut short on its way, is where it was."""
    source, target = Path(act.path), Path(act.to)
    if os.path.lexists(source):
        if source.is_symlink() or digest_of(source) != act.sha256:
            raise Refusal(f"another file is there now; the one that was moved is {target}")
        if _is_one_name(source, target):
            return
        # The process was ended between the two halves of a move.
        if target.exists() and digest_of(target) == act.sha256:
            target.unlink()
        return
    if not target.exists():
        raise Refusal(f"it is not at {target} any more, where it was moved")
    if digest_of(target, str(target)) != act.sha256:
        raise Refusal(f"{target}, where it was moved, has changed since; move it back yourself")
    move(target, source)


def _is_one_name(source: Path, target: Path) -> bool:
    """Return whether these are two ways to one name: the folder may be a link by now to where its files were moved."""
    if os.path.realpath(source) == os.path.realpath(target):
        return True
    return target.exists() and source.samefile(target) and target.lstat().st_nlink < 2


def _put_back_by_hand(act: Act) -> None:
    if not os.path.lexists(act.path):
        raise Refusal("it is in the trash of the system; put it back from there")
    if digest_of(Path(act.path)) != act.sha256:
        raise Refusal("another file is there now; the one that was here is in the trash of the system")


def _own_again(act: Act) -> None:
    """Make a hard link a file of its own; one that is has never become a link."""
    path, kept = Path(act.path), Path(act.kept)
    remove_part(path)
    if not path.exists():
        raise Refusal(f"it is not there any more; {kept} has had the same bytes")
    if digest_of(path) != act.sha256:
        raise Refusal("it has changed since it became a link; it stays as it is")
    # Without the other name nothing tells whether it became a link.
    if not kept.exists() or path.samefile(kept):
        make_own(path, act.times, act.mode)

"""`echoimage duplicates`: folders, databases or an index in; groups, a report and, if so asked, fewer files out."""

import asyncio
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Literal

from echoimage import EchoImageError, IndexFileError, open_index
from echoimage.duplicates.best import Preferences
from echoimage.duplicates.find import Duplicates
from echoimage.duplicates.groups import FilesByContent, group
from echoimage.duplicates.pair import KINDS, Kind
from echoimage.duplicates.wanted import Wanted
from echoimage.index.manifest import NAME
from echoimage_tools.duplicates import as_csv, as_json, as_text
from echoimage_tools.duplicates.acting import Outcome, Plan, Step, alone, perform, rehearse
from echoimage_tools.duplicates.action_log import Action, new_log
from echoimage_tools.duplicates.answer import Answer, Part
from echoimage_tools.duplicates.file_facts import FilesFacts
from echoimage_tools.duplicates.find import duplicates_of
from echoimage_tools.duplicates.html_report import html_report
from echoimage_tools.duplicates.index_addresses import addresses_of
from echoimage_tools.duplicates.journal import JOURNAL
from echoimage_tools.duplicates.keeping import KeepRule, kept_by
from echoimage_tools.duplicates.not_duplicates import NotDuplicates, usual_file
from echoimage_tools.duplicates.one_file import of_several_files
from echoimage_tools.duplicates.places import Places, open_places
from echoimage_tools.duplicates.preferred import PreferredFolders
from echoimage_tools.duplicates.trash import trash
from echoimage_tools.files.atomic import write_whole
from echoimage_tools.files.lock import locked
from echoimage_tools.files.user_folders import state_folder
from echoimage_tools.indexing import build
from echoimage_tools.indexing.folder import Folder
from echoimage_tools.indexing.runners import runner
from echoimage_tools.output.as_json import line
from echoimage_tools.output.console import complain_of, plain, write
from echoimage_tools.output.counts import counted
from echoimage_tools.output.progress import Bar
from echoimage_tools.sources.index_files import FolderFiles

NONE, FOUND, FAILED = 0, 1, 2
"""Exit codes."""

Form = Literal["text", "json", "csv"]


@dataclass(frozen=True, slots=True)
class DuplicatesOptions:
    """What is asked for, as the command's help has it. remembered: the file of "not duplicates"."""

    places: tuple[str, ...]
    against: tuple[str, ...] = ()
    index: Path | None = None
    kinds: frozenset[Kind] = frozenset()
    prefer: tuple[str, ...] = ()
    keep: KeepRule | None = None
    part: Part = "groups"
    form: Form = "text"
    html: Path | None = None
    quiet: bool = False
    accept: Kind = "exact"
    action: Action | None = None
    folder: Path | None = None
    apply: bool = False
    log: Path | None = None
    remembered: Path | None = None
    workers: int | None = None
    scheduler: str = ""


def duplicates(options: DuplicatesOptions) -> int:
    """Find them, tell them and act on them; return the exit code."""
    try:
        return _Run(options, open_places(options.places, options.against)).run()
    except EchoImageError as error:
        complain_of(sys.stderr, "", str(error))
        return FAILED


def remember(paths: Iterable[str], file: Path | None) -> int:
    """Remember that these pictures are no duplicates of each other; return the exit code."""
    try:
        known = NotDuplicates(file or usual_file())
        added = known.add([Path(path) for path in paths])
    except EchoImageError as error:
        complain_of(sys.stderr, "", str(error))
        return FAILED
    write(sys.stdout, plain(f"{known.path}: {counted(added, 'pair')} added, {len(known):,} in all"))
    return NONE


class _Run:
    def __init__(self, options: DuplicatesOptions, places: Places) -> None:
        self._options, self._places = options, places
        self._not_duplicates = NotDuplicates(options.remembered or usual_file())
        self._workspace = options.index or places.workspace
        self._prefer = PreferredFolders(options.prefer)
        if options.action == "move" and options.folder:
            places.refuse_inside(options.folder)

    def run(self) -> int:
        busy = "another run is looking for duplicates there; wait for its end and run the same command again"
        with locked(self._workspace / ".duplicates.lock", busy, "Nothing was changed"):
            folder = self._index()
            if folder is None:
                return FAILED
            answer = self._find(folder)
            if self._options.apply:
                self._prefer.demand_all(answer.found.items)
            self._write(answer)
            self._report(answer, folder)
            return self._act(answer)

    def _index(self) -> Path | None:
        """Return the folder of the index; None where there is none, which was told."""
        options = self._options
        if self._places.index:
            return self._places.index
        where = ", ".join((*options.places, *options.against))
        work_on = runner(options.scheduler, options.workers)
        code = build.index_collection(
            self._places.collection, where, Folder(self._workspace), work_on, quiet=options.quiet
        )
        return None if code == build.FAILED else self._workspace.resolve()

    def _find(self, folder: Path) -> Answer:
        options, places = self._options, self._places
        addresses: list[str] = []
        # An index without what its builder remembers can be looked through all the same.
        with suppress(IndexFileError):
            addresses = addresses_of(folder / NAME)
        preferences = Preferences(FilesFacts(addresses), self._prefer.holds)
        wanted = Wanted(options.kinds or Wanted().kinds, places.side if options.against else None, preferences)
        bar = Bar(sys.stderr, "pictures and pairs", options.quiet)
        journal = self._workspace / JOURNAL
        found = asyncio.run(
            duplicates_of(
                folder,
                wanted,
                workers=options.workers,
                scheduler=options.scheduler,
                journal=journal,
                progress=bar.show,
            )
        )
        bar.wipe()
        for problem in found.problems:
            complain_of(sys.stderr, problem.url, problem.text)
        return Answer(self._judged(found, wanted), places, preferences)

    def _judged(self, found: Duplicates, wanted: Wanted) -> Duplicates:
        """Return what was found without what a person has said is none and links, by the rule that was asked for."""
        files = FilesByContent(found.items)
        pairs = tuple(pair for pair in found.pairs if not self._not_duplicates.holds(pair, files.items))
        groups = list(found.groups) if len(pairs) == len(found.pairs) else group(files, pairs, wanted)
        groups = [one for one in of_several_files(groups) if wanted.spans(one.items)]
        if keep := self._options.keep:
            groups = [kept_by(keep, one, wanted.preferences) for one in groups]
        return replace(found, groups=tuple(groups), pairs=pairs)

    def _write(self, answer: Answer) -> None:
        options = self._options
        if options.form == "json":
            for value in as_json.objects(answer, options.part):
                write(sys.stdout, line(value))
        elif options.form == "csv":
            if isinstance(sys.stdout, TextIOWrapper):
                sys.stdout.reconfigure(encoding="utf-8", newline="")
            write(sys.stdout, as_csv.table(answer, options.part).removesuffix("\n"))
        elif not options.quiet:
            for told in as_text.lines(answer, options.part):
                write(sys.stdout, told)

    def _report(self, answer: Answer, folder: Path) -> None:
        path = self._options.html
        if not path:
            return
        bar = Bar(sys.stderr, "groups of the report", self._options.quiet)

        async def made() -> bytes:
            return await html_report(answer, await open_index(FolderFiles(folder), str(folder / NAME)), bar.show)

        write_whole(path, asyncio.run(made()), "A report that was there before is as it was")
        bar.wipe()

    def _act(self, answer: Answer) -> int:
        options = self._options
        code = FOUND if answer.found.groups else NONE
        if not options.action:
            return code
        if options.action == "trash" and options.apply:
            trash()
        plan = Plan(
            options.action,
            KINDS[: KINDS.index(options.accept) + 1],
            options.folder,
            self._places.inside,
            self._prefer.holds,
        )
        steps = list(plan.steps(answer.found.groups))
        if not (options.apply and steps):
            self._tell(answer, plan, list(rehearse(plan, steps)))
            return code
        done = self._apply(answer, plan, steps)
        extras = sum(1 for _ in answer.extras())
        return FOUND if sum(not one.why for one in done) < extras else NONE

    def _apply(self, answer: Answer, plan: Plan, steps: list[Step]) -> list[Outcome]:
        path = self._options.log or state_folder() / f"duplicates-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.jsonl"
        bar = Bar(sys.stderr, "files", self._options.quiet)
        done: list[Outcome] = []
        with alone(), new_log(path.absolute()) as log:
            try:
                for outcome in perform(plan, steps, log):
                    done.append(outcome)
                    bar.show(len(done), len(steps))
            finally:
                # Also when it is interrupted.
                bar.wipe()
                self._tell(answer, plan, done)
                self._tell_undo(plan.action, path)
        return done

    def _tell_undo(self, action: Action, log: Path) -> None:
        """Tell how to undo it, also where nothing else is told; what is in the trash no log brings back."""
        if action == "trash":
            return
        told = plain(f"To undo it: echoimage duplicates --undo {_quoted(str(log))}")
        write(sys.stdout if self._options.form == "text" and not self._options.quiet else sys.stderr, told)

    def _tell(self, answer: Answer, plan: Plan, outcomes: list[Outcome]) -> None:
        for told in as_text.outcomes(answer, plan, outcomes, self._options.apply):
            self._say(told)
        if self._options.quiet or self._options.form != "text":
            for one in outcomes:
                if one.why and self._options.apply:
                    complain_of(sys.stderr, one.step.extra.entry.url, one.why)

    def _say(self, told: str) -> None:
        """Write a line for people, beside what programs read on standard output."""
        if not self._options.quiet:
            write(sys.stdout if self._options.form == "text" else sys.stderr, plain(told))


def _quoted(path: str) -> str:
    """Return a path as a word of a command."""
    return subprocess.list2cmdline([path]) if os.name == "nt" else shlex.quote(path)

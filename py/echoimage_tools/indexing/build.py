"""`echoimage index`: pictures in, an index in a folder out; what is there already is used again."""

import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from echoimage import EchoImageError, Problem
from echoimage.index import manifest
from echoimage.index.details_file import IMAGES
from echoimage.index.manifest import NAME, Manifest
from echoimage.index.previous_index import PreviousIndex, read_previous
from echoimage.index.segment_writer import SegmentWriter
from echoimage.index.store import read_if_there
from echoimage.search.damaged import INDEXED, damaged
from echoimage_tools.indexing.bucket_store import open_store
from echoimage_tools.indexing.journal import Journal, journal
from echoimage_tools.indexing.plan import Plan, checksum_mismatch, plan, stays
from echoimage_tools.indexing.report import Summary, report
from echoimage_tools.indexing.runners import Runner, runner
from echoimage_tools.indexing.store import Store, clean
from echoimage_tools.indexing.tasks import split
from echoimage_tools.indexing.whole_files import WholeFiles
from echoimage_tools.output.console import complain_of
from echoimage_tools.output.counts import counted, pace
from echoimage_tools.output.progress import Bar
from echoimage_tools.sources.base import way
from echoimage_tools.sources.collection import Collection, is_http, merged, open_collection

WHOLE, LACKING, FAILED = 0, 1, 2
"""Exit codes."""


def index(
    places: Sequence[str], out: str | Path, workers: int | None = None, scheduler: str = "", *, repair: bool = False
) -> int:
    """Build or renew the index in `out` of what lies in `places`; return the exit code.

    Who works for `workers` and `scheduler`, tells `runner`. `repair`: all files of the index are read, and what is
    damaged is made anew.
    """
    collection = _open(places, out)
    if collection is None:
        return FAILED
    try:
        store = open_store(out)
        with store.locked() as check:
            base = _base(collection, places, store)
            work_on = runner(scheduler, workers)
            return _Build(_together(places), collection, store, base, work_on, check, repair=repair).run()
    except EchoImageError as error:
        complain_of(sys.stderr, str(out), str(error))
        return FAILED


def index_collection(collection: Collection, where: str, store: Store, work_on: Runner, quiet: bool) -> int:
    """Build or renew the index of a collection on disk, without a report; return the exit code.

    `where` names the pictures in complaints; `quiet`: there is no progress either. Raises `EchoImageError`.
    """
    with store.locked() as check:
        base = way(store.base, collection.base)
        bar = Bar(sys.stderr, quiet=quiet)
        return _Build(where, collection, store, base, work_on, check, bar, tell=lambda *_: None).run()


def _open(places: Sequence[str], out: str | Path) -> Collection | None:
    found: dict[str, Collection] = {}
    name = ""
    try:
        for name in places:
            found[name] = asyncio.run(open_collection(name))
        name = _together(places)
        return merged(found)
    except EchoImageError as error:
        complain_of(sys.stderr, name, f"{error}{_remaining(out)}")
        return None


def _together(places: Sequence[str]) -> str:
    return places[0] if len(places) == 1 else counted(len(places), "database")


def _remaining(out: str | Path) -> str:
    """Return what becomes of an index when there is nothing to make a new one of."""
    with suppress(EchoImageError):
        if read_if_there(open_store(out), NAME):
            return f". The index in {out} stays as it was; delete it if its pictures are not to be found any more"
    return ""


@dataclass(slots=True)
class _Build:
    where: str
    collection: Collection
    out: Store
    base: str
    work_on: Runner
    check: Callable[[], None]
    bar: Bar = field(default_factory=lambda: Bar(sys.stderr))
    tell: Callable[[Summary, Store, float], None] = report
    repair: bool = False
    begun: float = field(default_factory=time.monotonic)
    failed: list[Problem] = field(default_factory=list)
    mismatched: list[Problem] = field(default_factory=list)
    damaged: list[Problem] = field(default_factory=list)

    def run(self) -> int:
        previous = self._previous()
        planned = plan(self.collection.entries, self.collection.base, previous, self._checked)
        self.bar.wipe()
        if planned.renewed:
            text = f"{counted(len(planned.renewed), 'image')} without colours, of an earlier version: read again"
            complain_of(sys.stderr, str(self.out), text)
        if lacking := sum(not previous.manifest.segments[place].keypoints for place, _ in planned.kept):
            text = f"lists of all keypoints of {counted(lacking, 'image')} are lacking: made of what is known of them"
            complain_of(sys.stderr, str(self.out), text)
        writer = SegmentWriter(self.out, previous, planned.kept)
        self.mismatched += planned.mismatched
        with journal(self.out) as lines:
            self._describe(planned, writer, lines)
            self._keep_unread(planned, writer)
            problems = (*self.collection.problems, *planned.problems, *self.failed)
            for problem in (*problems, *self.mismatched, *self.damaged):
                complain_of(sys.stderr, problem.url if problem.reason != "bad-entry" else self.where, problem.text)
            made = self._write(writer, previous)
            if made is None:
                text = f"no picture could be read; nothing was written{_remaining(str(self.out))}"
                complain_of(sys.stderr, self.where, text)
                return FAILED
        described = len(planned.new) - len(self.failed)
        apart = len(problems), len(self.mismatched), len(self.damaged)
        summary = Summary(made, described, planned.changed, planned.removed, *apart)
        self.tell(summary, self.out, time.monotonic() - self.begun)
        return LACKING if any(_is_lack(problem) for problem in problems) else WHOLE

    def _previous(self) -> PreviousIndex:
        """Return the index that is there, as far as it can be used."""
        store = WholeFiles(self.out, Bar(sys.stderr, "files")) if self.repair else self.out
        previous, why = read_previous(store, in_part=True)
        if why:
            complain_of(sys.stderr, str(self.out), f"the index is made anew, for {why}")
        if previous.lost:
            files = [one for segment in previous.manifest.segments for one in segment.details]
            count = sum(one.images for one in files if one.name in previous.lost)
            more = f" and {len(previous.lost) - 1} more" if len(previous.lost) > 1 else ""
            text = f"{min(previous.lost)}{more} lost or damaged: {counted(count, 'image')} read again"
            complain_of(sys.stderr, str(self.out), text)
        return previous

    def _describe(self, planned: Plan, writer: SegmentWriter, lines: Journal) -> None:
        tasks = split(planned.new, lines.known, IMAGES)
        total, begun = len(planned.new), time.monotonic()

        def progress(done: int) -> None:
            self.bar.show(done, total, pace(done, total, time.monotonic() - begun))

        for done in self.work_on(tasks, self.collection.base, self.out, progress):
            lines.add(done.finished)
            for batch in done.batches:
                writer.add(batch)
            self.failed += [Problem(*problem) for problem in done.finished.problems]  # type: ignore[arg-type]
            self.damaged += [damaged(url, damage, INDEXED) for url, damage in done.finished.damages]
            wholes = [image for batch in done.batches for image in batch.images if not image.window]
            found = (checksum_mismatch(image.entry, image.sha256) for image in wholes)
            self.mismatched += filter(None, found)
        self.bar.wipe()

    def _keep_unread(self, planned: Plan, writer: SegmentWriter) -> None:
        """Keep images of an earlier version whose pictures cannot be read."""
        failed = {problem.url for problem in self.failed}
        kept = {place: one for place, one in planned.renewed.items() if one.url in failed}
        writer.keep(kept)
        there = {one.url for one in kept.values()}
        self.failed = [stays(problem) if problem.url in there else problem for problem in self.failed]

    def _write(self, writer: SegmentWriter, previous: PreviousIndex) -> Manifest | None:
        """Write what makes an index of the detail files; None, and nothing, where no picture is in it."""
        count, segments, names = writer.finish()
        if not count:
            return None
        made = Manifest(count, segments, self.base, names)
        data = manifest.write(made)
        self.check()
        if data != read_if_there(self.out, NAME):
            self.out.write(NAME, data)
        clean(self.out, {*made.names, *previous.manifest.names})
        return made

    def _checked(self, done: int, total: int) -> None:
        self.bar.show(done, total, "looked at")


def _is_lack(problem: Problem) -> bool:
    """Return whether a picture is missing; else it is there without its title, say."""
    return problem.is_failure and (problem.reason != "bad-entry" or problem.url.startswith("entry "))


def _base(collection: Collection, places: Sequence[str], store: Store) -> str:
    """Return the pictures' base as an address relative to the index."""
    return "./" if all(map(is_http, places)) else way(store.base, collection.base)

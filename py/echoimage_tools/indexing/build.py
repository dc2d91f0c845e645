"""`echoimage index`: pictures in, an index in a folder out; what is there already is used again."""

import asyncio
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from echoimage import EchoImageError, Problem
from echoimage.index import manifest
from echoimage.index.details_file import IMAGES
from echoimage.index.manifest import NAME, Manifest
from echoimage_tools.collection import Collection, is_http, open_collection
from echoimage_tools.home import way
from echoimage_tools.indexing import report, sources
from echoimage_tools.indexing.assemble import Assembly
from echoimage_tools.indexing.before import look
from echoimage_tools.indexing.bucket_store import open_store
from echoimage_tools.indexing.journal import Journal, journal
from echoimage_tools.indexing.plan import Plan, plan
from echoimage_tools.indexing.runners import Runner, runner
from echoimage_tools.indexing.store import Store, clean, read_if_there, write_named
from echoimage_tools.indexing.tasks import Image, Task
from echoimage_tools.progress import Bar
from echoimage_tools.writing import complain_of

WHOLE, LACKING, FAILED = 0, 1, 2
"""Exit codes."""


def index(where: str, out: str | Path, workers: int, scheduler: str = "") -> int:
    """Build or renew the index in `out`, by `workers` processes or the cluster of a scheduler; give the exit code."""
    name = where
    try:
        collection = asyncio.run(open_collection(where))
        name = str(out)
        store = open_store(out)
        with store.locked() as check:
            base = _base(collection, where, store)
            return _Build(where, collection, store, base, runner(scheduler, workers), check).run()
    except EchoImageError as error:
        complain_of(sys.stderr, name, str(error))
        return FAILED


@dataclass(slots=True)
class _Build:
    where: str
    collection: Collection
    out: Store
    base: str
    work_on: Runner
    check: Callable[[], None]
    bar: Bar = field(default_factory=lambda: Bar(sys.stderr))
    begun: float = field(default_factory=time.monotonic)

    def run(self) -> int:
        before, why = look(self.out)
        if why:
            complain_of(sys.stderr, str(self.out), f"the index is made anew, for {why}")
        planned = plan(self.collection.entries, self.collection.home, before, self._checked)
        self.bar.wipe()
        assembly = Assembly(self.out, before, planned.kept)
        with journal(self.out) as lines:
            failed = self._describe(planned, assembly, lines)
            problems = (*self.collection.problems, *planned.problems, *failed)
            for problem in problems:
                complain_of(sys.stderr, problem.url if problem.reason != "bad-entry" else self.where, problem.text)
            segments, images = assembly.finish()
            count = sum(one is not None for one in images)
            if not count:
                complain_of(sys.stderr, self.where, "no picture could be read; nothing was written")
                return FAILED
            name = write_named(self.out, "sources", sources.write(images))
            made = Manifest(count, segments, self.base, name)
            self.check()
            if manifest.write(made) != read_if_there(self.out, NAME):
                self.out.write(NAME, manifest.write(made))
            clean(self.out, {*made.names, *before.manifest.names})
        told = report.Told(made, len(planned.new) - len(failed), planned.changed, planned.removed, len(problems))
        report.tell(told, self.out, time.monotonic() - self.begun)
        return LACKING if any(_is_lack(problem) for problem in problems) else WHOLE

    def _describe(self, planned: Plan, assembly: Assembly, lines: Journal) -> list[Problem]:
        tasks = [_known(planned.new[at : at + IMAGES], lines) for at in range(0, len(planned.new), IMAGES)]
        total, begun = len(planned.new), time.monotonic()
        failed: list[Problem] = []

        def progress(done: int) -> None:
            self.bar.show(done, total, report.pace(done, total, time.monotonic() - begun))

        for done in self.work_on(tasks, self.collection.home, self.out, progress):
            lines.add(done.finished)
            assembly.add(done)
            failed += [Problem(url, reason, text) for url, reason, text in done.finished.problems]  # type: ignore[arg-type]
        self.bar.wipe()
        return failed

    def _checked(self, done: int, total: int) -> None:
        self.bar.show(done, total, "looked at")


def _known(images: Sequence[Image], lines: Journal) -> Task:
    task = Task(tuple(images))
    return Task(task.images, lines.known.get(task.key))


def _is_lack(problem: Problem) -> bool:
    """Tell whether a picture is missing; else it is there without its title, say."""
    return problem.reason != "bad-entry" or problem.url.startswith("entry ")


def _base(collection: Collection, where: str, store: Store) -> str:
    """Give the pictures' home as an address relative to the index."""
    return "./" if is_http(where) else way(store.home, collection.home)

"""`echoimage publish`: a collection in, a folder for any static host out; what is there already is used again."""

import asyncio
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from echoimage import EchoImageError
from echoimage.index import manifest
from echoimage_tools.indexing.build import FAILED, LACKING, WHOLE, index
from echoimage_tools.output.console import complain_of, plain, say
from echoimage_tools.output.progress import Bar
from echoimage_tools.publishing import record, service_worker
from echoimage_tools.publishing.contents import INDEX, MANIFEST, Contents, as_list, naming, read_contents
from echoimage_tools.publishing.errors import PublishError
from echoimage_tools.publishing.output import Output, check_room, differs, warn_of_limits
from echoimage_tools.publishing.service_worker import COLLECTION
from echoimage_tools.publishing.template import Template, open_template

PER_IMAGE = 44_000
"""Bytes of an image in an index, for the estimate of room."""

LIST = ".list.json"
"""What is indexed: hidden, for visitors read the index."""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What is asked for; `site` is the built site to take, None for the one that is found by itself."""

    out: Path
    database: str
    site: Path | None
    indexed: bool
    workers: int | None


def publish(options: PublishOptions) -> int:
    """Publish; return the exit code."""
    name = options.database
    try:
        found = asyncio.run(read_contents(options.database))
        _refuse_itself(options)
        name = str(options.out)
        template = open_template(options.site)
        published = record.published_in(options.out)
        publication = _Publication(options, template, found, published, Output(options.out))
        publication.check()
        with publication.output.held():
            return publication.run()
    except EchoImageError as error:
        complain_of(sys.stderr, name, str(error))
    except OSError as error:
        complain_of(sys.stderr, str(error.filename or name), f"{error.strerror or error}; see to it and run this again")
    return FAILED


def _refuse_itself(options: PublishOptions) -> None:
    folder = Path(options.database).resolve()
    if folder.is_dir() and options.out.resolve().is_relative_to(folder):
        raise PublishError(
            "internal", f"{options.out} lies in this folder and would be published in itself; name a folder elsewhere"
        )


@dataclass(slots=True)
class _Publication:
    options: PublishOptions
    template: Template
    found: Contents
    published: set[str]
    output: Output
    bar: Bar = field(default_factory=lambda: Bar(sys.stderr))

    def check(self) -> None:
        """Complain of what is left out; raise `PublishError` for what cannot be done, before anything is written."""
        for problem in self.found.problems:
            complain_of(
                sys.stderr, problem.url if problem.reason != "bad-entry" else self.options.database, problem.text
            )
        if not self.found.index and not self.found.entries:
            raise PublishError("internal", "there is no picture that can be published; see the database")
        record.refuse_foreign(self.output.folder, self._planned() - self.published)
        check_room(self.output.folder, self._needed())

    def _needed(self) -> int:
        """Return how many bytes are still to be written, about."""
        folder = self.output.folder
        site = sum(size for name, size in self.template.sizes.items() if not (folder / name).is_file())
        files = [path for name, path in self.found.files.items() if differs(folder / COLLECTION / name, path)]
        indexed = PER_IMAGE * len(self.found.entries) if self._builds() else 0
        there = (folder / COLLECTION / INDEX).exists()
        return site + sum(path.stat().st_size for path in files) + (0 if there else indexed)

    def run(self) -> int:
        """Write everything in the order in which it may end at any moment: the site that was there goes on working."""
        planned = self._planned()
        record.write(self.output.folder, self.published | planned)
        self._copy()
        code = self._index()
        if code == FAILED:
            return FAILED
        for name, data in self.template.files():
            self.output.put(name, data)
        names = planned | self._of_index()
        self.output.put(service_worker.NAME, self._worker(names))
        removed = record.remove(self.output.folder, self.published - names)
        record.write(self.output.folder, names)
        self._report(names, removed)
        return max(code, LACKING if any(one.is_failure for one in self.found.problems) else WHOLE)

    def _copy(self) -> None:
        for done, (name, path) in enumerate(self.found.files.items(), start=1):
            self.output.copy(f"{COLLECTION}/{name}", path)
            self.bar.show(done, len(self.found.files), "copied")
        self.bar.wipe()

    def _index(self) -> int:
        """Make what the page opens; return the exit code."""
        if self.found.manifest:
            self._put(MANIFEST, self.found.manifest)
        if self.found.index:
            self._put("images.json", naming(self.found.index))
            return WHOLE
        if not self.options.indexed:
            self._put("images.json", as_list(self.found.entries, web=True))
            return WHOLE
        self._put(LIST, as_list(self.found.entries, web=False))
        folder = self.output.folder / COLLECTION
        code = index([str(folder / LIST)], folder / INDEX, self.options.workers)
        if code != FAILED:
            self._put("images.json", naming(MANIFEST))
        return code

    def _put(self, name: str, data: bytes) -> None:
        self.output.put(f"{COLLECTION}/{name}", data)

    def _planned(self) -> set[str]:
        """Return the names of all files but those of an index that is built here."""
        own = ["images.json", *self.found.files]
        own += [LIST] if self._builds() else []
        own += [MANIFEST] if self.found.manifest else []
        return {*self.template.sizes, service_worker.NAME, *(f"{COLLECTION}/{name}" for name in own)}

    def _of_index(self) -> set[str]:
        if not self._builds():
            return set()
        return {f"{COLLECTION}/{INDEX}/{name}" for name in os.listdir(self.output.folder / COLLECTION / INDEX)}

    def _builds(self) -> bool:
        return self.options.indexed and not self.found.index

    def _worker(self, names: set[str]) -> bytes:
        folder = self.output.folder
        shown = names - self._of_index() - {f"{COLLECTION}/{LIST}"} | self._current()
        sizes = {name: (folder / name).stat().st_size for name in shown if name.startswith(f"{COLLECTION}/")}
        return self.template.worker(
            {name: service_worker.fact(folder / name) for name in service_worker.stored_ahead(sizes)}
        )

    def _current(self) -> set[str]:
        """Return the files of the index that is built here, without those of the one before, which stay a while."""
        if not self._builds():
            return set()
        made = manifest.parse((self.output.folder / COLLECTION / MANIFEST).read_bytes(), MANIFEST)
        return {f"{COLLECTION}/{INDEX}/{name}" for name in (manifest.NAME, *made.names)}

    def _report(self, names: set[str], removed: int) -> None:
        sizes = {name: (self.output.folder / name).stat().st_size for name in sorted(names)}
        warn_of_limits(sizes)
        summary = f"{len(sizes):,} files, {sum(sizes.values()) / 1e6:,.1f} MB; {self.output.written:,} written"
        say(plain(f"{self.output.folder}: {summary}, {removed:,} removed"))

"""What a process of the service does: pictures in, lines of JSON out. It opens the index once."""

import asyncio
import hashlib
import signal
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from echoimage import (
    DecodeError,
    EchoImageError,
    Index,
    Method,
    Query,
    open_index,
    read_header,
    read_picture,
    search_index,
)
from echoimage.errors import in_english
from echoimage.index.manifest import NAME
from echoimage.types import Problem
from echoimage_tools.files.version import Version, version_of
from echoimage_tools.output import as_json
from echoimage_tools.processes import become_worker
from echoimage_tools.searching.compare import score_of
from echoimage_tools.searching.pictures import query_from
from echoimage_tools.sources.index_files import FolderFiles
from echoimage_tools.sources.pillow_decoder import decode_with_pillow

Answer = TypeVar("Answer")


class Picture(NamedTuple):
    """A picture's name, as the client knows it, and its file."""

    name: str
    data: bytes


class PictureError(Exception):
    """A picture of a request cannot be read: its name, and why."""

    def __init__(self, name: str, error: EchoImageError) -> None:
        super().__init__(name, error)
        self.name, self.error = name, error


@dataclass(frozen=True, slots=True)
class SearchTask:
    """A picture to be searched for, and how many results are wanted at most."""

    picture: Picture
    top: int


@dataclass(frozen=True, slots=True)
class CompareTask:
    """A query and an original."""

    pictures: tuple[Picture, Picture]
    method: Method


@dataclass(frozen=True, slots=True)
class ListTask:
    """Up to `limit` images, from number `after` on."""

    after: int
    limit: int


@dataclass(frozen=True, slots=True)
class CheckedPicture:
    """A picture that can be put into a collection: `format` as in `Header`, size upright."""

    sha256: str
    format: str
    size: tuple[int, int]


class OpenedIndex:
    """An index, opened; when it was built anew, the next question gets the new one."""

    def __init__(self, manifest: Path, address: str) -> None:
        self._folder, self._address = manifest.parent, address
        self._index: Index | None = None
        self._version: Version = None

    async def query(self, question: Callable[[Index], Awaitable[tuple[Answer, tuple[Problem, ...]]]]) -> Answer:
        """Put a question to the index. Raises `EchoImageError` where its files cannot be read."""
        for last in (False, True):
            index = await self._opened()
            try:
                answer, problems = await question(index)
            except EchoImageError:
                if last or not self._is_old():
                    raise
            else:
                # Two builds later, the files that an older index names may be gone.
                if last or not (problems and self._is_old()):
                    break
        return answer

    def _is_old(self) -> bool:
        return version_of(self._folder / NAME) != self._version

    async def _opened(self) -> Index:
        version = version_of(self._folder / NAME)
        if self._index is None or version != self._version:
            self._index = await open_index(FolderFiles(self._folder), self._address)
            self._version = version
        return self._index


_index: list[OpenedIndex] = []
_runner = asyncio.Runner()


def prepare(manifest: Path, address: str) -> None:
    """Make a process ready for work."""
    # Whoever ends a service may tell all its processes, and requests under way are to be finished.
    become_worker(signal.SIGINT, signal.SIGTERM)
    _index.append(OpenedIndex(manifest, address))


def _run(work: Coroutine[Any, Any, Answer]) -> Answer:
    return _runner.run(work)


def ready(_: None) -> int:
    """Open the index; return how many images are in it. Raises `EchoImageError`."""

    async def count(index: Index) -> tuple[int, tuple[Problem, ...]]:
        return index.count, ()

    return _run(_index[0].query(count))


def search(task: SearchTask) -> str:
    """Return what `echoimage search --json` writes. Raises `PictureError`, or `EchoImageError` of the index."""
    return _run(_search(task))


def search_one_of_several(task: SearchTask) -> str:
    """Do the same, but write as well what is wrong with the picture. Raises `EchoImageError` of the index."""
    try:
        return search(task)
    except PictureError as error:
        return as_json.line(as_json.no_answer(error.name, "verified", ready(None), error.name, error.error))


async def _search(task: SearchTask) -> str:
    query = await _query(task.picture)

    async def find(index: Index) -> tuple[str, tuple[Problem, ...]]:
        report = await search_index(query, index, k=task.top)
        answer = as_json.answer(task.picture.name, "verified", query, report, report.problems)
        return as_json.line(answer), report.problems

    return await _index[0].query(find)


def compare(task: CompareTask) -> str:
    """Return what `echoimage compare --json` writes. Raises `PictureError`."""
    return _run(_compare(task))


async def _compare(task: CompareTask) -> str:
    query, original = task.pictures
    one, other = await _query(query), await _query(original)
    score = score_of(one, other, task.method)
    return as_json.line(as_json.comparison((query.name, original.name), task.method, (one, other), score))


async def _query(picture: Picture) -> Query:
    try:
        return await query_from(picture.data)
    except EchoImageError as error:
        raise PictureError(picture.name, error) from None


def check(picture: Picture) -> CheckedPicture:
    """Return whether a picture can be read. Raises `PictureError`."""
    name, data = picture
    try:
        found = _run(read_picture(data, decode_with_pillow))
        if found.damage:
            raise DecodeError("damaged", f"it is damaged: {in_english(found.damage)}; send it anew")
        header = read_header(data)
    except EchoImageError as error:
        raise PictureError(name, error) from None
    return CheckedPicture(hashlib.sha256(data).hexdigest(), header.format, header.upright)


def listing(task: ListTask) -> str:
    """Return a page of the images, and where the next one begins. Raises `EchoImageError`."""
    return _run(_index[0].query(partial(_listing, task)))


async def _listing(task: ListTask, index: Index) -> tuple[str, tuple[Problem, ...]]:
    images: list[as_json.Json] = []
    problems: list[Problem] = []
    at = task.after
    # Removed images leave gaps.
    while at < index.numbers and len(images) < task.limit and not problems:
        numbers = range(at, min(at + task.limit - len(images), index.numbers))
        details, problems = await index.details(numbers)
        found = [details[number] for number in sorted(details)]
        images += [as_json.image(one.entry, one.features) for one in found if not one.features.window]
        at = numbers.stop
    answer: as_json.Json = {
        "total": index.count,
        "images": images,
        "next": at if at < index.numbers else None,
        "problems": as_json.problems_of(problems),
    }
    return as_json.line(answer), tuple(problems)

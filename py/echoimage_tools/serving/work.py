"""What a process of the service does: pictures and questions in, lines of JSON out. It opens the index once."""

import asyncio
import hashlib
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from echoimage import EchoImageError, Index, Method, Query, decode, open_index, read_header, search_index
from echoimage.index.manifest import NAME
from echoimage.types import Problem
from echoimage_tools import as_json
from echoimage_tools.compare import score_of
from echoimage_tools.index_files import FolderFiles
from echoimage_tools.pictures import query_from
from echoimage_tools.pillow_decoder import decode_with_pillow
from echoimage_tools.serving.stamp import Stamp, stamp_of

Answer = TypeVar("Answer")
Named = tuple[str, bytes]
"""A picture's name, as the asker knows it, and its file."""


class PictureError(Exception):
    """A picture of a request cannot be read: its name, and why."""

    def __init__(self, name: str, error: EchoImageError) -> None:
        super().__init__(name, error)
        self.name, self.error = name, error


@dataclass(frozen=True, slots=True)
class Search:
    """A picture to be searched for, and how many results are wanted at most."""

    picture: Named
    top: int


@dataclass(frozen=True, slots=True)
class Compare:
    """A query and an original."""

    pictures: tuple[Named, Named]
    method: Method


@dataclass(frozen=True, slots=True)
class Page:
    """Up to `limit` images, from number `after` on."""

    after: int
    limit: int


@dataclass(frozen=True, slots=True)
class Checked:
    """A picture that can be put into a collection: `format` as in `Header`, size upright."""

    sha256: str
    format: str
    size: tuple[int, int]


class Desk:
    """An index, opened; when it was built anew, the next question gets the new one."""

    def __init__(self, manifest: Path, address: str) -> None:
        self._folder, self._address = manifest.parent, address
        self._index: Index | None = None
        self._stamp: Stamp = None

    async def ask(self, question: Callable[[Index], Awaitable[tuple[Answer, tuple[Problem, ...]]]]) -> Answer:
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
        return stamp_of(self._folder / NAME) != self._stamp

    async def _opened(self) -> Index:
        stamp = stamp_of(self._folder / NAME)
        if self._index is None or stamp != self._stamp:
            self._index = await open_index(FolderFiles(self._folder), self._address)
            self._stamp = stamp
        return self._index


_desk: list[Desk] = []
_runner = asyncio.Runner()


def prepare(manifest: Path, address: str) -> None:
    """Make a process ready for work."""
    import warnings

    import cv2

    from echoimage.decode import opencv_log

    # Whoever ends a service may tell all its processes, and requests under way are to be finished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    cv2.setNumThreads(1)
    opencv_log.setLogLevel(0)
    warnings.simplefilter("ignore")
    _desk.append(Desk(manifest, address))


def _end_with_parent() -> None:
    import os
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(work: Coroutine[Any, Any, Answer]) -> Answer:
    return _runner.run(work)


def ready(_: None) -> int:
    """Open the index; give how many images are in it. Raises `EchoImageError`."""

    async def count(index: Index) -> tuple[int, tuple[Problem, ...]]:
        return index.count, ()

    return _run(_desk[0].ask(count))


def search(wish: Search) -> str:
    """Give what `echoimage search --json` writes. Raises `PictureError`, or `EchoImageError` of the index."""
    return _run(_search(wish))


async def _search(wish: Search) -> str:
    query = await _query(wish.picture)

    async def find(index: Index) -> tuple[str, tuple[Problem, ...]]:
        report = await search_index(query, index, k=wish.top)
        answer = as_json.answer(wish.picture[0], "verified", query, report, report.problems)
        return as_json.line(answer), report.problems

    return await _desk[0].ask(find)


def compare(wish: Compare) -> str:
    """Give what `echoimage compare --json` writes. Raises `PictureError`."""
    return _run(_compare(wish))


async def _compare(wish: Compare) -> str:
    (name, _), (other_name, _) = wish.pictures
    one, other = await _query(wish.pictures[0]), await _query(wish.pictures[1])
    score = score_of(one, other, wish.method)
    return as_json.line(as_json.comparison((name, other_name), wish.method, (one, other), score))


async def _query(picture: Named) -> Query:
    name, data = picture
    try:
        return await query_from(data)
    except EchoImageError as error:
        raise PictureError(name, error) from None


def check(picture: Named) -> Checked:
    """Tell whether a picture can be read. Raises `PictureError`."""
    name, data = picture
    try:
        _run(decode(data, decode_with_pillow))
        header = read_header(data)
    except EchoImageError as error:
        raise PictureError(name, error) from None
    return Checked(hashlib.sha256(data).hexdigest(), header.format, header.upright)


def listing(page: Page) -> str:
    """Give a page of the images, and where the next one begins. Raises `EchoImageError`."""
    return _run(_desk[0].ask(partial(_listing, page)))


async def _listing(page: Page, index: Index) -> tuple[str, tuple[Problem, ...]]:
    images: list[as_json.Json] = []
    problems: list[Problem] = []
    at = page.after
    # Removed images leave gaps.
    while at < index.numbers and len(images) < page.limit and not problems:
        numbers = range(at, min(at + page.limit - len(images), index.numbers))
        details, problems = await index.details(numbers)
        images += [as_json.image(details[number].entry, details[number].features) for number in sorted(details)]
        at = numbers.stop
    answer: as_json.Json = {
        "total": index.count,
        "images": images,
        "next": at if at < index.numbers else None,
        "problems": as_json.problems_of(problems),
    }
    return as_json.line(answer), tuple(problems)

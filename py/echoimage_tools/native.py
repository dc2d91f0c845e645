"""Pictures and collections of this machine, for programs: paths in, scores and results out, without `await`."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from threading import Lock, Thread
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image

from echoimage import Accept, Features, Method, Problem, Query, Score, describe_query, prepare
from echoimage.images.part import Part
from echoimage.types import Box
from echoimage_tools.processes import one_core_a_thread
from echoimage_tools.searching.backend import Backend, SearchOptions
from echoimage_tools.searching.compare import score_of
from echoimage_tools.searching.pictures import read_query
from echoimage_tools.searching.placed import PlacedReport
from echoimage_tools.searching.several import open_backends
from echoimage_tools.sources.pillow_decoder import decode_with_pillow, pixels_of

__all__ = ["Picture", "Pictures", "compare", "describe", "from_rgb", "open_pictures", "read"]

T = TypeVar("T")

Picture: TypeAlias = str | os.PathLike[str] | bytes | NDArray[np.uint8] | Image | Query
"""A path or an address; the bytes of an image file; pixels, uint8 (height, width, 3), blue first; a Pillow image; or a
`Query`, which `read` makes of any of these, and `from_rgb` of pixels with red first."""

_turn = Lock()
"""A search uses all cores, and switches settings of OpenCV that all threads share."""


def read(picture: Picture, *, box: Part | None = None) -> Query:
    """Make a picture ready to be searched for and compared; worth it where that happens more than once.

    box: left, top, width and height of the part of a file that alone counts, in pixels; pixels themselves are cut by
    who has them. Raises `SourceError` or `DecodeError`, `ValueError` for an array of another shape or type.
    """
    if isinstance(picture, bytes):
        return _run(describe_query(picture, decode_with_pillow, part=box))
    if isinstance(picture, str | os.PathLike):
        return _run(read_query(os.fspath(picture), box))
    if box:
        raise ValueError("box is for files; cut the pixels instead")
    if isinstance(picture, Query):
        return picture
    return prepare(pixels_of(picture) if isinstance(picture, Image) else picture)


def from_rgb(pixels: NDArray[np.uint8]) -> Query:
    """Make pixels ready, uint8 (height, width, 3), red first, as Pillow, imageio and scikit-image have them.

    Raises `ValueError` for an array of another shape or type.
    """
    return prepare(np.ascontiguousarray(pixels[..., ::-1]))


def describe(picture: Picture) -> Features:
    """Return the features of a picture. Raises as `read`."""
    return read(picture).features


def compare(
    copy: Picture,
    original: Picture,
    method: Method = "verified",
    *,
    masks: tuple[Sequence[Box], Sequence[Box]] = ((), ()),
) -> Score:
    """Return how alike two pictures are, and by the verified method what was done to the copy. Raises as `read`.

    masks: areas of the copy, and of the original, that do not count: left, top, right and bottom of each, in pixels of
    that picture.
    """
    if method not in ("verified", "classic"):
        raise ValueError(f"method must be verified or classic, not {method}")
    if method == "classic" and any(masks):
        raise ValueError("the classic score knows no masks; leave them out, or use the verified method")
    pair = [
        query.without(boxes) if boxes else query
        for query, boxes in zip((read(copy), read(original)), masks, strict=True)
    ]
    return score_of(pair[0], pair[1], method)


class Pictures:
    """An open collection, made by `open_pictures`: `count` pictures, and `problems` with what was left out.

    Use it in a `with` statement, or `close` it: its thread and its temporary file are given up then.
    """

    def __init__(self, places: Sequence[str], cache: bool) -> None:
        self._places = tuple(places)
        self._loop = _Loop()
        self._opened = AsyncExitStack()
        try:
            opening = open_backends(places, again=True, kept=cache)
            self._backend: Backend = self._loop.run(self._opened.enter_async_context(opening))
        except BaseException:
            self._loop.close()
            raise
        self.count: int = self._backend.total
        self.problems: tuple[Problem, ...] = self._backend.problems

    def __repr__(self) -> str:
        return f"Pictures({', '.join(map(repr, self._places))}, {self.count})"

    def __enter__(self) -> "Pictures":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def search(
        self,
        picture: Picture,
        k: int = 5,
        method: Method = "verified",
        progress: Callable[[int, int], None] = lambda done, total: None,
        *,
        accept: Accept = "edited",
        min_score: float = 0.0,
    ) -> PlacedReport:
        """Find the `k` pictures most like this one, the best first, whether they match or not.

        `path` of a result is that of its picture as it can be opened from here, or its address; `relative` is the same
        from the folder of its collection on.

        `accept`, the least verdict, and `min_score`, 0 to 1, say what counts as a match: the report's `accepted` has
        how many do, and they stand first.
        `progress(done, total)` hears of each picture that is read, from another thread. The first search reads the
        collection, later ones know it; of an index few pictures are read. Raises as `read`, and `DatabaseError` for the
        classic method on an index.
        """
        if self._loop.closed:
            raise ValueError("these pictures were closed; open them again")
        query = read(picture)
        options = SearchOptions(method, k, json=False, accept=accept, min_score=min_score)
        with _turn, one_core_a_thread():
            return self._loop.run(self._backend.search(query, options, progress))

    def close(self) -> None:
        """Free what is held; twice is once."""
        if not self._loop.closed:
            self._loop.run(self._opened.aclose())
            self._loop.close()


def open_pictures(where: str | os.PathLike[str], *more: str | os.PathLike[str], cache: bool = True) -> Pictures:
    """Open a folder of pictures, an `images.json`, or the folder of an index; several are searched as one.

    Each is a path, or an address (http, https, s3), also that of a published site. What is known of local pictures is
    kept in the user's cache folder for the next program, unless `cache` is false. Raises `DatabaseError`, `SourceError`
    or `IndexFileError`.
    """
    return Pictures([os.fspath(one) for one in (where, *more)], cache)


class _Loop:
    """An event loop in a thread of its own: a notebook has one running in the main thread, which takes no second."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="pictures", daemon=True)
        self._thread.start()

    @property
    def closed(self) -> bool:
        return self._loop.is_closed()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except BaseException:
            # Ctrl-C comes to this thread, not to that one.
            future.cancel()
            raise

    def close(self) -> None:
        self.run(self._loop.shutdown_default_executor())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def _run(work: Coroutine[Any, Any, T]) -> T:
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, work).result()

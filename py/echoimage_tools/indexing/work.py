"""What a worker does: up to 64 pictures in, a detail file on disk and what the words file needs of them out."""

import asyncio
import warnings
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage import EchoImageError, SourceError, read_header
from echoimage.decode import opencv_log
from echoimage.index import details_file, record, texts
from echoimage.index.container import check_digest
from echoimage.index.manifest import DetailInfo
from echoimage.index.words_file import ROW, Directory
from echoimage.tiny import fingerprint
from echoimage.vocabulary import BITS, signatures
from echoimage_tools.bucket import Bucket
from echoimage_tools.collection import is_http
from echoimage_tools.home import Home, source_at
from echoimage_tools.http_source import HttpSource
from echoimage_tools.indexing.alone import described, described_alone
from echoimage_tools.indexing.store import Store, write_named
from echoimage_tools.indexing.tasks import Done, Finished, Image, Task
from echoimage_tools.pictures import LARGE

AHEAD = 4
"""Pictures that a worker asks of hosts at once: waiting for one after the other would leave its core idle."""

HERE = "./"
"""The base by which a record's addresses come out as they went in."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a worker works: the pictures' home, the index's, a lock for large pictures, whom to tell of each one."""

    pictures: Home
    out: Store
    large: AbstractContextManager[Any]
    tell: Callable[[], None]


@cache
def settle() -> None:
    """Make a process ready for work, once: each has a core, and nobody reads what OpenCV and Pillow say there."""
    cv2.setNumThreads(1)
    opencv_log.setLogLevel(0)
    warnings.simplefilter("ignore")


def work(task: Task, bench: Bench) -> Done:
    """Describe the pictures of a task, or read what an interrupted build has made of them. Raises `FolderError`."""
    if task.finished:
        done = _recovered(task, task.finished, bench)
        if done:
            return done
    return asyncio.run(_described(task, bench))


async def _described(task: Task, bench: Bench) -> Done:
    records: list[record.Packed] = []
    images: list[Image] = []
    problems: list[list[str]] = []
    async for image, answer in _read(task.images, bench):
        try:
            found, packed = await _packed(image, answer, task.suspect, bench)
        except EchoImageError as error:
            problems.append([image.entry.url, error.reason, str(error)])
        except Exception as error:
            text = f"an unexpected error, please report it: {type(error).__name__}: {error}"
            problems.append([image.entry.url, "internal", text])
        else:
            records.append(packed)
            images.append(found)
        bench.tell()
    data, rows = details_file.write(records)
    file = DetailInfo(write_named(bench.out, "details", data), len(data), len(records)) if records else None
    kept = [[one.entry.url, one.validator, one.sha256] for one in images]
    finished = Finished(task.key, file, [list(row) for row in rows.tolist()], kept, problems)
    return _done(finished, images, [packed.data for packed in records], rows)


async def _packed(image: Image, answer: "_Answer", suspect: bool, bench: Bench) -> tuple[Image, record.Packed]:
    if isinstance(answer, EchoImageError):
        raise answer
    data, validator = answer
    stored = texts.read(texts.write(image.entry), HERE)
    if stored is None or stored.url != image.entry.url:
        raise SourceError("internal", "its name has characters that an address cannot have; rename it")
    header = read_header(data)
    with bench.large if header.width * header.height > LARGE else nullcontext():
        sha256, packed = await (described_alone if suspect else described)(image.entry, data)
    return Image(image.entry, validator, sha256), packed


_Answer = tuple[bytes, str] | EchoImageError


async def _read(images: Sequence[Image], bench: Bench) -> AsyncIterator[tuple[Image, _Answer]]:
    """Give the pictures' bytes and validators, or errors, in order; some are asked for ahead."""
    reader = Reader(bench.pictures)
    far = isinstance(bench.pictures, Bucket) or any(is_http(one.entry.url) for one in images)
    ahead = AHEAD if far else 1
    waiting = [asyncio.ensure_future(_answer(reader, image)) for image in images[:ahead]]
    for number, image in enumerate(images):
        answer = await waiting.pop(0)
        if number + ahead < len(images):
            waiting.append(asyncio.ensure_future(_answer(reader, images[number + ahead])))
        yield image, answer


async def _answer(reader: "Reader", image: Image) -> _Answer:
    try:
        return await reader.read(image)
    except EchoImageError as error:
        return error


class Reader:
    """Reads pictures from their hosts or from their home."""

    def __init__(self, home: Home) -> None:
        self._http, self._local = HttpSource(), source_at(home)

    async def read(self, image: Image) -> tuple[bytes, str]:
        """Give the bytes and the validator. Raises `SourceError`."""
        entry = image.entry
        if not is_http(entry.url):
            return await self._local.read(entry), image.validator
        data, validator = await self._http.fetch(entry)
        return data, image.validator or validator


def _recovered(task: Task, finished: Finished, bench: Bench) -> Done | None:
    """Read a finished detail file; None where it is not what the journal says."""
    entries = {image.entry.url: image.entry for image in task.images}
    rows = np.array([tuple(row) for row in finished.rows], ROW)
    try:
        images = [Image(entries[url], validator, sha256) for url, validator, sha256 in finished.images]
        if finished.file is None:
            return _done(finished, images, [], rows)
        data = bench.out.read(finished.file.name)
        check_digest(finished.file.name, data)
        packed = [data[row["offset"] : row["offset"] + row["length"]] for row in rows]
        done = _done(finished, images, packed, rows)
    except (OSError, KeyError, EchoImageError):
        return None
    for _ in task.images:
        bench.tell()
    return done


def _done(finished: Finished, images: Sequence[Image], packed: Sequence[bytes], rows: Directory) -> Done:
    """Take everything from the records as they are stored, so that a build that was interrupted gives the same."""
    hashes = np.zeros((len(packed), 32), np.uint8)
    words: list[NDArray[np.uint16]] = [np.zeros(0, np.uint16)]
    signed: list[NDArray[np.uint16]] = [np.zeros(0, np.uint16)]
    for number, (data, row) in enumerate(zip(packed, rows, strict=True)):
        found = record.read(record.unpack(data, int(row["crc"]), "a new record"), HERE, "a new record").features
        hashes[number] = fingerprint(found.tiny)
        leading = found.keypoints.take(np.flatnonzero(found.keypoints.leading))
        words.append(leading.words)
        centre = (leading.words >> BITS).astype(np.int32)[:, None]
        signed.append(signatures(leading.descriptors, centre)[:, 0].astype(np.uint16))
    owners = np.repeat(np.arange(len(packed)), [len(one) for one in words[1:]])
    return Done(finished, tuple(images), rows, hashes, np.concatenate(words), np.concatenate(signed), owners)

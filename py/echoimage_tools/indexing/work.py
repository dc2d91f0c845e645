"""What a worker does: up to 64 pictures in, a detail file on disk and what the words file needs of them out."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np

from echoimage import EchoImageError, SourceError, read_header
from echoimage.index import entry_json, record
from echoimage.index.batch import HERE, Batch, Described, batch_of, write_batches
from echoimage.index.container import check_digest
from echoimage.index.sources_file import Image
from echoimage.index.words_file import ROW
from echoimage_tools.indexing.isolated_process import described, described_in_process
from echoimage_tools.indexing.store import Store
from echoimage_tools.indexing.tasks import Done, Finished, Task
from echoimage_tools.searching.pictures import LARGE
from echoimage_tools.sources.base import CollectionBase, source_at
from echoimage_tools.sources.bucket import Bucket
from echoimage_tools.sources.collection import is_http
from echoimage_tools.sources.file_names import UNUSABLE
from echoimage_tools.sources.http import HttpSource

AHEAD = 4
"""Pictures that a worker asks of hosts at once: waiting for one after the other would leave its core idle."""


@dataclass(frozen=True, slots=True)
class WorkerContext:
    """Where a worker works: the pictures' base, the index's, a lock for large pictures, whom to report each one to."""

    pictures: CollectionBase
    out: Store
    large: AbstractContextManager[Any]
    report: Callable[[], None]


def work(task: Task, context: WorkerContext) -> Done:
    """Describe the pictures of a task, or read what an interrupted build has made of them. Raises `FileError`."""
    if task.finished:
        done = _recovered(task, task.finished, context)
        if done:
            return done
    return asyncio.run(_described(task, context))


async def _described(task: Task, context: WorkerContext) -> Done:
    pictures: list[Described] = []
    problems: list[list[str]] = []
    damages: list[list[str]] = []
    async for image, answer in _read(task.images, context):
        try:
            found, records, damage = await _packed(image, answer, task.suspect, context)
        except EchoImageError as error:
            problems.append([image.entry.url, error.reason, str(error)])
        except Exception as error:
            text = f"an unexpected error, please report it: {type(error).__name__}: {error}"
            problems.append([image.entry.url, "internal", text])
        else:
            pictures.append((found, records))
            if damage:
                damages.append([image.entry.url, damage])
        context.report()
    batches = write_batches(context.out, pictures)
    files = [batch.file for batch in batches]
    images = [image for batch in batches for image in batch.images]
    kept = [(one.entry.url, one.validator, one.sha256, one.window) for one in images]
    rows = [list(row) for batch in batches for row in batch.directory.tolist()]
    return Done(Finished(task.key, files, rows, kept, problems, damages), batches)


async def _packed(
    image: Image, answer: "_Answer", suspect: bool, context: WorkerContext
) -> tuple[Image, tuple[record.Packed, ...], str]:
    if isinstance(answer, EchoImageError):
        raise answer
    data, validator = answer
    stored = entry_json.read(entry_json.write(image.entry), HERE)
    if stored is None or stored.url != image.entry.url:
        raise SourceError("internal", UNUSABLE)
    header = read_header(data)
    with context.large if header.width * header.height > LARGE else nullcontext():
        sha256, records, damage = await (described_in_process if suspect else described)(image.entry, data)
    return Image(image.entry, validator, sha256), records, damage


_Answer = tuple[bytes, str] | EchoImageError


async def _read(images: Sequence[Image], context: WorkerContext) -> AsyncIterator[tuple[Image, _Answer]]:
    """Return the pictures' bytes and validators, or errors, in order; some are asked for ahead."""
    reader = Reader(context.pictures)
    far = isinstance(context.pictures, Bucket) or any(is_http(one.entry.url) for one in images)
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
    """Reads pictures from their hosts or from their base."""

    def __init__(self, base: CollectionBase) -> None:
        self._http, self._local = HttpSource(), source_at(base)

    async def read(self, image: Image) -> tuple[bytes, str]:
        """Return the bytes and the validator. Raises `SourceError`."""
        entry = image.entry
        if not is_http(entry.url):
            return await self._local.read(entry), image.validator
        data, validator = await self._http.fetch(entry)
        return data, image.validator or validator


def _recovered(task: Task, finished: Finished, context: WorkerContext) -> Done | None:
    """Read finished detail files; None where these are not what the journal says."""
    entries = {image.entry.url: image.entry for image in task.images}
    rows = np.array([tuple(row) for row in finished.rows], ROW)
    batches: list[Batch] = []
    at = 0
    try:
        images = [Image(entries[url], *about) for url, *about in finished.images]  # type: ignore[arg-type]
        for file in finished.files:
            data = context.out.read(file.name)
            check_digest(file.name, data)
            mine = slice(at, at := at + file.images)
            packed = [data[row["offset"] : row["offset"] + row["length"]] for row in rows[mine]]
            batches.append(batch_of(file, images[mine], packed, rows[mine]))
        done = Done(finished, batches)
    except (OSError, KeyError, EchoImageError):
        return None
    for _ in task.images:
        context.report()
    return done

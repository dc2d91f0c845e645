"""What a worker of a cluster does for a search for duplicates; it may run on another machine, with other disks."""

import asyncio
import hashlib
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from echoimage import open_index
from echoimage.duplicates.team import Compared, Numbers, Proposed, SingleWorker
from echoimage.index.manifest import NAME
from echoimage_tools.indexing.cluster_worker import as_worker, here, made_with
from echoimage_tools.indexing.tasks import WorkerError
from echoimage_tools.sources.index_files import FolderFiles


@dataclass(frozen=True, slots=True)
class SharedIndex:
    """An index that all workers see. folder: absolute. sha256: of the manifest. made_with: the programs of who asks."""

    folder: Path
    sha256: str
    made_with: str


class _Opened(threading.local):
    """The index that a thread of this process has open: a `SingleWorker` is for one thread."""

    index: SharedIndex | None = None
    worker: SingleWorker


_opened = _Opened()


def shared(folder: Path) -> SharedIndex:
    """Return the index in a folder of this machine. Raises `OSError`."""
    return SharedIndex(folder.resolve(), hashlib.sha256((folder / NAME).read_bytes()).hexdigest(), made_with())


def propose(index: SharedIndex, begin: int, end: int) -> Proposed:
    """As `Team.propose`. Raises `EchoImageError`."""
    with as_worker(index.made_with):
        return asyncio.run(_worker(index).propose(begin, end))


def compare(index: SharedIndex, pairs: Sequence[Numbers]) -> Compared:
    """As `Team.compare`. Raises `WorkerError`."""
    with as_worker(index.made_with):
        return asyncio.run(_worker(index).compare(pairs))


def _worker(index: SharedIndex) -> SingleWorker:
    """Return who works on an index in this thread, which has one open at a time."""
    if _opened.index != index:
        _refuse(index)
        opened = asyncio.run(open_index(FolderFiles(index.folder), str(index.folder / NAME)))
        _opened.index, _opened.worker = index, SingleWorker(opened)
    return _opened.worker


def _refuse(index: SharedIndex) -> None:
    seen = ""
    with suppress(OSError):
        seen = hashlib.sha256((index.folder / NAME).read_bytes()).hexdigest()
    if seen != index.sha256:
        text = (
            f"{here()} does not see the index in {index.folder} as this machine does; put it where all workers see it"
        )
        raise WorkerError("internal", f"{text} (--index FOLDER), and run the same command again")

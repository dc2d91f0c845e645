"""The entries of a database in, an index of them in memory out: for what is answered from an index alone."""

from collections.abc import Sequence

from echoimage.index import manifest, record
from echoimage.index.batch import HERE, write_batch
from echoimage.index.details_file import IMAGES as PER_FILE
from echoimage.index.manifest import NAME, Manifest
from echoimage.index.memory_store import MemoryStore
from echoimage.index.previous_index import NOTHING
from echoimage.index.reader import Index, open_index
from echoimage.index.record import Packed
from echoimage.index.segment_writer import SegmentWriter
from echoimage.index.sources_file import Image
from echoimage.search.feature_cache import Library
from echoimage.search.scan import Progress, Scan, Stopped
from echoimage.search.search import PARALLEL, never
from echoimage.search.shortlist import Candidate
from echoimage.types import Entry, Problem


async def index_of(
    entries: Sequence[Entry],
    library: Library,
    *,
    progress: Progress | None = None,
    stopped: Stopped = never,
    parallel: int = PARALLEL,
) -> tuple[Index, tuple[Problem, ...]]:
    """Return an index of the images, 41 KB each, in the order in which they came, and what could not be read.

    The library is one of `indexed` features. `progress(done, total)` is called after each image. As soon as `stopped()`
    is true, reads are cancelled, and the index has what is done.
    """
    growing = _Growing()
    scan = Scan(entries, library, progress, stopped, parallel)
    await scan.run(growing.add)
    return await growing.finish(), scan.told


class _Growing:
    """Detail files are written as images come: at the end little is left to do, which nothing could stop."""

    def __init__(self) -> None:
        self._store = MemoryStore()
        self._writer = SegmentWriter(self._store, NOTHING, {})
        self._pending: list[tuple[Image, Packed]] = []

    def add(self, one: Candidate) -> None:
        """Take an image. Raises `IndexFileError` where its texts are too long."""
        packed = record.write(one.entry, one.features)
        self._pending.append((Image(one.entry, "", one.features.sha256), packed))
        if len(self._pending) == PER_FILE:
            self._write()

    async def finish(self) -> Index:
        """Return the index of all of them."""
        self._write()
        count, segments, names = self._writer.finish()
        self._store.write(NAME, manifest.write(Manifest(count, segments, HERE, names)))
        return await open_index(self._store, NAME)

    def _write(self) -> None:
        pending, self._pending = self._pending, []
        self._writer.add(write_batch(self._store, [image for image, _ in pending], [packed for _, packed in pending]))

"""The entries of a database in, an index of them in memory out: for what is answered from an index alone."""

from collections.abc import Sequence

from echoimage.index import manifest, record
from echoimage.index.batch import HERE, write_batch
from echoimage.index.details_file import IMAGES as PER_FILE
from echoimage.index.manifest import NAME, Manifest
from echoimage.index.previous_index import NOTHING
from echoimage.index.reader import Index, open_index
from echoimage.index.record import Packed
from echoimage.index.segment_writer import SegmentWriter
from echoimage.index.sources_file import Image
from echoimage.index.store import MemoryStore
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
    store = MemoryStore()
    writer = SegmentWriter(store, NOTHING, {})
    pending: list[tuple[Image, Packed]] = []

    def take(one: Candidate) -> None:
        packed = record.write(one.entry, one.features)
        pending.append((Image(one.entry, "", one.features.sha256), packed))
        # As images come, so that little is left for the end, which nothing could stop.
        if len(pending) == PER_FILE:
            write()

    def write() -> None:
        writer.add(write_batch(store, [image for image, _ in pending], [packed for _, packed in pending]))
        pending.clear()

    scan = Scan(entries, library, progress, stopped, parallel)
    await scan.run(take)
    write()
    count, segments, names = writer.finish()
    store.write(NAME, manifest.write(Manifest(count, segments, HERE, names)))
    return await open_index(store, NAME), scan.told

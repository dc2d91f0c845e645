"""The entries of a database in, an index of them in memory out: for what is answered from an index alone."""

from collections.abc import Sequence

from echoimage.index import record
from echoimage.index.batch import HERE, write_batches
from echoimage.index.manifest import NAME, Manifest
from echoimage.index.previous_index import NOTHING
from echoimage.index.reader import Index
from echoimage.index.segment_writer import SegmentWriter
from echoimage.index.sources_file import Image
from echoimage.index.store import MemoryStore
from echoimage.search.feature_cache import Library
from echoimage.search.scan import Progress, Scan, Stopped
from echoimage.search.search import PARALLEL
from echoimage.search.shortlist import Candidate
from echoimage.types import Entry, Problem


async def index_of(
    entries: Sequence[Entry], library: Library, progress: Progress, stopped: Stopped
) -> tuple[Index, tuple[Problem, ...]]:
    """Return an index of the images, 41 KB each, in the order in which they came, and what could not be read.

    The library is one of `indexed` features. `progress(done, total)` is called after each image. As soon as `stopped()`
    is true, reads are cancelled, and an index is returned that lacks the rest: of no use for an answer.
    """
    store = MemoryStore()
    writer = SegmentWriter(store, NOTHING, {})

    def take(one: Candidate) -> None:
        # Each has a file of its own: in memory that costs nothing, and little is left for the end.
        image, packed = Image(one.entry, "", one.features.sha256), record.write(one.entry, one.features)
        for batch in write_batches(store, [(image, [packed])]):
            writer.add(batch)

    scan = Scan(entries, library, progress, stopped, PARALLEL)
    await scan.run(take)
    count, segments, _ = writer.finish()
    index = Index(Manifest(count, segments, HERE), store, NAME)
    await index.load()
    return index, scan.told

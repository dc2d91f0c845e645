"""An index that grows while it is searched: images are added one by one, and written down from time to time."""

from collections.abc import Iterable, Iterator, Sequence

from echoimage.index import manifest, record
from echoimage.index.batch import Batch, write_batches
from echoimage.index.details_file import IMAGES as PER_FILE
from echoimage.index.manifest import NAME, SEGMENTS, Manifest
from echoimage.index.postings import IMAGES
from echoimage.index.previous_index import PreviousIndex, living, read_previous
from echoimage.index.record import Packed
from echoimage.index.segment_writer import SegmentWriter
from echoimage.index.sources_file import Image, Remembered
from echoimage.index.store import Store

SEGMENT = 2048
"""Images of a segment, as long as there are few: the words file of the last one is written anew each time."""

FEW = SEGMENTS - 16
"""Segments from which on the last one takes as many images as the format allows."""


class GrowingIndex:
    """What `add` and `remove` were told is in the index, and in the store, after `write`.

    Images belong to groups, by name: no detail file has those of two, so that a group goes without a trace. `lost` says
    why an index that was there could not be used, "" where it could. Raises `IndexFileError` where a newer program has
    made it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        previous, self.lost = read_previous(store)
        self._pending: dict[str, dict[str, tuple[Image, Sequence[Packed]]]] = {}
        self._gone: set[str] = set()
        self._take(previous)

    @property
    def manifest(self) -> Manifest:
        """What is written."""
        return self._index.manifest

    @property
    def pending(self) -> int:
        """Return how many images are added and not yet written."""
        return sum(map(len, self._pending.values()))

    @property
    def is_written(self) -> bool:
        """Return whether there is nothing to write."""
        return not (self.pending or self._gone)

    def addresses(self) -> Iterator[str]:
        """Yield those of all images, written or not."""
        for url in self._places:
            if url not in self._gone:
                yield url
        for images in self._pending.values():
            yield from (url for url in images if url not in self._places or url in self._gone)

    def knows(self, url: str, validator: str) -> bool:
        """Return whether the image is there as it is now, by what changes when it does."""
        added = self._added(url)
        if added:
            return added.validator == validator
        known = self._remembered(url)
        return known is not None and (known.validator, known.version) == (validator, record.VERSION)

    def validator(self, url: str) -> str | None:
        """Return by what an image is known as it was when it was added, None where it is not there."""
        known = self._added(url) or self._remembered(url)
        return known.validator if known else None

    def add(self, group: str, image: Image, *records: Packed) -> None:
        """Take an image by its record and those of its windows, in the place of an earlier one with its address."""
        self._pending.setdefault(group, {})[image.entry.url] = image, records

    def remove(self, urls: Iterable[str]) -> None:
        """Take images out."""
        for url in urls:
            for images in self._pending.values():
                images.pop(url, None)
            if url in self._places:
                self._gone.add(url)

    def write(self) -> None:
        """Write what is new, and the manifest, last; files that are not named there any more may be deleted."""
        new = {url for images in self._pending.values() for url in images}
        kept = {place: self._at(place) for url, place in self._places.items() if url not in self._gone | new}
        few = len(self.manifest.segments) < FEW
        writer = SegmentWriter(self._store, self._index, kept, SEGMENT if few else IMAGES, renews=False)
        for batch in self._batches():
            writer.add(batch)
        count, segments, names = writer.finish()
        made = Manifest(count, segments, "./", names)
        self._store.write(NAME, manifest.write(made))
        self._pending, self._gone = {}, set()
        self._take(PreviousIndex(made, tuple(writer.remembered)))

    def read_again(self) -> list[str]:
        """Return the names of the keypoints files that `write` may read: of segments that change, and of the last."""
        new = {url for images in self._pending.values() for url in images}
        changed = {self._places[url][0] for url in (self._gone | new) & self._places.keys()}
        segments = self.manifest.segments
        return [
            one.name
            for at, info in enumerate(segments)
            if at in {*changed, len(segments) - 1}
            for one in info.keypoints
        ]

    def _take(self, index: PreviousIndex) -> None:
        self._index = index
        self._places = living(index.images)

    def _batches(self) -> Iterator[Batch]:
        for images in self._pending.values():
            waiting = list(images.values())
            for begin in range(0, len(waiting), PER_FILE):
                yield from write_batches(self._store, waiting[begin : begin + PER_FILE])

    def _added(self, url: str) -> Image | None:
        return next((images[url][0] for images in self._pending.values() if url in images), None)

    def _remembered(self, url: str) -> Remembered | None:
        place = self._places.get(url)
        return self._at(place) if place and url not in self._gone else None

    def _at(self, place: tuple[int, int]) -> Remembered:
        found = self._index.images[place[0]][place[1]]
        if found is None:
            raise LookupError(place)
        return found

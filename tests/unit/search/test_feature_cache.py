"""Features by address: read once, shared, kept, and renewed when they must be."""

import asyncio
import contextlib
import dataclasses
import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from echoimage import DecodeError, Entry, Features, Header, Library, SourceError, describe, describe_query
from samples import MemorySource, encode, exif, gif, jpeg_with_exif, photo

pytestmark = pytest.mark.same_everywhere  # who asks whom, and how often: how files are described, other tests compare

Run = Callable[[Any], Any]
ENTRY = Entry("https://example.org/1.png")
DATA = encode(photo(1), ".png")


class MemoryStore:
    def __init__(self, broken: str = "") -> None:
        self.kept: dict[str, Features] = {}
        self.asked = 0
        self.broken = broken

    async def load(self, entry: Entry) -> Features | None:
        self.asked += 1
        if self.broken == "load":
            raise OSError("no access to storage")
        return self.kept.get(entry.url)

    async def save(self, entry: Entry, features: Features) -> None:
        if self.broken == "save":
            raise OSError("the disk is full")
        self.kept[entry.url] = features


class SlowSource(MemorySource):
    """Reads that wait until they are let go."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.gate = asyncio.Event()
        self.cancelled: list[str] = []

    async def read(self, entry: Entry) -> bytes:
        data = await super().read(entry)
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled.append(entry.url)
            raise
        return data


def test_description_has_hash_and_dimensions_of_the_file(run: Run) -> None:
    large = jpeg_with_exif(encode(photo(2, 1540, 2000), ".jpg"), exif(6))
    features = run(describe(large))
    assert features.sha256 == hashlib.sha256(large).hexdigest()
    assert (features.width, features.height) == (1540, 2000)


def test_second_question_reads_nothing(run: Run) -> None:
    source = MemorySource({ENTRY.url: DATA})
    library = Library(source)

    async def ask() -> None:
        first = await library.features(ENTRY)
        assert await library.features(ENTRY) is first

    run(ask())
    assert source.read_urls == [ENTRY.url]


def test_what_is_remembered_outlives_the_event_loop(run: Run) -> None:
    source = MemorySource({ENTRY.url: DATA})
    library = Library(source)
    run(library.features(ENTRY))
    run(library.features(ENTRY))
    assert source.read_urls == [ENTRY.url]


def test_callers_at_once_share_one_read(run: Run) -> None:
    source = SlowSource({ENTRY.url: DATA})
    library = Library(source)

    async def ask() -> list[Features]:
        calls = [asyncio.create_task(library.features(ENTRY)) for _ in range(3)]
        await asyncio.sleep(0.01)
        source.gate.set()
        return await asyncio.gather(*calls)

    first, second, third = run(ask())
    assert first is second is third
    assert source.read_urls == [ENTRY.url]


def test_one_caller_that_leaves_does_not_end_the_read_of_the_other(run: Run) -> None:
    source = SlowSource({ENTRY.url: DATA})
    library = Library(source)

    async def ask() -> Features:
        leaver, stayer = (asyncio.create_task(library.features(ENTRY)) for _ in range(2))
        await asyncio.sleep(0.01)
        leaver.cancel()
        await asyncio.sleep(0.01)
        source.gate.set()
        return await stayer

    assert run(ask()).width == 320
    assert source.cancelled == []


def test_read_that_nobody_waits_for_is_cancelled(run: Run) -> None:
    source = SlowSource({ENTRY.url: DATA})
    library = Library(source)

    async def ask() -> None:
        call = asyncio.create_task(library.features(ENTRY))
        await asyncio.sleep(0.01)
        call.cancel()
        await asyncio.sleep(0.01)
        assert source.cancelled == [ENTRY.url]
        source.gate.set()
        assert (await library.features(ENTRY)).width == 320

    run(ask())


def test_failure_is_told_to_all_and_tried_again_next_time(run: Run) -> None:
    source = MemorySource({})
    library = Library(source)

    async def ask() -> list[Any]:
        return await asyncio.gather(library.features(ENTRY), library.features(ENTRY), return_exceptions=True)

    first, second = run(ask())
    assert isinstance(first, SourceError)
    assert first is second
    source.files[ENTRY.url] = DATA
    assert run(library.features(ENTRY)).width == 320
    assert len(source.read_urls) == 2


def test_full_memory_keeps_the_first_and_still_answers(run: Run) -> None:
    entries = [Entry(f"https://example.org/{n}.png") for n in range(3)]
    source = MemorySource({entry.url: DATA for entry in entries})
    library = Library(source, remembered=2)

    async def ask() -> None:
        for entry in entries * 2:
            await library.features(entry)

    run(ask())
    assert source.read_urls == [entry.url for entry in entries] + [entries[2].url]


def test_as_many_are_held_as_there_is_room_for(run: Run) -> None:
    """Room that images of another database have taken is not there."""
    entries = [Entry(f"https://example.org/{number}.png") for number in range(4)]
    library = Library(MemorySource({entries[0].url: DATA}), remembered=2)
    assert [library.holds(entries[:count]) for count in (0, 2, 3)] == [True, True, False]
    run(library.features(entries[0]))
    assert library.holds(entries[:2])
    assert not library.holds(entries[1:3])


def test_description_without_the_classic_part_is_the_same_otherwise(run: Run) -> None:
    whole, without = run(describe(DATA)), run(describe(DATA, indexed=True))
    assert whole.classic is not None
    assert without.classic is None
    assert (without.sha256, without.keypoints.points.tobytes()) == (whole.sha256, whole.keypoints.points.tobytes())


def test_store_is_filled_and_then_asked_before_the_source(run: Run) -> None:
    source, store = MemorySource({ENTRY.url: DATA}), MemoryStore()
    run(Library(source, store).features(ENTRY))
    assert store.kept[ENTRY.url].sha256 == hashlib.sha256(DATA).hexdigest()
    again = run(Library(source, store).features(ENTRY))
    assert again is store.kept[ENTRY.url]
    assert source.read_urls == [ENTRY.url]


def test_damaged_image_is_read_again_at_the_next_visit(run: Run) -> None:
    """Its file may have come short, and a store keeps no note of that."""
    store = MemoryStore()
    library = Library(MemorySource({ENTRY.url: DATA[: len(DATA) // 2]}), store)
    assert run(library.features(ENTRY)).damage
    assert store.kept == {}


def test_stored_features_of_other_bytes_than_the_database_says_are_renewed(run: Run) -> None:
    source, store = MemorySource({ENTRY.url: DATA}), MemoryStore()
    store.kept[ENTRY.url] = run(describe(encode(photo(9), ".png")))
    entry = dataclasses.replace(ENTRY, sha256=hashlib.sha256(DATA).hexdigest())
    assert run(Library(source, store).features(entry)).sha256 == entry.sha256
    assert store.kept[ENTRY.url].sha256 == entry.sha256


def test_hash_is_that_of_the_bytes_whatever_the_database_says(run: Run) -> None:
    entry = dataclasses.replace(ENTRY, sha256="0" * 64)
    features = run(Library(MemorySource({ENTRY.url: DATA})).features(entry))
    assert features.sha256 == hashlib.sha256(DATA).hexdigest()


@pytest.mark.parametrize(("broken", "said"), [("load", "no access to storage"), ("save", "the disk is full")])
def test_broken_store_is_given_up_and_told(run: Run, broken: str, said: str) -> None:
    store = MemoryStore(broken)
    other = Entry("https://example.org/2.png")
    library = Library(MemorySource({ENTRY.url: DATA, other.url: DATA}), store)
    assert library.store_failure == ""
    assert run(library.features(ENTRY)).width == 320
    assert run(library.features(other)).width == 320
    assert said in library.store_failure
    assert store.asked == 1


def test_foreign_decoder_is_handed_on(run: Run) -> None:
    async def foreign(data: bytes, header: Header) -> np.ndarray:
        return np.full((3, 5, 4), 255, np.uint8)

    assert run(Library(MemorySource({ENTRY.url: gif()}), foreign=foreign).features(ENTRY)).width == 5
    with pytest.raises(DecodeError, match="GIF pictures cannot be read here"):
        run(Library(MemorySource({ENTRY.url: gif()})).features(ENTRY))


def test_a_watch_is_entered_while_an_image_is_decoded_and_may_refuse_it(run: Run) -> None:
    told: list[str] = []

    @contextlib.contextmanager
    def watch(url: str) -> Iterator[None]:
        if url.endswith("bad.png"):
            raise SourceError("crashed", "it is left out")
        told.append(f"begins {url}")
        yield
        told.append(f"ends {url}")

    urls = ["https://example.org/good.png", "https://example.org/bad.png"]
    source = MemorySource(dict.fromkeys(urls, encode(photo(1), ".png")))
    library = Library(source, watch=watch)
    run(library.features(Entry(urls[0])))
    with pytest.raises(SourceError, match="it is left out"):
        run(library.features(Entry(urls[1])))
    assert told == [f"begins {urls[0]}", f"ends {urls[0]}"]


def test_file_becomes_a_query_as_it_becomes_an_image(run: Callable[..., Any]) -> None:
    data = jpeg_with_exif(encode(photo(4), ".jpg"), exif(6))
    query, image = run(describe_query(data)), run(describe(data))
    assert (query.global_features.sha256, query.global_features.width, query.global_features.height) == (
        image.sha256,
        240,
        320,
    )
    assert image.sha256 == hashlib.sha256(data).hexdigest()
    assert np.array_equal(query.features.keypoints.descriptors, image.keypoints.descriptors)
    with pytest.raises(DecodeError, match="is empty"):
        run(describe_query(b""))

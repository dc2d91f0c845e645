"""The native library: threads, what is remembered, and where."""

import asyncio
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from operator import attrgetter
from typing import Any

import cv2
import numpy as np
import pytest

from echoimage import Entry, Features, Library, SourceError
from echoimage.images.opencv import opencv_log
from echoimage_tools.processes import one_core_a_thread
from echoimage_tools.searching import pictures
from echoimage_tools.searching.pictures import NativeLibrary
from samples import MemorySource, encode, photo


def run(coroutine: Any) -> Any:
    # Playwright keeps an event loop running in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, coroutine).result()


def files(count: int) -> dict[str, bytes]:
    return {f"{seed}.png": encode(photo(seed, 60, 80), ".png") for seed in range(count)}


async def ask(library: Library, urls: list[str]) -> list[Features]:
    return await asyncio.gather(*(library.features(Entry(url)) for url in urls))


def same(one: Features, other: Features) -> bool:
    arrays = ("thumbnail", "block_means", "colour", "keypoints.points", "keypoints.leading")
    classic = ("classic.grey", "classic.points", "classic.descriptors")
    equal = (np.array_equal(*map(attrgetter(name), (one, other))) for name in (*arrays, *classic))
    return all(equal) and one.sha256 == other.sha256


@pytest.mark.parametrize(
    ("remembered", "on_disk", "reads"), [(9, True, 5), (2, True, 5), (2, False, 8), (0, False, 10)]
)
def test_each_picture_is_described_once_where_room_is_made(remembered: int, on_disk: bool, reads: int) -> None:
    source = MemorySource(files(5))
    urls = list(source.files)
    with NativeLibrary(source, remembered, on_disk) as library:
        first, second = run(ask(library, urls)), run(ask(library, urls))
        assert library.holds([Entry(url) for url in urls]) == (reads == len(urls))
    plain = run(ask(Library(MemorySource(source.files)), urls))
    assert len(source.read_urls) == reads
    for one, other, third in zip(first, second, plain, strict=True):
        assert same(one, other)
        assert same(one, third)


def test_failure_is_remembered() -> None:
    source = MemorySource({})
    with NativeLibrary(source) as library:
        for _ in range(2):
            with pytest.raises(SourceError, match="404"):
                run(library.features(Entry("none.png")))
    assert source.read_urls == ["none.png"]


def test_full_disk_only_costs_time(monkeypatch: pytest.MonkeyPatch) -> None:
    source = MemorySource(files(3))
    with NativeLibrary(source, remembered=0) as library:
        assert library._disk is not None
        with monkeypatch.context() as patch:
            patch.setattr(library._disk, "_file", Full(library._disk._file))
            assert len(run(ask(library, list(source.files)))) == 3
            assert len(run(ask(library, list(source.files)))) == 3
    assert len(source.read_urls) == 6


class Full:
    def __init__(self, file: Any) -> None:
        self.seek = file.seek

    def write(self, data: bytes) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("limit", "at_once"), [(1, 1), (10**6, 2)])
def test_large_pictures_are_decoded_one_at_a_time(monkeypatch: pytest.MonkeyPatch, limit: int, at_once: int) -> None:
    monkeypatch.setattr(pictures, "LARGE", limit)
    monkeypatch.setattr(pictures, "CORES", 2)
    busy, most, lock = 0, 0, threading.Lock()

    async def describe(data: bytes, _: object) -> str:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.05)
        with lock:
            busy -= 1
        return "features"

    monkeypatch.setattr(pictures, "describe", describe)
    source = MemorySource(files(4))
    with NativeLibrary(source, on_disk=False) as library:
        assert run(ask(library, list(source.files))) == ["features"] * 4
    assert most == at_once


def test_settings_for_threads_are_taken_back() -> None:
    before = cv2.getNumThreads(), opencv_log.getLogLevel()
    with one_core_a_thread():
        assert (cv2.getNumThreads(), opencv_log.getLogLevel()) == (1, 0)
        warnings.warn("nobody hears this", stacklevel=1)
    assert (cv2.getNumThreads(), opencv_log.getLogLevel()) == before

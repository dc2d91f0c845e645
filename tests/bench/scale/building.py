"""Photographs in, what one core needs to put each into an index out, beside a loop that only decodes and runs ORB."""

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from bench.scale.queries import MEGAPIXEL, read_picture
from echoimage import Entry
from echoimage.features.keypoints import CONTRAST, COUNT, EDGE, SIDES, SURPLUS
from echoimage.index.sources_file import Image
from echoimage.types import Picture
from echoimage_tools.indexing.folder import Folder
from echoimage_tools.indexing.tasks import Task
from echoimage_tools.indexing.work import WorkerContext, work

SAMPLE = 128
"""Photographs: two detail files."""

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Building:
    """Milliseconds of processor time for a JPEG of one megapixel, the least of some rounds.

    indexing: what a worker of the builder needs. same: decoding, and ORB as the builder runs it. usual: decoding, and
    ORB with OpenCV's defaults on the whole picture.
    """

    indexing: float
    same: float
    usual: float


def measure_building(photographs: Sequence[Path]) -> Building:
    """Measure, in a process with one thread. Raises BuildError for a photograph that cannot be read."""
    folder = Path(tempfile.mkdtemp(prefix="echoimage-building-"))
    try:
        (folder / "out").mkdir()
        names = [f"{number}.jpg" for number in range(min(SAMPLE, len(photographs)))]
        for name, path in zip(names, photographs[:: max(1, len(photographs) // SAMPLE)], strict=False):
            data = MEGAPIXEL.make(read_picture(path), 0, np.zeros((1, 1, 3), np.uint8))
            (folder / name).write_bytes(data)
        return _measured(folder, names)
    finally:
        shutil.rmtree(folder)


def _measured(folder: Path, names: Sequence[str]) -> Building:
    bench = WorkerContext(folder, Folder(folder / "out"), contextlib.nullcontext(), lambda: None)
    task = Task(tuple(Image(Entry(name), "", "") for name in names), None)

    def loop(deed: Callable[[Picture], object]) -> None:
        for name in names:
            deed(read_picture(folder / name))

    deeds: list[Callable[[], Any]] = [lambda: work(task, bench), lambda: loop(_same), lambda: loop(_usual)]
    best = [float("inf")] * len(deeds)
    # Turn by turn, so that a busy machine is busy for all of them.
    for _ in range(ROUNDS):
        for number, deed in enumerate(deeds):
            begun = time.process_time()
            deed()
            best[number] = min(best[number], 1e3 * (time.process_time() - begun) / len(names))
    return Building(*best)


def _same(picture: Picture) -> None:
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    scale = SIDES[1] / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    orb = cv2.ORB.create(nfeatures=SURPLUS * COUNT, edgeThreshold=EDGE, fastThreshold=CONTRAST)
    found = orb.detect(small)
    step = max(1, len(found) // COUNT)
    orb.compute(small, found[::step][:COUNT])


def _usual(picture: Picture) -> None:
    orb: Any = cv2.ORB.create()
    orb.detectAndCompute(np.asarray(picture), None)

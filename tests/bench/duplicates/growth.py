"""Photographs in; what finding duplicates takes among ever more images out.

Called as a module with the folder of an index and a file, it finds the duplicates and writes there how many.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from bench.cluster.watched import watch
from bench.duplicates.drawn import drawn
from bench.scale.described import Described, describe_all
from bench.scale.distractors import Statistics
from bench.scale.photographs import gather
from bench.scale.writing import SEED, write_details, write_segment
from echoimage.index import manifest
from echoimage.index.manifest import Manifest
from echoimage.index.postings import IMAGES
from echoimage_tools.duplicates.find import duplicates_of


def growth(folders: Sequence[Path], sizes: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a table in Markdown as they are measured."""
    described = describe_all(gather(folders).indexed)
    yield f"{len(described):,} photographs are real, the others' keypoints are drawn from theirs.\n"
    yield "| images | groups | pairs compared | s | processor s | ms of it an image | MB, largest process |"
    yield "|---:|---:|---:|---:|---:|---:|---:|"
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="echoimage-growth-") as name:
            top = Path(name)
            write_index(top / "index", described, size)
            command = [sys.executable, "-P", "-m", __name__, str(top / "index"), str(top / "found.json")]
            taken = watch(command)
            found = json.loads((top / "found.json").read_text(encoding="utf-8"))
        costs = f"{taken.seconds:.1f} | {taken.processor:.1f} | {1e3 * taken.processor / size:.1f}"
        largest = max(taken.own, taken.worker) / 1e6
        yield f"| {size:,} | {found['groups']:,} | {found['compared']:,} | {costs} | {largest:.0f} |"


def write_index(folder: Path, photographs: Sequence[Described], size: int) -> None:
    """Write an index of `size` images: the photographs, then drawn images with records of their own, 42 KB each."""
    folder.mkdir()
    images = islice(chain(photographs, drawn(photographs, max(size - len(photographs), 0))), size)
    statistics = Statistics(photographs, SEED)
    segments = []
    for first in range(0, size, IMAGES):
        some = list(islice(images, min(IMAGES, size - first)))
        segments.append(write_segment(folder, list(write_details(folder, some)), some, 0, statistics))
    (folder / manifest.NAME).write_bytes(manifest.write(Manifest(size, tuple(segments))))


if __name__ == "__main__":
    answer = asyncio.run(duplicates_of(Path(sys.argv[1])))
    counts = {"groups": len(answer.groups), "compared": answer.compared}
    Path(sys.argv[2]).write_text(json.dumps(counts), encoding="utf-8")

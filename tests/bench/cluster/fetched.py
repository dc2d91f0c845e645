"""Drawn indexes of growing size in; what each query fetches of them out."""

import asyncio
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import echoimage
from bench.scale.described import Described, describe_all
from bench.scale.photographs import Photographs, gather
from bench.scale.queries import Kind, Question, questions
from bench.scale.stages import Files
from bench.scale.writing import write_index
from echoimage.index.manifest import NAME
from echoimage.index.reader import Index

PER_KIND = 6

GAP = 16_384
"""Bytes between two pieces that the page fetches along with them."""


class _Counted(Files):
    """Counts requests and bytes as the page makes them: pieces that lie near each other are one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.requests = self.bytes = 0

    async def whole(self, name: str, size: int) -> bytes:
        """Return a file."""
        data = await super().whole(name, size)
        self._count((0, len(data)))
        return data

    async def ranges(self, name: str, size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file."""
        end = -GAP - 1
        for at, length in sorted(ranges):
            if at - end > GAP:
                self._count((at, at + length))
            else:
                self.bytes += max(0, at + length - end)
            end = max(end, at + length)
        return await super().ranges(name, size, ranges)

    def _count(self, span: tuple[int, int]) -> None:
        self.requests += 1
        self.bytes += span[1] - span[0]

    def taken(self) -> tuple[int, int]:
        """Return both since the last time."""
        found, self.requests, self.bytes = (self.requests, self.bytes), 0, 0
        return found


@dataclass(frozen=True, slots=True)
class Fetched:
    """Of an index: requests and bytes to open it, and medians of a kind of query; found: originals that came first."""

    images: int
    segments: int
    kind: Kind
    opening: tuple[int, int]
    requests: float
    bytes: float
    found: int
    asked: int


def fetched(folders: Sequence[Path], photographs: int, sizes: Sequence[int]) -> Iterator[Fetched]:
    """Measure indexes of these sizes, drawn from so many photographs."""
    gathered = gather(folders)
    described = describe_all(gathered.indexed[-photographs:])
    gathered = gathered.readable(one.path for one in described)
    originals = [one for one in described if one.path in frozenset(gathered.originals)]
    others = [one for one in described if one.path not in frozenset(gathered.originals)]
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="echoimage-fetched-") as top:
            folder = write_index(Path(top) / "index", others, originals, size).folder
            yield from asyncio.run(_asked(folder, size, gathered, originals))


async def _asked(folder: Path, size: int, photographs: Photographs, originals: Sequence[Described]) -> list[Fetched]:
    files = _Counted(folder)
    index = await echoimage.open_index(files, str(folder / NAME))
    opening = files.taken()
    names = {one.path: one.url.rpartition("/")[2] for one in originals}
    asked: dict[Kind, list[tuple[int, int, bool]]] = {}
    for question in questions(photographs, PER_KIND):
        found = await _first(question, index, names)
        asked.setdefault(question.kind, []).append((*files.taken(), found))
    segments = -(-size // 65_536)
    return [
        Fetched(
            size,
            segments,
            kind,
            opening,
            statistics.median(one[0] for one in some),
            statistics.median(one[1] for one in some),
            sum(one[2] for one in some),
            len(some),
        )
        for kind, some in asked.items()
    ]


async def _first(question: Question, index: Index, names: dict[Path, str]) -> bool:
    """Ask; tell whether the original is the first answer."""
    report = await echoimage.search_index(echoimage.prepare(await echoimage.decode(question.data)), index)
    best = [one.entry.url for one in report.results[:1] if one.score.matches]
    wanted = names.get(question.original) if question.original else None
    return any(address.rpartition("/")[2] == wanted for address in best)

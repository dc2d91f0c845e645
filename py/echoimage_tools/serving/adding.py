"""Images for the collection: a file that was checked in; the same in the folder and in the index out."""

import asyncio
import sys
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from echoimage import DatabaseError, EchoImageError, Entry, IndexFileError
from echoimage.index import manifest
from echoimage.index.manifest import NAME, Manifest
from echoimage.index.texts import from_base
from echoimage_tools.collection import is_http
from echoimage_tools.indexing import sources
from echoimage_tools.indexing.folder import write_file
from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.serving.work import Checked
from echoimage_tools.writing import complain_of

SUFFIXES = {"jpeg": ".jpg", "tiff": ".tif"}
"""Of formats whose name is not their files' ending."""

FAILED = 2
"""Exit code of a build that has left the index as it was."""


@dataclass(frozen=True, slots=True)
class Added:
    """An image that is in the index now; `new` is false where the same file was there before."""

    url: str
    sha256: str
    size: tuple[int, int]
    new: bool
    total: int


class Adder:
    """Writes into `pictures` and has the index renewed, one build at a time; what comes meanwhile waits for the next.

    Raises `EchoImageError` where the index was made from something else.
    """

    def __init__(self, pictures: Path, folder: Path, address: str, metrics: Metrics) -> None:
        self._pictures, self._folder, self._address = pictures, folder, address
        self._metrics = metrics
        self._building = asyncio.Lock()
        self._asked = self._built = 0
        self._outcome: tuple[int, str] = (0, "")
        _refuse_others(pictures, folder)

    async def add(self, data: bytes, checked: Checked) -> Added:
        """Add a file. Raises `Refusal`; the file is kept then, for the next build."""
        name = checked.sha256[:32] + SUFFIXES.get(checked.format, f".{checked.format}")
        new = not (self._pictures / name).exists()
        try:
            if new:
                await asyncio.to_thread(write_file, self._pictures, name, data)
        except EchoImageError as error:
            raise _failed(f"the picture cannot be stored: {error}") from None
        # A request that is given up does not end the build for the others.
        code, said = await asyncio.shield(self._renewed())
        made, known = await asyncio.to_thread(_contents, self._folder)
        if code == FAILED or name not in known:
            raise _failed(f"the picture is stored, but the index was not renewed: {said or 'it was left out'}")
        url = from_base(made.base, self._address) + name
        return Added(url, checked.sha256, checked.size, new, made.images)

    async def _renewed(self) -> tuple[int, str]:
        """Wait for a build that began after now; give its exit code and what it complained of last."""
        self._asked = ticket = self._asked + 1
        async with self._building:
            if self._built < ticket:
                upto = self._asked
                self._outcome = await self._build()
                self._built = upto
        return self._outcome

    async def _build(self) -> tuple[int, str]:
        # In a process of its own: it takes memory that a service does not need at other times.
        words = ("index", str(self._pictures), "-o", str(self._folder), "--workers", "1")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "echoimage_tools.cli", *words),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        _, err = await process.communicate()
        code = process.returncode or 0
        said = err.decode(errors="replace").strip().splitlines()
        self._metrics.builds.labels(str(code)).inc()
        for line in said:
            complain_of(sys.stderr, "index", line)
        return (code if code >= 0 else FAILED), (said[-1] if said else "")


def _contents(folder: Path) -> tuple[Manifest, set[str]]:
    """Give the manifest of an index and the addresses of its images as they were found. Raises `EchoImageError`."""
    made, lines = _lines(folder)
    return made, {one.url for one in lines if one}


def _lines(folder: Path) -> tuple[Manifest, list[sources.Remembered | None]]:
    try:
        made = manifest.parse((folder / NAME).read_bytes(), NAME)
        return made, sources.read(made, lambda name: (folder / name).read_bytes())
    except (OSError, ValueError) as error:
        text = f'what the builder remembers cannot be read ({error}); run "echoimage index" again'
        raise IndexFileError("bad-index", text) from None


def _refuse_others(pictures: Path, folder: Path) -> None:
    """Refuse a folder that the index was not made from: the next build would take all other images out of it."""
    if not pictures.is_dir():
        raise DatabaseError("bad-database", "it is no folder; name the one that the index was made from")
    made, lines = _lines(folder)
    if (folder / made.base).resolve() != pictures.resolve():
        where = (folder / made.base).resolve()
        raise DatabaseError("bad-database", f"the index was made from {where}; name that folder")
    if any(one and (is_http(one.url) or one.texts != sources.texts(Entry(one.url))) for one in lines):
        raise DatabaseError(
            "bad-database",
            "the index was made from a list of pictures, with titles or addresses that the folder does not have; run "
            '"echoimage index" with the folder first',
        )


def _failed(text: str) -> Refusal:
    return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "internal", text, headers={"Retry-After": "10"})

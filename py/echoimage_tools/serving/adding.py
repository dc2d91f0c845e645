"""Images for the collection: a file that was checked in; the same in the folder and in the index out."""

import asyncio
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from echoimage import EchoImageError
from echoimage_tools.output.console import complain_of
from echoimage_tools.serving.image_storage import ImageStorage, read_built_index
from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.serving.tasks import CheckedPicture

FAILED = 2
"""Exit code of a build that has left the index as it was."""


@dataclass(frozen=True, slots=True)
class AddedImage:
    """An image that is in the index now; `new` is false where the same file was there before."""

    url: str
    sha256: str
    size: tuple[int, int]
    new: bool
    total: int


class Adder:
    """Adds to `storage` and has the index renewed, one build at a time; what comes meanwhile waits for the next.

    Raises `EchoImageError` where the index was made from something else.
    """

    def __init__(self, storage: ImageStorage, folder: Path, address: str, metrics: Metrics) -> None:
        self._storage, self._folder, self._address = storage, folder, address
        self._metrics = metrics
        self._storing, self._building = asyncio.Lock(), asyncio.Lock()
        self._requested = self._built = 0
        self._outcome: tuple[int, str] = (0, "")
        storage.refuse(folder, read_built_index(folder))

    @property
    def takes_metadata(self) -> bool:
        """Whether a picture may have a title, a page and a license."""
        return self._storage.takes_metadata

    async def add(self, data: bytes, checked: CheckedPicture, metadata: Mapping[str, str]) -> AddedImage:
        """Add a file that is not in the index yet. Raises `Refusal`; the file is kept then, for the next build."""
        known = await asyncio.to_thread(self._found, checked, False)
        if known:
            return known
        try:
            async with self._storing:
                await asyncio.to_thread(self._storage.store, data, checked, metadata)
        except EchoImageError as error:
            raise _failed(f"the picture cannot be stored: {error}") from None
        # A request that is given up does not end the build for the others.
        code, complaint = await asyncio.shield(self._renewed())
        added = await asyncio.to_thread(self._found, checked, True)
        if code == FAILED or not added:
            raise _failed(f"the picture is stored, but the index was not renewed: {complaint or 'it was left out'}")
        return added

    def _found(self, checked: CheckedPicture, new: bool) -> AddedImage | None:
        """Look a file up in the index, by its bytes: it may be there under any name. Raises `EchoImageError`."""
        index = read_built_index(self._folder)
        url = index.url(checked.sha256, self._address)
        return AddedImage(url, checked.sha256, checked.size, new, index.manifest.images) if url else None

    async def _renewed(self) -> tuple[int, str]:
        """Wait for a build that began after now; return its exit code and what it complained of last."""
        self._requested = ticket = self._requested + 1
        async with self._building:
            if self._built < ticket:
                upto = self._requested
                self._outcome = await self._build()
                self._built = upto
        return self._outcome

    async def _build(self) -> tuple[int, str]:
        # In a process of its own: it takes memory that a service does not need at other times.
        arguments = ("index", str(self._storage.where), "-o", str(self._folder), "--workers", "1")
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "echoimage_tools.cli", *arguments),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            # Ctrl-C ends the service, which finishes what is under way.
            start_new_session=True,
        )
        _, err = await process.communicate()
        code = process.returncode or 0
        complaints = err.decode(errors="replace").strip().splitlines()
        self._metrics.builds.labels(str(code)).inc()
        for line in complaints:
            complain_of(sys.stderr, "index", line)
        return (code if code >= 0 else FAILED), (complaints[-1] if complaints else "")


def _failed(text: str) -> Refusal:
    return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "internal", text, headers={"Retry-After": "10"})

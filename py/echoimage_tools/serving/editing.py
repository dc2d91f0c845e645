"""The collection as requests change it: pictures to add, or the sha256 of one to delete, in; a new index out."""

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
from echoimage_tools.serving.picture_files import StaysError
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.serving.tasks import CheckedPicture, Picture

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


@dataclass(frozen=True, slots=True)
class DeletedImage:
    """An image that is in the index no more: all places of this file, and how many images are left."""

    urls: tuple[str, ...]
    sha256: str
    total: int


class Editor:
    """Changes `storage` and has the index renewed, one build at a time; what comes meanwhile waits for the next."""

    def __init__(self, storage: ImageStorage, folder: Path, address: str, metrics: Metrics) -> None:
        self._storage, self._folder, self._address = storage, folder, address
        self._metrics = metrics
        self._storing, self._deleting, self._building = asyncio.Lock(), asyncio.Lock(), asyncio.Lock()
        self._requested = self._built = 0
        self._outcome: tuple[int, str] = (0, "")

    async def add(self, picture: Picture, checked: CheckedPicture, metadata: Mapping[str, str]) -> AddedImage:
        """Add a file that is not in the index yet. Raises `Refusal`; the file is kept then, for the next build."""
        known = await asyncio.to_thread(self._found, checked, False)
        if known:
            return known
        try:
            async with self._storing:
                await asyncio.to_thread(self._storage.store, picture, checked, metadata)
        except EchoImageError as error:
            raise _failed(f"the picture cannot be stored: {error}") from None
        # A request that is given up does not end the build for the others.
        code, complaint = await asyncio.shield(self._renewed())
        added = await asyncio.to_thread(self._found, checked, True)
        if code == FAILED or not added:
            raise _failed(f"the picture is stored, but the index was not renewed: {complaint or 'it was left out'}")
        return added

    async def delete(self, sha256: str) -> DeletedImage:
        """Delete an image, wherever the same file lies. Raises `Refusal`."""
        # One after the other: else each of two could see the other's image as the one that is left.
        async with self._deleting:
            return await asyncio.shield(self._delete(sha256))

    async def _delete(self, sha256: str) -> DeletedImage:
        index = await asyncio.to_thread(read_built_index, self._folder)
        images = index.with_content(sha256)
        if not images:
            text = "no image of the index has this sha256; GET /api/images lists all of them"
            raise Refusal(HTTPStatus.NOT_FOUND, "not-found", text)
        if len(images) == index.manifest.images:
            text = "this is the last image, and an index has one at least; add another one first"
            raise Refusal(HTTPStatus.CONFLICT, "last-image", text)
        try:
            async with self._storing:
                await asyncio.to_thread(self._storage.remove, images)
        except StaysError as error:
            raise Refusal(HTTPStatus.CONFLICT, "stays", f"the image is not deleted: {error}") from None
        except EchoImageError as error:
            raise _failed(f"the image cannot be deleted: {error}") from None
        code, complaint = await self._renewed()
        if code == FAILED:
            raise _failed(f"the image is deleted, but the index was not renewed: {complaint}")
        now = await asyncio.to_thread(read_built_index, self._folder)
        urls = tuple(index.told(one.url, self._address) for one in images)
        return DeletedImage(urls, sha256, now.manifest.images)

    def _found(self, checked: CheckedPicture, new: bool) -> AddedImage | None:
        """Look a file up in the index, by its bytes: it may be there under any name. Raises `EchoImageError`."""
        index = read_built_index(self._folder)
        there = index.with_content(checked.sha256)
        if not there:
            return None
        url = index.told(there[0].url, self._address)
        return AddedImage(url, checked.sha256, checked.size, new, index.manifest.images)

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

"""What the core asks of its host: the bytes of images and indexes, features that were kept, other decoders."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from echoimage.types import Entry, Features, Header


class Source(Protocol):
    """Where the bytes of images come from: HTTP, a folder, a dict."""

    async def read(self, entry: Entry) -> bytes:
        """Return the whole file; raise `SourceError` with reason and remedy."""
        ...


class Files(Protocol):
    """Where the files of an index come from: HTTP, a folder, a dict. Names have no folder in them."""

    async def whole(self, name: str, size: int) -> bytes:
        """Return a file that should have `size` bytes (0: unknown). Raises `SourceError`."""
        ...

    async def ranges(self, name: str, size: int, ranges: Sequence[tuple[int, int]]) -> list[bytes]:
        """Return pieces of a file, by offset and length, in the order asked for. Raises `SourceError`."""
        ...


class FeatureStore(Protocol):
    """Features kept between visits; whether they are still valid (by address, validator) is for the store to know."""

    async def load(self, entry: Entry) -> Features | None:
        """Return what was saved for the entry, None if nothing was or it is out of date."""
        ...

    async def save(self, entry: Entry, features: Features) -> None:
        """Keep the features of the entry."""
        ...


class ForeignDecoder(Protocol):
    """A decoder for the formats that OpenCV lacks: the browser's, or Pillow."""

    async def __call__(self, data: bytes, header: Header) -> NDArray[np.uint8]:
        """Return the first frame, upright, as uint8 (height, width, 4): red, green, blue, alpha.

        Alpha is straight, not premultiplied. Raises `DecodeError`.
        """
        ...

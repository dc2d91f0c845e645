"""What the page passes, an address or a file: read, decoded, and described as a query."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pyodide.ffi import JsException, JsProxy

import answers
import echoimage
from browser_decoder import decode_in_browser
from crash_guard import decoding
from echoimage import Header, Query, SourceError
from echoimage.database.address import AddressError, resolve
from echoimage.images import png
from echoimage.images.decode import check_size
from echoimage.images.part import Part, read_part
from echoimage.message import message
from echoimage.retry import host_of
from echoimage.types import Box, Picture
from http_source import fetch_bytes
from ssim_map import ScaledPicture
from transfer import retries

PART = 1600
"""Longest side in pixels of the picture that the page shows of a part."""

Given = str | JsProxy
"""An address, or a file of the browser's."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What is known of the file of which a small copy is given: its sha256 ("" if not known), width and height."""

    sha256: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class GivenPicture:
    """A picture that the page gave, or a part of it, and what is known of it.

    size: width and height, and `whole` those of all of it. sha256: that of the file. shown: whether browsers know this
    kind of its format.
    """

    header: Header
    picture: Picture
    size: tuple[int, int]
    query: Query
    shown: bool
    sha256: str
    whole: tuple[int, int]
    is_part: bool

    def facts(self) -> dict[str, Any]:
        """Return what the page shows of it; of a part there is a picture, for the browser shows the whole."""
        known = answers.query(self.query, self.header, self.picture, self.shown)
        if self.is_part:
            known["preview"] = answers.reduced(self.picture, PART)
        return {**known, "sha256": self.sha256, "whole": list(self.whole)}

    @property
    def scaled(self) -> ScaledPicture:
        """Its pixels, with the size that transforms count in."""
        return ScaledPicture(self.picture, self.size, self.query.global_features.masks)

    def without(self, masks: Iterable[Box]) -> "GivenPicture":
        """Return it with these areas, in pixels of the whole, that do not count."""
        return replace(self, query=self.query.without(masks))


async def read(source: Given, cache: str = "default") -> tuple[bytes, str]:
    """Return bytes and address of what the page passed: an address, or a file without one; `cache` as of `fetch`."""
    if isinstance(source, str):
        retries.forget(host_of(_checked(source)))
        return (await fetch_bytes(source, cache))[0], source
    # A film dropped by mistake must not be copied into memory first.
    check_size(source.size)
    try:
        data: bytes = (await source.arrayBuffer()).to_bytes()
        return data, ""
    except JsException:
        raise SourceError("not-found", message("error-given-gone", name=source.name)) from None


def _checked(address: str) -> str:
    try:
        resolve(address, "")
    except AddressError as error:
        raise SourceError("not-found", error.message) from None
    return address


async def described(source: Given, whole: KnownFile | None = None, part: Part | None = None) -> GivenPicture:
    """Return the picture, or a part of it, ready to be compared; a small copy of `whole` counts as that, in its pixels.

    Raises `SourceError` or `DecodeError`.
    """
    data, _ = await read(source)
    with decoding():
        header = echoimage.read_header(data)
        if part:
            found, all_of_it = await read_part(data, part, decode_in_browser)
        else:
            found = await echoimage.read_picture(data, decode_in_browser)
            all_of_it = found.size
        size = (whole.width, whole.height) if whole else found.size
        sha256 = (whole and whole.sha256) or hashlib.sha256(data).hexdigest()
        # A part is not the file.
        query = echoimage.prepare(found.picture, "" if part else sha256, size, found.damage)
    shown = not png.is_apple(data)
    whole_size = all_of_it if part else size
    return GivenPicture(header, found.picture, size, query, shown, sha256, whole_size, part is not None)

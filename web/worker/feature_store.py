"""Features kept in the browser (IndexedDB), so that the next visit reads nothing again.

A record is found by the image's address and counts as long as the database states the file's sha256; without a stated
one for a day, then the file is read again. The host's validator is kept with it, but not asked for yet.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

import js
import numpy as np
from numpy.typing import NDArray
from polyscript.js_modules import site, storage
from pyodide.ffi import JsException, JsProxy, to_js

from echoimage import Entry, Features
from echoimage.types import Classic, Keypoints, Window

FORMAT = 6
"""Raise it whenever features of one picture change, and old records are read anew."""

Column = tuple[type[np.generic], tuple[int, ...]]
"""Element type and shape of an array."""

KEYPOINTS: Mapping[str, Column] = {
    "points": (np.float32, (-1, 2)),
    "sizes": (np.float32, (-1,)),
    "angles": (np.float32, (-1,)),
    "descriptors": (np.uint8, (-1, 32)),
    "words": (np.uint16, (-1,)),
    "leading": (np.bool_, (-1,)),
}
"""Of a picture's keypoints."""

CLASSIC: Mapping[str, Column] = {
    "grey": (np.uint8, (256, 256)),
    "points": (np.float32, (-1, 2)),
    "descriptors": (np.uint8, (-1, 32)),
}
"""Of what the classic score compares."""

FRESH = 24 * 60 * 60
"""Seconds for which a file of unstated sha256 is taken to be unchanged."""


class IdbFeatureStore:
    """Loads and saves features; `validators` is filled by whoever reads the files."""

    def __init__(self, validators: dict[str, str]) -> None:
        self._validators = validators
        self._cleared = False
        self._store = _opened()

    async def load(self, entry: Entry) -> Features | None:
        """Return what was saved for the entry, None if nothing was or it may be out of date."""
        record = await self._insist(storage.get, entry.url)
        if not isinstance(record, JsProxy) or record.format != FORMAT:
            return None
        if entry.sha256 != record.sha256 if entry.sha256 else time.time() - record.saved > FRESH:
            return None
        return replace(
            _read(record.whole, record.sha256),
            classic=Classic(**_arrays(record.classic, CLASSIC)),
            windows=tuple(_read(window, record.sha256) for window in record.windows),
        )

    async def save(self, entry: Entry, features: Features) -> None:
        """Keep the features of the entry."""
        if self._cleared:
            return
        record = {
            "format": FORMAT,
            "validator": self._validators.get(entry.url, ""),
            "saved": time.time(),
            "sha256": features.sha256,
            "whole": _written(features),
            "windows": [_written(window) for window in features.windows],
            "classic": {name: getattr(features.classic, name).tobytes() for name in CLASSIC},
        }
        await self._insist(storage.set, entry.url, to_js(record, dict_converter=js.Object.fromEntries))

    async def is_usable(self) -> bool:
        """Return whether this browser keeps anything at all."""
        try:
            await self._insist(storage.keys)
        except JsException:
            return False
        return True

    async def clear(self) -> None:
        """Forget everything, for good: what is being saved meanwhile is not kept."""
        self._cleared = True
        await self._insist(storage.clear)

    async def _insist(self, action: Callable[..., Awaitable[object]], *arguments: object) -> object:
        """Return what the action does, at a second attempt if need be.

        The browser closes what is open when it deletes what sites have stored.
        """
        try:
            return await action(*arguments, self._store)
        except JsException:
            self._store = _opened()
            return await action(*arguments, self._store)


def _opened() -> object:
    # One origin may have several sites. The page counts and deletes by the same names (page/offline/storage.py).
    return storage.createStore(f"echoimage {site.address}", "features")


def _written(features: Features) -> dict[str, Any]:
    """Return a picture or a window as values that the browser keeps."""
    window = features.window
    return {
        "width": features.width,
        "height": features.height,
        "window": [window.number, window.left, window.top, *window.whole] if window else None,
        "thumbnail": features.thumbnail.tobytes(),
        "thumbnailHeight": len(features.thumbnail),
        "tiny": features.block_means.tobytes(),
        "colour": features.colour.tobytes(),
        "preview": features.preview,
        "keypoints": {name: getattr(features.keypoints, name).tobytes() for name in KEYPOINTS},
    }


def _read(record: JsProxy, sha256: str) -> Features:
    window = None
    if record.window:
        number, left, top, *whole = record.window
        window = Window(number, left, top, (whole[0], whole[1]))
    return Features(
        sha256=sha256,
        width=record.width,
        height=record.height,
        thumbnail=_array(record.thumbnail, np.uint8, (record.thumbnailHeight, -1)),
        block_means=_array(record.tiny, np.uint8, (32, 32)),
        colour=_array(record.colour, np.float32, (3,)),
        preview=record.preview.to_bytes(),
        keypoints=Keypoints(**_arrays(record.keypoints, KEYPOINTS)),
        window=window,
    )


def _arrays(record: JsProxy, columns: Mapping[str, Column]) -> dict[str, Any]:
    return {name: _array(getattr(record, name), *kind) for name, kind in columns.items()}


def _array(buffer: JsProxy, dtype: type[np.generic], shape: tuple[int, ...]) -> NDArray[Any]:
    return np.frombuffer(buffer.to_bytes(), dtype).reshape(shape)

"""Features kept from search to search: a picture's path in, what an earlier run has described out, while that holds."""

import hashlib
import os
import struct
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import cv2
import PIL

from echoimage import Entry, Features, __version__
from echoimage.index import record
from echoimage_tools.files.atomic import PART, replace_quickly
from echoimage_tools.files.user_folders import cache_folder
from echoimage_tools.files.version import Version, version_of
from echoimage_tools.searching import feature_bytes
from echoimage_tools.sources.collection import is_http

FORMAT = 1
"""Raise it whenever features of one picture change, and all are described anew."""

LIMIT = 500_000_000
"""Bytes of all that is kept: of 6,000 pictures, 80 KB each. What was not used for longest goes first."""

SETTLED = 2.0
"""Seconds: a file changed later than so long ago may change again within one tick of its file system's clock."""

SUFFIX = ".features"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a file. version: that of the file now. features: None where nothing is kept.

    holds: the file is the one that was described; else only its bytes can tell.
    """

    version: Version
    features: Features | None = None
    holds: bool = False


class KeptFeatures:
    """Those of the pictures below `base`, in the user's cache folder.

    Several processes may use it at once: each file is written whole, and read only as it was written. What cannot be
    written is not kept. Others may not look into it, and what is read can only be features.
    """

    def __init__(self, base: Path, limit: int = LIMIT) -> None:
        self._base = base.absolute()
        try:
            self._folder: Path | None = cache_folder() / "features"
        except RuntimeError:
            # A user without a home, as in some containers.
            self._folder = None
        self._limit = limit
        self._written = 0
        self._used = 0

    def __repr__(self) -> str:
        return f"KeptFeatures({str(self._base)!r}, {self._used} bytes used, {self._written} written)"

    def find(self, entry: Entry) -> Kept:
        """Return what is kept of a picture on disk."""
        if is_http(entry.url) or self._folder is None:
            return Kept(None)
        version = version_of(self._base / entry.url)
        path = self._path(entry)
        try:
            data = path.read_bytes()
            features, about = feature_bytes.read(data)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, struct.error):
            return Kept(version)
        self._used += len(data)
        with suppress(OSError):
            # Used now: others are dropped before it.
            os.utime(path)
        return Kept(version, features, version is not None and about.get("version") == list(version))

    def keep(self, entry: Entry, version: Version, features: Features) -> None:
        """Keep features, as long as all of this run has room; `version` is that of the file before it was read."""
        if self._folder is None or version is None or time.time() - version[2] / 1e9 < SETTLED:
            return
        data = feature_bytes.write(features, {"version": version})
        if self._used + len(data) > self._limit:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_quickly(self._path(entry), data)
        except OSError:
            return
        self._used += len(data)
        self._written += len(data)

    def close(self) -> None:
        """Drop what was not used for longest, where there is too much."""
        if self._written:
            with suppress(OSError):
                self._drop_oldest()

    def _drop_oldest(self) -> None:
        assert self._folder
        with os.scandir(self._folder) as found:
            ours = [one for one in found if one.name.endswith((SUFFIX, PART))]
            files = sorted((one.stat().st_mtime_ns, one.stat().st_size, one.path) for one in ours)
        left = sum(size for _, size, _ in files)
        for _, size, path in files:
            if left <= self._limit:
                return
            left -= size
            with suppress(OSError):
                os.unlink(path)

    def _path(self, entry: Entry) -> Path:
        # Another version of the program, of its records or of a decoder may describe a picture differently.
        versions = (__version__, record.VERSION, FORMAT, cv2.__version__, PIL.__version__)
        about = os.fsencode(f"{versions} {self._base / entry.url}")
        assert self._folder
        return self._folder / f"{hashlib.sha256(about).hexdigest()[:32]}{SUFFIX}"

"""The files of the index as the page fetches them, and what its manifest says."""

import json
import re
from pathlib import Path

from starlette.responses import FileResponse, JSONResponse, Response

from echoimage import IndexFileError
from echoimage.index.manifest import CHECK, NAME, Manifest, check, parse
from echoimage_tools.files.version import Version, version_of

PATH = "/index"
"""Where the page finds the index."""

KEPT = "public, max-age=31536000, immutable"
"""Files that are named by what is in them."""

_PUBLIC = re.compile(r"(words|details|keypoints)-[0-9a-f]{32}\.zip")


class IndexFolder:
    """The folder of an index; the manifest is read again when it was replaced.

    base: what the page counts the relative addresses of the index from, where that is not where it was made.
    """

    def __init__(self, folder: Path, base: str = "") -> None:
        self._folder, self._base = folder, base
        self._version: Version = None
        self._manifest: Manifest | None = None

    def images(self) -> int:
        """Return how many images can be found. Raises `EchoImageError`."""
        return self._current().images

    def file(self, name: str) -> Response | None:
        """Return a file of the index, None for any other; what only the builder reads is not handed out."""
        if name == NAME:
            return self._manifest_elsewhere() if self._base else self._sent(name, "no-cache")
        # By its form, not by the manifest: a page may have the index before this one open.
        return self._sent(name, KEPT) if _PUBLIC.fullmatch(name) else None

    def _manifest_elsewhere(self) -> Response:
        self._current()
        document = {**json.loads((self._folder / NAME).read_bytes()), "base": self._base}
        if CHECK in document:
            # Of what is handed out: by the digits of the file, whoever verifies the index would call it damaged.
            document[CHECK] = check(document)
        return JSONResponse(document, headers={"Cache-Control": "no-cache"})

    def _sent(self, name: str, kept: str) -> Response | None:
        path = self._folder / name
        return FileResponse(path, headers={"Cache-Control": kept}) if path.is_file() else None

    def _current(self) -> Manifest:
        version = version_of(self._folder / NAME)
        if self._manifest is None or version != self._version:
            try:
                self._manifest = parse((self._folder / NAME).read_bytes(), NAME)
            except OSError as error:
                raise IndexFileError("bad-index", f"{NAME} cannot be read: {error.strerror or error}") from None
            self._version = version
        return self._manifest

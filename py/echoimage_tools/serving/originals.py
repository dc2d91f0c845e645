"""The originals of a collection as the page shows them: the pictures of one folder, and nothing else of it."""

import errno
import mimetypes
import os
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from echoimage import DecodeError, read_header
from echoimage_tools.files.media_types import MEDIA_TYPES
from echoimage_tools.sources.collection import PICTURES, is_picture

PATH = "/originals"
"""Where the page finds them."""

_START = 4096


class Originals(StaticFiles):
    """Serves the pictures in `folder` and those in it; `home` is where the relative addresses of the index count from.

    Hidden files, files that are no pictures, and links that lead out of the folder are not found.
    """

    def __init__(self, folder: Path, home: Path) -> None:
        self._folder, home = folder.resolve(), home.resolve()
        root = Path(os.path.commonpath([self._folder, home]))
        super().__init__(directory=root)
        below = home.relative_to(root).as_posix()
        self.base = f"..{PATH}/" + ("" if below == "." else f"{below}/")
        """Where the page counts the relative addresses of the index from, relative to the index that it reads."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Return the file of a path, and what the system says of it, None where it is none to be served."""
        try:
            found, about = super().lookup_path(path)
        except OSError as error:
            # Links that lead round in a circle, among others; names that are too long are Starlette's to refuse.
            if error.errno == errno.ENAMETOOLONG:
                raise
            return "", None
        return (found, about) if about and self._is_served(Path(found)) else ("", None)

    def _is_served(self, path: Path) -> bool:
        if not path.is_relative_to(self._folder):
            return False
        hidden = any(part.startswith(".") for part in path.relative_to(self._folder).parts)
        return not hidden and is_picture(path) and os.access(path, os.R_OK)

    def file_response(
        self, full_path: "os.PathLike[str] | str", stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a picture, whole or by ranges, or that it has not changed."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        # As most static hosts do: asked for again, and sent only if it was changed.
        response.headers["Cache-Control"] = "no-cache"
        if "content-type" in response.headers:
            response.headers["Content-Type"] = media_type(Path(full_path))
        return response


def media_type(path: Path) -> str:
    """Return the media type of a picture, by the end of its name or by its first bytes; never that of a page."""
    if path.name.lower().endswith(PICTURES):
        suffix = path.suffix.lower()
        kind = MEDIA_TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or ""
        if kind.startswith("image/"):
            return kind
    try:
        with path.open("rb") as file:
            return f"image/{read_header(file.read(_START)).format}"
    except (DecodeError, OSError):
        return "application/octet-stream"

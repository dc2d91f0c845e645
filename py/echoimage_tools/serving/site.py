"""The static page of a built site, where there is one."""

import mimetypes
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from echoimage_tools.files.media_types import MEDIA_TYPES
from echoimage_tools.serving.index_folder import PATH

OPENED = f"?db={PATH.removeprefix('/')}/manifest.json"
"""What makes the page open the index."""


def default_site() -> Path | None:
    """Return `dist/` of the checkout that this program runs from, None where there is none."""
    root = Path(__file__).resolve().parents[3]
    found = root / "dist"
    return found if (root / "build.py").is_file() and (found / "index.html").is_file() else None


class Site(StaticFiles):
    """Serves the files of a site; its page without a database of its own choice is sent on to the index."""

    def __init__(self, folder: Path) -> None:
        for suffix, kind in MEDIA_TYPES.items():
            mimetypes.add_type(kind, suffix)
        super().__init__(directory=folder, html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file."""
        if path == "." and "db" not in Request(scope).query_params:
            return RedirectResponse(OPENED, 307)
        response = await super().get_response(path, scope)
        # As most static hosts do: asked for again, and sent only if it was changed.
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

"""The same search in CPython: the same package reads the same files from the site's folder."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from echoimage import Library, Report, describe_query, parse, search
from echoimage_tools.sources.folder import FolderSource
from echoimage_tools.sources.pillow_decoder import decode_with_pillow


class NativeDemo:
    """The demo database on disk; what is known of its pictures is kept for the next query."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        document = folder / "images.json"
        self.entries = parse(document.read_bytes(), str(document)).entries
        self._library = Library(FolderSource(folder), None, decode_with_pillow)

    def search(self, data: bytes) -> Report:
        """Compare an image file with all pictures, and return all of them."""
        # Playwright's own event loop runs in this thread.
        with ThreadPoolExecutor(1) as elsewhere:
            return elsewhere.submit(lambda: asyncio.run(self._search(data))).result()

    def name(self, url: str) -> str:
        """Return a picture's path within the demo, as it stands in the addresses of the site too."""
        return Path(url).relative_to(self._folder).as_posix()

    async def _search(self, data: bytes) -> Report:
        query = await describe_query(data, decode_with_pillow)
        return await search(query, self.entries, self._library, k=len(self.entries))


def echoimage(*words: object) -> str:
    """Run the command line, in a process of its own, and return what it says."""
    command = [sys.executable, "-m", "echoimage_tools.cli", *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout

"""The project's own server with several folders and a record of what it sent."""

import functools
import socketserver
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from echoimage_build.server import Handler, Server

PHOTOGRAPHS = "photos"


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: when its head was sent (seconds since 1970), of which path, and the bytes of its body."""

    time: float
    path: str
    size: int


class BenchServer(Server):
    """Serves `site`; below /NAME/ the folders of that name; below /photos/ single files, by name."""

    def __init__(self, site: Path, folders: Mapping[str, Path], photographs: Mapping[str, Path]) -> None:
        self.folders = folders
        self.photographs = photographs
        self.sent: list[Sent] = []
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.server_port}/"

    def since(self, count: int, folder: str) -> list[Sent]:
        """Return the answers from number `count` on that came from a folder."""
        return [one for one in self.sent[count:] if one.path.startswith(f"/{folder}/")]


class _Handler(Handler):
    server: BenchServer

    def __init__(
        self, request: Any, client_address: Any, server: socketserver.BaseServer, *, directory: str | None = None
    ) -> None:
        self._site = directory
        super().__init__(request, client_address, server, directory=directory)

    def translate_path(self, path: str) -> str:
        first, _, rest = urlsplit(path).path.lstrip("/").partition("/")
        if first == PHOTOGRAPHS:
            return str(self.server.photographs.get(rest, "/nothing"))
        folder = self.server.folders.get(first)
        self.directory = str(folder or self._site)
        return super().translate_path(f"/{rest}" if folder else path)

    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length":
            self.server.sent.append(Sent(time.time(), urlsplit(self.path).path, int(value)))
        super().send_header(keyword, value)


@contextmanager
def serving(site: Path, folders: Mapping[str, Path], photographs: Mapping[str, Path]) -> Iterator[BenchServer]:
    """Run a server for as long as it is needed."""
    with BenchServer(site, folders, photographs) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()

"""A static file server for 127.0.0.1, as plain as the hosts the site is made for."""

import errno
import functools
import http.server
import os
import sys
import webbrowser
from pathlib import Path
from typing import Any

from echoimage_build.errors import BuildError

PORTS_TRIED = 20
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".py": "text/plain; charset=utf-8",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".zst": "application/octet-stream",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files; types are fixed, because the system's own table may call JavaScript plain text."""

    protocol_version = "HTTP/1.1"
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | TYPES

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing about single requests."""


class Server(http.server.ThreadingHTTPServer):
    """Threads end with the process; a browser keeps its connections open for minutes."""

    daemon_threads = True
    request_queue_size = 64  # with 5, the default, a page that asks for thirty files is refused some on a busy machine
    # Windows, and SO_REUSEPORT anywhere, would let two servers share one port without a word.
    allow_reuse_address = os.name != "nt"
    allow_reuse_port = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser hangs up, as it does with every download it no longer needs."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_server(folder: Path, port: int) -> Server:
    """Return a server of `folder` on `port`, or on the next free one. Raises BuildError when none is free."""
    handler = functools.partial(Handler, directory=str(folder))
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise BuildError(f"No port from {port} to {port + PORTS_TRIED - 1} is free; choose one with --port")


def serve(folder: Path, port: int, open_browser: bool) -> None:
    """Serve `folder` until Ctrl-C."""
    with open_server(folder, port) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        print(f"EchoImage is at {address} (end with Ctrl-C)", flush=True)
        if open_browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Ended.")

"""A static file server for 127.0.0.1, as plain as the hosts the site is made for."""

import errno
import functools
import http.server
import io
import os
import re
import sys
import webbrowser
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO

from echoimage_build.errors import BuildError
from echoimage_tools.files.media_types import MEDIA_TYPES

PORTS_TRIED = 20


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files whole and, as most hosts do, in part; of several ranges in one request it knows nothing.

    Types are fixed, because the system's own table may call JavaScript plain text.
    """

    protocol_version = "HTTP/1.1"
    # Else the body waits for the browser's word that it has the head, up to 40 ms.
    disable_nagle_algorithm = True
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | MEDIA_TYPES

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing about single requests."""

    def end_headers(self) -> None:
        """Send the header that says that parts of files can be had."""
        self.send_header("Accept-Ranges", "bytes")
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the head of the answer and give its body."""
        path = self.translate_path(self.path)
        # A range may be ignored; a question whether the file has changed comes first.
        if self.command != "GET" or "If-Modified-Since" in self.headers:
            return super().send_head()
        if not (os.path.isfile(path) and os.access(path, os.R_OK)):
            return super().send_head()
        with open(path, "rb") as file:
            about = os.fstat(file.fileno())
            changed = self.date_time_string(about.st_mtime)
            span = None
            if self.headers.get("If-Range", changed) == changed:
                span = byte_range(self.headers.get("Range", ""), about.st_size)
            if span is None:
                return super().send_head()
            return self._send_part(file, span, about.st_size, changed)

    def _send_part(self, file: BinaryIO, span: range, size: int, changed: str) -> io.BytesIO | None:
        if not span:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(file.name))
        self.send_header("Content-Range", f"bytes {span.start}-{span.stop - 1}/{size}")
        self.send_header("Content-Length", str(len(span)))
        self.send_header("Last-Modified", changed)
        self.end_headers()
        file.seek(span.start)
        return io.BytesIO(file.read(len(span)))


def byte_range(header: str, size: int) -> range | None:
    """Return the bytes that a `Range` header asks for of a file of `size` bytes (RFC 9110, section 14).

    Empty where the file has none of them; None where the whole file is to be sent: no range, several, or no valid one.
    """
    found = re.fullmatch(r"bytes=[ \t]*(\d*)-(\d*)[ \t]*", header, re.ASCII | re.IGNORECASE)
    if not found or found[1] == found[2] == "":
        return None
    if not found[1]:
        return range(max(size - int(found[2]), 0), size)
    first, last = int(found[1]), int(found[2] or size)
    return None if last < first else range(min(first, size), min(last + 1, size))


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

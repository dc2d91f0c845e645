"""A host on 127.0.0.1 with every bad habit; a path of its own for each."""

import socket
import struct
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from server_life import running


class Web:
    """Serves `files`, each with its header of `validators`, and redirects to `locations`; counts requests.

    Those that are `down` are answered by 503. With `gives_parts` it answers ranges; `parts` counts these.

    `end` lets everything go that hangs.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.validators: dict[str, tuple[str, str]] = {}
        self.locations: dict[str, str] = {}
        self.down: set[str] = set()
        self.gives_parts = False
        self.parts: Counter[str] = Counter()
        self.requests: Counter[str] = Counter()
        self.agents: set[str | None] = set()
        self.asked = threading.Event()
        self.end = threading.Event()
        self.address = ""


class _Handler(BaseHTTPRequestHandler):
    web: Web

    def do_GET(self) -> None:
        web = self.web
        web.requests[self.path] += 1
        web.agents.add(self.headers["user-agent"])
        web.asked.set()
        habit = getattr(self, "_" + self.path.strip("/").replace("-", "_"), None)
        # The reader may have left.
        with suppress(ConnectionError):
            if habit:
                habit()
            elif self.path in web.down:
                self.send_error(503)
            elif self.path in web.locations:
                self._head(302, location=web.locations[self.path])
            elif self.path in web.files and web.gives_parts and "range" in self.headers:
                self._part(web.files[self.path])
            elif self.path in web.files:
                self._head(200, length=len(web.files[self.path]))
                self.wfile.write(web.files[self.path])
            else:
                self.send_error(404)

    def do_HEAD(self) -> None:
        if self.path in self.web.files:
            self._head(200, length=len(self.web.files[self.path]))
        else:
            self.send_error(404)

    def _head(self, code: int, length: int | None = None, location: str = "") -> None:
        self.send_response(code)
        if length is not None:
            self.send_header("Content-Length", str(length))
        if location:
            self.send_header("Location", location)
        if self.path in self.web.validators:
            self.send_header(*self.web.validators[self.path])
        self.end_headers()

    def _part(self, data: bytes) -> None:
        self.web.parts[self.path] += 1
        begin, _, last = self.headers["range"].removeprefix("bytes=").partition("-")
        part = data[int(begin) : int(last) + 1]
        self.send_response(206)
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Content-Range", f"bytes {begin}-{int(begin) + len(part) - 1}/{len(data)}")
        self.end_headers()
        self.wfile.write(part)

    def _fails(self) -> None:
        self.send_error(503)

    def _stumbles(self) -> None:
        """Refuse, reset, then give what is asked for."""
        count = self.web.requests[self.path]
        if count == 1:
            self.send_response(429)
            self.send_header("Retry-After", "1")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif count == 2:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
        else:
            self._head(200, length=9)
            self.wfile.write(b"a picture")

    def _gone(self) -> None:
        self.send_error(410)

    def _empty(self) -> None:
        self._head(200, length=0)

    def _hangs(self) -> None:
        self.web.end.wait(20)

    def _drips(self) -> None:
        self._head(200)
        while not self.web.end.wait(0.05):
            self.wfile.write(b".")

    def _drips_head(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not self.web.end.wait(0.05):
            self.wfile.write(b".")

    def _states_too_much(self) -> None:
        self._head(200, length=10**12)

    def _sends_too_much(self) -> None:
        self._head(200)
        for _ in range(100):
            self.wfile.write(bytes(10_000))

    def _breaks_off(self) -> None:
        self._head(200, length=1000)
        self.wfile.write(bytes(10))

    def _talks_nonsense(self) -> None:
        self.wfile.write(b"nonsense\r\n\r\n")

    def _to_file(self) -> None:
        self._head(302, location="file:///etc/passwd")

    def _to_ftp(self) -> None:
        self._head(302, location="ftp://127.0.0.1/x")

    def _to_itself(self) -> None:
        self._head(302, location="/to-itself")

    def _moved(self) -> None:
        self._head(301, location="/picture.png")

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[Web]:
    """Serve on a free port."""
    web = Web()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"web": web}))
    server.daemon_threads = True
    web.address = f"http://127.0.0.1:{server.server_port}"
    with running(server, web.end):
        yield web

"""Servers of the tests: the site as any static host serves it, and a second origin whose answers a test decides."""

import gzip
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any, Literal

from echoimage_build.server import Server

PATIENCE = 120
"""Seconds after which a gate opens by itself, so that a failed test cannot hang the run."""


Ranges = Literal["no", "yes", "gzipped", "mixed up"]
"""How a host answers who asks for a part: with the whole; with the part; with a part of the compressed file, as GitHub
Pages does for some types; with a part of the compressed file that is not said to be one, as behind some proxies."""


@dataclass(frozen=True)
class Answer:
    """What the second origin answers at one path; a `gate` holds it back until it is set, `halfway` its second half."""

    body: bytes = b""
    type: str = "application/octet-stream"
    status: int = 200
    cors: bool = True
    gate: threading.Event | None = None
    halfway: threading.Event | None = None
    ranges: Ranges = "no"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "OtherOrigin"

    def do_GET(self) -> None:
        if self.server.away:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        answer = self.server.arrived(self.command, self.path)
        self.server.told += [self.headers[name] for name in ("Referer", "Cookie") if self.headers[name]]
        if answer.gate:
            answer.gate.wait(PATIENCE)
        try:
            return self._send(answer)
        except ConnectionError:
            self.close_connection = True  # the page gave this file up

    do_HEAD = do_GET  # noqa: N815  (the name is http.server's)

    def _send(self, answer: Answer) -> None:
        asked = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers["Range"] or "")
        span = slice(int(asked[1]), int(asked[2]) + 1) if asked and answer.ranges != "no" else None
        source = gzip.compress(answer.body, 1) if span and answer.ranges != "yes" else answer.body
        body = source[span] if span else source
        self.send_response(206 if span else answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(body)))
        if span:
            self.send_header("Content-Range", f"bytes {span.start}-{span.start + len(body) - 1}/{len(source)}")
        if span and answer.ranges == "gzipped":
            self.send_header("Content-Encoding", "gzip")
        if answer.cors:
            self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        if self.command == "GET":
            half = len(body) // 2 if answer.halfway else 0
            self.wfile.write(body[:half])
            if answer.halfway:
                answer.halfway.wait(PATIENCE)
            self.wfile.write(body[half:])
            self.server.sent.append((self.path, self.headers["Range"] or "", len(body)))

    def log_message(self, format: str, *args: object) -> None:
        pass


class OtherOrigin(Server):
    """A host that is not the site's. What nobody put there is answered 404, readable by all; `away`, nobody is."""

    request_queue_size = 128  # with the usual 5, connections beyond are reset on a busy machine

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.away = False
        self.requests: list[tuple[str, str]] = []
        self.sent: list[tuple[str, str, int]] = []
        self.told: list[str] = []
        self._answers: dict[str, Answer] = {}
        self._news = threading.Condition()

    def put(self, path: str, body: bytes, **how: Any) -> str:
        """Serve `body` at `path` and return its address; `how` as in `Answer`."""
        self._answers[path] = Answer(body, **how)
        return self.origin + path

    def remove(self, path: str) -> None:
        """Serve nothing at `path` any more."""
        del self._answers[path]

    def arrived(self, method: str, path: str) -> Answer:
        with self._news:
            self.requests.append((method, path))
            self._news.notify_all()
        return self._answers.get(path, Answer(b"nothing here", "text/plain", 404))

    def wait_for(self, path: str) -> None:
        """Return as soon as somebody has asked for `path`."""
        with self._news:
            asked = self._news.wait_for(lambda: ("GET", path) in self.requests, PATIENCE)
        assert asked, f"nobody asked for {path}"

    def open_gates(self) -> None:
        for answer in self._answers.values():
            for gate in (answer.gate, answer.halfway):
                if gate:
                    gate.set()


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """Serve in a thread until the block ends."""
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


_taken: list[socket.socket] = []


def nobody_at() -> str:
    """Return an origin on which nothing listens, and nobody will: its port stays taken."""
    _taken.append(socket.socket())
    _taken[-1].bind(("127.0.0.1", 0))
    return f"http://127.0.0.1:{_taken[-1].getsockname()[1]}"

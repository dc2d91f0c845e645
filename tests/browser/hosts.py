"""Servers of the tests: the site as any static host serves it, and a second origin whose answers a test decides."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any

from echoimage_build.server import Server

PATIENCE = 120
"""Seconds after which a gate opens by itself, so that a failed test cannot hang the run."""


@dataclass(frozen=True)
class Answer:
    """What the second origin answers at one path; a `gate` holds it back until it is set."""

    body: bytes = b""
    type: str = "application/octet-stream"
    status: int = 200
    cors: bool = True
    gate: threading.Event | None = None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "OtherOrigin"

    def do_GET(self) -> None:
        answer = self.server.arrived(self.command, self.path)
        self.server.told += [self.headers[name] for name in ("Referer", "Cookie") if self.headers[name]]
        if answer.gate:
            answer.gate.wait(PATIENCE)
        try:
            self._send(answer)
        except ConnectionError:
            self.close_connection = True  # the page gave this file up

    do_HEAD = do_GET  # noqa: N815  (the name is http.server's)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.cors:
            self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class OtherOrigin(Server):
    """A host that is not the site's. What nobody put there is answered 404, readable by all."""

    request_queue_size = 128  # with the usual 5, connections beyond are reset on a busy machine

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.requests: list[tuple[str, str]] = []
        self.told: list[str] = []
        self._answers: dict[str, Answer] = {}
        self._news = threading.Condition()

    def put(self, path: str, body: bytes, **how: Any) -> str:
        """Serve `body` at `path` and give its address; `how` as in `Answer`."""
        self._answers[path] = Answer(body, **how)
        return self.origin + path

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
            if answer.gate:
                answer.gate.set()


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """Serve in a thread until the block ends."""
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def nobody_at() -> str:
    """Give an origin on which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"

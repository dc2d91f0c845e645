"""A web server on 127.0.0.1 for a crawler to read, with the habits that it may meet; paths are named after them."""

import threading
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

from samples import encode
from server_life import running


@cache
def picture(seed: int, ending: str = ".jpg", width: int = 128, height: int = 120) -> bytes:
    return encode(np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8), ending)


class Site:
    """Counts requests and notes when they come; `end` lets everything go that hangs.

    served, redirects and statuses: what it answers, by path.
    """

    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.times: list[tuple[str, float]] = []
        self.served: dict[str, tuple[str, bytes]] = {}
        self.redirects: dict[str, str] = {}
        self.statuses: dict[str, int] = {}
        self.end = threading.Event()
        self.address = ""
        self.asked = threading.Condition()

    def page(self, path: str, html: str, kind: str = "text/html; charset=utf-8", charset: str = "utf-8") -> None:
        self.served[path] = kind, html.encode(charset)

    def image(self, path: str, data: bytes, kind: str = "image/jpeg") -> None:
        self.served[path] = kind, data


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = self.site
        with site.asked:
            site.requests[self.path] += 1
            site.times.append((self.path, time.monotonic()))
            site.asked.notify_all()
        # The reader may have left.
        with suppress(ConnectionError):
            place = self.path.partition("?")[0]
            habit = getattr(self, "_" + place.strip("/").partition("/")[0].partition(".")[0].replace("-", "_"), None)
            if self.path in site.served:
                self._send(*site.served[self.path], site.statuses.get(self.path, 200), Retry_After="3600")
            elif self.path in site.redirects:
                self._send("", b"", 302, Location=site.redirects[self.path])
            elif habit:
                habit()
            else:
                self._send("text/html", b"<p>not here</p>", 404)

    def _send(self, kind: str, body: bytes, code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _html(self, html: str) -> None:
        self._send("text/html", html.encode())

    def _calendar(self) -> None:
        month = int(self.path.rpartition("/")[2]) + 1
        self._html(f"<p>{month}<a href='/calendar/{month}'>next</a>")

    def _deeper(self) -> None:
        self._html(f"<p>{len(self.path)}<a href='again/'>relative</a>")

    def _filter(self) -> None:
        number = int(self.path.rpartition("=")[2] or 0)
        links = "".join(f"<a href='/filter?n={number * 30 + one}'>{one}</a>" for one in range(1, 31))
        self._html(f"<p>{number}{links}")

    def _spin(self) -> None:
        self._send("", b"", 302, Location="/spin")

    def _pingpong(self) -> None:
        self._send("", b"", 302, Location="/pingpong?" + "x" * (self.site.requests.total() % 50))

    def _old(self) -> None:
        self._send("", b"", 301, Location="/gallery/1")

    def _away(self) -> None:
        self._send("", b"", 302, Location=self.site.served["/cdn"][1].decode() + "/elsewhere")

    def _fails(self) -> None:
        self._send("text/plain", b"", 500)

    def _busy(self) -> None:
        if self.site.requests[self.path] == 1:
            self._send("text/plain", b"", 503, Retry_After="1")
        else:
            self._html("<img src='/pictures/after-pause.jpg' alt='after the pause'>")

    def _changing(self) -> None:
        self._send("image/jpeg", picture(9000 + self.site.requests[self.path]))

    def _slow(self) -> None:
        self.site.end.wait(0.5)
        self._html("<img src='/pictures/slow.jpg' alt='slow'>")

    def _hangs(self) -> None:
        self.site.end.wait(20)

    def _breaks(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(picture(1)[:500])
        self.close_connection = True

    def _drips(self) -> None:
        self._stream("image/jpeg", b"\xff" * 100, 0.05)

    def _endless(self) -> None:
        self._stream("text/html", b"<p>more" * 10_000, 0.0)

    def _stream(self, kind: str, piece: bytes, pause: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while not self.site.end.wait(pause):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))

    def _bomb(self) -> None:
        packed = zlib.compressobj(wbits=31)
        data = b"".join(packed.compress(bytes(1_000_000)) for _ in range(20)) + packed.flush()
        self._send("text/html", data, Content_Encoding="gzip")

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100

    def handle_error(self, request: object, client_address: object) -> None:
        """A crawler that is killed leaves its connections open: no fault."""


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[Site]:
    """Serve an empty site on a free port."""
    site = Site()
    server = _Server((host, 0), type("Handler", (_Handler,), {"site": site}))
    site.address = f"http://{host}:{server.server_port}"
    with running(server, site.end):
        yield site

"""The life of a server of a test: from a thread of its own to the last of its requests."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import HTTPServer


@contextmanager
def running(server: HTTPServer, end: threading.Event) -> Iterator[None]:
    """Serve until the block ends; `end` lets everything go that hangs."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield
    finally:
        end.set()
        server.shutdown()
        server.server_close()
        thread.join()

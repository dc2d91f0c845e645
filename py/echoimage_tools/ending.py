"""How a command is ended from outside: SIGTERM, of service managers, cron and `kill`, does what Ctrl-C does."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED, TERMINATED, UNREAD = 130, 143, 141
"""Exit codes, as a shell gives them: 128 and the number of SIGINT, SIGTERM, SIGPIPE."""


@contextmanager
def like_ctrl_c() -> Iterator[list[int]]:
    """Let SIGTERM do within what Ctrl-C does; what is given holds its number when it has come.

    Only the main thread can hear of signals; elsewhere everything stays as it is.
    """
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        came.append(number)
        # That of whoever runs now: an event loop, a crawl. The background of a shell, which ignores SIGINT, has none.
        handler = signal.getsignal(signal.SIGINT)
        if not callable(handler):
            raise KeyboardInterrupt
        handler(signal.SIGINT, frame)

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield came
    finally:
        signal.signal(signal.SIGTERM, before)

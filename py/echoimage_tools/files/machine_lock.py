"""A lock for all processes of this user on this machine, whoever started them."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from echoimage_tools.files.lock import take

EVERY = 0.05
"""Seconds between two attempts; what is done under the lock takes one and more."""


@contextmanager
def alone_on_this_machine(what: str) -> Iterator[None]:
    """Wait until no other process does `what`; the system gives the lock back however a process ends."""
    user = getattr(os, "getuid", int)()
    handle = os.open(Path(tempfile.gettempdir(), f"echoimage-{what}-{user}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not take(handle):
            time.sleep(EVERY)
        yield
    finally:
        os.close(handle)

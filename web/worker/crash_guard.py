"""What may end the worker: a picture that takes more memory than there is. The page hears of it before."""

from collections.abc import Iterator
from contextlib import contextmanager

from polyscript import xworker

from echoimage import SourceError
from echoimage.message import message

skipped: set[str] = set()
"""Addresses of pictures with which a worker before this one has died."""


@contextmanager
def decoding(url: str = "") -> Iterator[None]:
    """Report to the page that a picture is being decoded, "" for one that it gave itself. Raises `SourceError`."""
    if url in skipped:
        raise SourceError("crashed", message("error-crashed"))
    xworker.sync.decoding(url, True)
    try:
        yield
    finally:
        xworker.sync.decoding(url, False)

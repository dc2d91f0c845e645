"""What libjpeg complains of while it decodes: kept from standard error, and told to whoever decodes.

The copy of libjpeg inside OpenCV writes its warnings to file descriptor 2, and OpenCV hands none of them on (4.11, in
CPython and in Pyodide alike); nothing else tells that a JPEG was read in part. The descriptor belongs to the whole
process: it is another one for as long as anybody decodes, and what others write to it meanwhile is passed on.
Costs 0.01 ms a picture natively.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Condition

STDERR = 2
_ROOM = 1 << 16
"""Bytes of a pipe on Linux: libjpeg writes one line a picture, and what does not fit is lost, never waited for."""

# The warnings of libjpeg's jerror.h that a decoder can cause.
_WARNING = re.compile(
    rb"(?:Corrupt JPEG data: |Premature end of JPEG file|Inconsistent progression sequence |Invalid SOS parameters |"
    rb"Unknown Adobe color transform |Warning: unknown JFIF revision )[^\n]*\r?\n"
)


@dataclass(slots=True, eq=False)
class Complaints:
    """text: what was said meanwhile. shared: somebody else decoded at the same time, whose it may be."""

    text: str = ""
    shared: bool = False


class _Listener:
    """Those who decode now; the first redirects the descriptor, the last one restores it."""

    def __init__(self) -> None:
        self._turn = Condition()
        self._alone = False
        self._all: list[Complaints] = []
        self._original = self._ear = -1

    def enter(self, alone: bool) -> Complaints:
        with self._turn:
            self._turn.wait_for(lambda: not self._alone)
            self._alone = alone
            self._turn.wait_for(lambda: not (alone and self._all))
            if not self._all:
                self._redirect()
            mine = Complaints()
            self._all.append(mine)
            for one in self._all:
                one.shared = one.shared or len(self._all) > 1
            return mine

    def leave(self, mine: Complaints, alone: bool) -> None:
        with self._turn:
            self._hear()
            self._all.remove(mine)
            if not self._all:
                self._restore()
            self._alone = self._alone and not alone
            self._turn.notify_all()

    def _redirect(self) -> None:
        # A process without standard error has nothing to keep clean, and hears nothing.
        with suppress(OSError):
            self._original = os.dup(STDERR)
            self._ear, mouth = os.pipe()
            os.set_blocking(self._ear, False)
            os.set_blocking(mouth, False)
            os.dup2(mouth, STDERR)
            os.close(mouth)

    def _hear(self) -> None:
        if self._ear < 0:
            return
        said = b""
        with suppress(BlockingIOError):
            said = os.read(self._ear, _ROOM)
        text = b"".join(_WARNING.findall(said)).decode("ascii", "replace")
        for one in self._all:
            one.text += text
        with suppress(OSError):
            os.write(self._original, _WARNING.sub(b"", said))

    def _restore(self) -> None:
        if self._original >= 0:
            os.dup2(self._original, STDERR)
        for descriptor in (self._original, self._ear):
            if descriptor >= 0:
                os.close(descriptor)
        self._original = self._ear = -1


_listener = _Listener()


@contextmanager
def listening(alone: bool = False) -> Iterator[Complaints]:
    """Return what libjpeg says inside of the block, complete at its end; `alone`: nobody else decodes meanwhile."""
    mine = _listener.enter(alone)
    try:
        yield mine
    finally:
        _listener.leave(mine, alone)

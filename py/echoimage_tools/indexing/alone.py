"""One picture in, its record out, here or in a process of its own, which may be ended by what it reads."""

import asyncio
import os
import pickle
import subprocess
import sys
from dataclasses import replace

from echoimage import DecodeError, EchoImageError, Entry, describe
from echoimage.index import record
from echoimage_tools.pillow_decoder import decode_with_pillow

LIMIT = 300.0
"""Seconds that a process of its own has."""


async def described(entry: Entry, data: bytes) -> tuple[str, record.Packed]:
    """Give the file's sha256 and the picture's record. Raises `EchoImageError`."""
    features = await describe(data, decode_with_pillow, indexed=True)
    if entry.sha256:
        # What the database states may be out of date, and readers take it for that of the picture.
        entry = replace(entry, sha256=features.sha256)
    return features.sha256, record.write(entry, features)


async def described_alone(entry: Entry, data: bytes) -> tuple[str, record.Packed]:
    """Do the same in a process of its own, half a second later. Raises `DecodeError` also where that is ended."""
    return await asyncio.to_thread(_ask, pickle.dumps((entry, data)))


def _ask(question: bytes) -> tuple[str, record.Packed]:
    path = os.pathsep.join(filter(None, sys.path))
    # Not multiprocessing: processes of Dask are not allowed to have children of that kind.
    try:
        answer = subprocess.run(
            [sys.executable, "-c", f"from {__name__} import answer; answer()"],
            input=question,
            capture_output=True,
            check=False,
            timeout=LIMIT,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        raise _fatal(f"takes more than {LIMIT:g} seconds") from None
    if answer.returncode:
        raise _fatal(f"ends each process that reads it ({_cause(answer.returncode)})")
    found: tuple[str, record.Packed] | EchoImageError = pickle.loads(answer.stdout)
    if isinstance(found, EchoImageError):
        raise found
    return found


def _fatal(what: str) -> DecodeError:
    return DecodeError("internal", f"it {what} and is left out; please report it, and save the picture anew")


def _cause(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def answer() -> None:
    """Run in the other process: a question on standard input, its answer on standard output."""
    import cv2

    from echoimage.decode import opencv_log

    cv2.setNumThreads(1)
    opencv_log.setLogLevel(0)
    entry, data = pickle.load(sys.stdin.buffer)
    found: tuple[str, record.Packed] | EchoImageError
    try:
        found = asyncio.run(described(entry, data))
    except EchoImageError as error:
        found = error
    sys.stdout.buffer.write(pickle.dumps(found))

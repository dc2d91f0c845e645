"""One picture in, its record out, here or in a process of its own, which may be ended by what it reads."""

import asyncio
import os
import pickle
import subprocess
import sys
from dataclasses import replace

from echoimage import DecodeError, EchoImageError, Entry, describe
from echoimage.errors import in_english
from echoimage.index import record
from echoimage_tools.processes import use_one_core
from echoimage_tools.sources.pillow_decoder import decode_with_pillow

LIMIT = 300.0
"""Seconds that a process of its own has."""


Described = tuple[str, tuple[record.Packed, ...], str]
"""A file's sha256, the records of the picture and its windows, and what of it could not be read, else ""."""


async def described(entry: Entry, data: bytes) -> Described:
    """Return what goes into the index. Raises `EchoImageError`."""
    features = await describe(data, decode_with_pillow, indexed=True)
    if entry.sha256:
        # What the database states may be out of date, and readers take it for that of the picture.
        entry = replace(entry, sha256=features.sha256)
    return features.sha256, record.write_all(entry, features), in_english(features.damage or "")


async def described_in_process(entry: Entry, data: bytes) -> Described:
    """Do the same in an isolated process, half a second later. Raises `DecodeError` also where that is ended."""
    return await asyncio.to_thread(_ask, pickle.dumps((entry, data)))


def _ask(question: bytes) -> Described:
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
    found: Described | EchoImageError = pickle.loads(answer.stdout)
    if isinstance(found, EchoImageError):
        raise found
    return found


def _fatal(what: str) -> DecodeError:
    return DecodeError("internal", f"it {what} and is left out; please report it, and save the picture anew")


def _cause(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def answer() -> None:
    """Run in the other process: a question on standard input, its answer on standard output."""
    use_one_core()
    entry, data = pickle.load(sys.stdin.buffer)
    found: Described | EchoImageError
    try:
        found = asyncio.run(described(entry, data))
    except EchoImageError as error:
        found = error
    sys.stdout.buffer.write(pickle.dumps(found))

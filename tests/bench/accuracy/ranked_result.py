"""What every method gives: the bytes of a query in, hits out."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import echoimage
from echoimage.types import Picture

DEPTH = 10
"""Results asked for; an original that is not among them counts as not found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One image found; a higher `score` is better; `verdict` is empty where a method gives none."""

    path: Path
    score: float
    verdict: str = ""


class Method(Protocol):
    """One way of searching, made for one database."""

    def search(self, query: bytes) -> list[Hit]:
        """Return the best images, at most `DEPTH`, the best first."""
        ...


def read(data: bytes) -> Picture:
    """Decode a file as the search itself does. Raises `DecodeError`."""
    return asyncio.run(echoimage.decode(data))

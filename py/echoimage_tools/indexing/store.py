"""Where a build writes an index: a folder on disk or a bucket, and what both must do."""

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from echoimage.index.store import Store as Files
from echoimage_tools.files import atomic
from echoimage_tools.files.atomic import FileError
from echoimage_tools.sources.base import CollectionBase

REMAINS = "What was done so far is kept, and an index that was there before is as it was"
"""What to tell where a build cannot write."""

_OURS = re.compile(r"(words|details|keypoints|sources)-[0-9a-f]{32}\.zip")


@dataclass(frozen=True, slots=True)
class Lines:
    """A journal: lines that were there, and how another is added, by the key of its task."""

    known: list[str]
    add: Callable[[str, str], None]


class Store(Files, Protocol):
    """The files of an index; it can be sent to other processes. `str()` names it in messages."""

    @property
    def base(self) -> CollectionBase:
        """Where it is."""
        ...

    def delete(self, names: Iterable[str]) -> None:
        """Delete files as far as that can be done."""
        ...

    def locked(self) -> AbstractContextManager[Callable[[], None]]:
        """Keep other builds out; what is given raises `FileError` when another one has come in all the same."""
        ...

    def journal(self) -> AbstractContextManager[Lines]:
        """Open the journal, which is deleted when all went well. Raises `FileError`."""
        ...

    def is_shared(self) -> bool:
        """Return whether this process sees what the builder sees, while that has it locked."""
        ...


def clean(store: Store, kept: set[str]) -> None:
    """Delete files of an index that are not among `kept`."""
    store.delete(name for name in sorted(store.sizes()) if _OURS.fullmatch(name) and name not in kept)


def cannot_write(error: OSError) -> FileError:
    """Return what to tell of an index that cannot be written to."""
    return atomic.cannot_write(error, REMAINS)

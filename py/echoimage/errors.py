"""What can go wrong, with a reason for programs and a text for people.

EchoImageError
  DatabaseError   the document that lists the images cannot be used at all
  DecodeError     these bytes do not become a picture
  SourceError     the bytes of an image could not be had
  IndexFileError  a file of an index cannot be used
"""

from typing import Literal, get_args

Reason = Literal[
    "bad-database",
    "bad-entry",
    "bad-index",
    "newer-version",
    "not-found",
    "http-error",
    "cors",
    "network",
    "timeout",
    "mixed-content",
    "not-an-image",
    "unsupported-format",
    "damaged",
    "too-large",
    "empty",
    "left-out",
    "crashed",
    "internal",
]
REASONS: tuple[Reason, ...] = get_args(Reason)


class EchoImageError(Exception):
    """An expected failure: `reason` is one of `REASONS`, `str()` names the thing and the remedy."""

    def __init__(self, reason: Reason, text: str) -> None:
        super().__init__(text)
        self.reason: Reason = reason

    def __reduce__(self) -> tuple[type["EchoImageError"], tuple[Reason, str]]:
        return type(self), (self.reason, str(self))


class DatabaseError(EchoImageError):
    """The document is not an image database: `bad-database` or `too-large`."""


class DecodeError(EchoImageError):
    """`empty`, `not-an-image`, `unsupported-format`, `damaged` or `too-large`."""


class SourceError(EchoImageError):
    """`not-found`, `http-error`, `cors`, `network`, `timeout`, `mixed-content`, ..."""


class IndexFileError(EchoImageError):
    """A file of an index is `bad-index` (none, or of other parts), `newer-version`, `damaged` or `too-large`."""

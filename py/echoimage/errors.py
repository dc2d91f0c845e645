"""What can go wrong, with a reason for programs and a message for people.

MessageError
  EchoImageError
    DatabaseError   the document that lists the images cannot be used at all
    DecodeError     these bytes do not become a picture
    SourceError     the bytes of an image could not be had
    IndexFileError  a file of an index cannot be used
"""

from typing import Literal, get_args

from echoimage.message import Text

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


def in_english(text: Text) -> str:
    """Return a text in English; where Fluent is missing, as in the browser, its key and values."""
    if isinstance(text, str):
        return text
    try:
        from echoimage.english import say

        return say(text)
    except ImportError:
        return f"{text.key} {text.values}" if text.values else text.key


class MessageError(Exception):
    """An expected failure: `message` names the thing and the remedy, and `str()` tells it in English."""

    def __init__(self, message: Text) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return in_english(self.message)


class EchoImageError(MessageError):
    """An expected failure: `reason` is one of `REASONS`. Programs that speak English alone may give a plain text."""

    def __init__(self, reason: Reason, message: Text) -> None:
        super().__init__(message)
        self.reason: Reason = reason

    def __reduce__(self) -> tuple[type["EchoImageError"], tuple[Reason, Text]]:
        return type(self), (self.reason, self.message)


class DatabaseError(EchoImageError):
    """The document is not an image database: `bad-database` or `too-large`."""


class DecodeError(EchoImageError):
    """`empty`, `not-an-image`, `unsupported-format`, `damaged` or `too-large`."""


class SourceError(EchoImageError):
    """`not-found`, `http-error`, `cors`, `network`, `timeout`, `mixed-content`, ..."""


class IndexFileError(EchoImageError):
    """A file of an index is `bad-index` (none, or of other parts), `newer-version`, `damaged` or `too-large`."""

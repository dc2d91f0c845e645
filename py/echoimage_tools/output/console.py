"""Lines for people: whatever a file name says goes in, text that no terminal takes for a command comes out."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TextIO

_COLOURED = re.compile(r"\x1b\[[0-9]*m")
_silent = False


class Colour(StrEnum):
    """What `coloured` takes: parameters of SGR (ECMA-48, 8.3.117) that look right on light and dark alike."""

    COPY = "32"
    RELATED = "33"
    COMPLAINT = "31"


def plain(text: str) -> str:
    """Write out what is not printable, as Python does: line breaks, escape sequences, bytes that are not UTF-8."""
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    # Screenshots of macOS have a narrow no-break space in their names.
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    text = _COLOURED.sub("", text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def padded(text: str, width: int) -> str:
    """Fill a text up to a number of columns."""
    return text + " " * (width - columns(text))


def coloured(text: str, colour: Colour) -> str:
    """Return a text that `write` shows in a colour where that can be seen."""
    return f"\x1b[{colour}m{text}\x1b[0m"


def shows_colours(stream: TextIO) -> bool:
    """Return whether somebody sees the colours, and did not ask for none (https://no-color.org)."""
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    # The older console of Windows shows the sequences themselves.
    return sys.platform != "win32" or "WT_SESSION" in os.environ


def write(stream: TextIO, line: str) -> None:
    """Write a line at once; what the stream's encoding lacks is written out, and colours go where nobody sees them."""
    encoding = stream.encoding or "utf-8"
    shown = line if shows_colours(stream) else _COLOURED.sub("", line)
    stream.write(shown.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()


def say(line: str) -> None:
    """Write a line for people to standard output, unless they want none."""
    if not _silent:
        write(sys.stdout, line)


def is_silent() -> bool:
    """Return whether people want no lines and no progress."""
    return _silent


@contextmanager
def silent(on: bool) -> Iterator[None]:
    """Say nothing within, where it is `on`; complaints and what programs read is written all the same."""
    global _silent  # noqa: PLW0603 - one command runs at a time, and all that it calls may have something to say
    before, _silent = _silent, _silent or on
    try:
        yield
    finally:
        _silent = before


def complain_of(stream: TextIO, name: str, text: str) -> None:
    """Write what is wrong with a file or an address, after the program's name."""
    said = plain(text if text.startswith(name) else f"{name}: {text}")
    write(stream, f"{coloured('echoimage:', Colour.COMPLAINT)} {said}")

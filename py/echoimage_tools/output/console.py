"""Lines for people: whatever a file name says goes in, text that no terminal takes for a command comes out."""

import unicodedata
from typing import TextIO


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
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def padded(text: str, width: int) -> str:
    """Fill a text up to a number of columns."""
    return text + " " * (width - columns(text))


def write(stream: TextIO, line: str) -> None:
    """Write a line at once; what the stream's encoding lacks is written out."""
    encoding = stream.encoding or "utf-8"
    stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()


def complain_of(stream: TextIO, name: str, text: str) -> None:
    """Write what is wrong with a file or an address, after the program's name."""
    write(stream, plain(f"echoimage: {text if text.startswith(name) else f'{name}: {text}'}"))

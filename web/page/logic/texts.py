"""Texts by key, in the language of the page: `locales/` has them, Project Fluent tells them (page/language.mjs)."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Teller = Callable[[str, Mapping[str, object]], str]


class _Language:
    teller: "Teller"
    upper: "Callable[[str], str]"


def speak(teller: "Teller", upper: "Callable[[str], str]") -> None:
    """Have all texts told by this function of a key and its values; it raises KeyError for what is missing.

    upper: makes capitals, which MicroPython does of a to z alone.
    """
    _Language.teller = teller
    _Language.upper = upper


def text(key: str, **values: object) -> str:
    """Return the text of a key with the values in their places; a number `n` chooses the form of the word."""
    return _Language.teller(key, values)


def told(message: "Mapping[str, object] | str") -> str:
    """Return the text of a message of the worker, {"key": ..., "values": {...}}, whose values may be messages."""
    if isinstance(message, str):
        return message
    values = message["values"]
    return _Language.teller(
        message["key"],  # type: ignore[arg-type]
        {name: told(value) if isinstance(value, dict) else value for name, value in values.items()},  # type: ignore
    )


def joined(words: "list[str]") -> str:
    """Return a list in one line; "" of none."""
    return _folded("list-join", words)


def clauses(parts: "list[str]") -> str:
    """Return parts of a sentence that stand apart; "" of none."""
    return _folded("clause-join", parts)


def sentences(said: "list[str]") -> str:
    """Return sentences in one line; "" of none."""
    return _folded("sentence-join", said)


def capitalized(line: str) -> str:
    """Return a line that begins with a capital."""
    return _Language.upper(line[:1]) + line[1:]


def without_stop(sentence: str) -> str:
    """Return a sentence without its full stop, for a title."""
    return sentence.rstrip(".。")


def _folded(key: str, parts: "list[str]") -> str:
    line = ""
    for part in parts:
        line = text(key, first=line, next=part) if line else part
    return line

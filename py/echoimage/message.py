"""What is to be told: the key of a text in `locales/`, and the values of its places."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A text without its language; a value may be a message itself. `english.say` tells it, and so does the page."""

    key: str
    values: "Mapping[str, Value]"

    def __hash__(self) -> int:
        return hash(self.key)


Value = str | int | float | Message

Text = Message | str
"""What programs that speak English alone may say themselves."""


def message(key: str, /, **values: Value) -> Message:
    """Return the message with these values."""
    return Message(key, values)


def plain(text: Text | None) -> object:
    """Return a text as it crosses to the page: {"key": …, "values": {…}}, likewise within the values; "" for none."""
    if isinstance(text, Message):
        values = {name: plain(value) if isinstance(value, Message) else value for name, value in text.values.items()}
        return {"key": text.key, "values": values}
    return text or ""

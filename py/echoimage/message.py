"""What is to be told: the key of a text in `locales/`, and the values of its places."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A text without its language; a value may be a message itself. `english.say` tells it, and so does the page."""

    key: str
    values: "Mapping[str, Value]"

    def as_json(self) -> dict[str, object]:
        """Return it as it crosses to the page: {"key": …, "values": {…}}; so do messages among the values."""
        values = {name: value.as_json() if isinstance(value, Message) else value for name, value in self.values.items()}
        return {"key": self.key, "values": values}


Value = str | int | float | Message


def message(key: str, **values: Value) -> Message:
    """Return the message with these values."""
    return Message(key, values)

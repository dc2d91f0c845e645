"""Values of a file that others wrote, checked before they are used."""

import re

from echoimage.errors import MessageError
from echoimage.message import Value, message

_DIGITS = re.compile(r"[0-9a-f]{32}")


class WrongError(MessageError):
    """A value is not as it should be; the message names it."""


def require(right: object, key: str, /, **values: Value) -> None:
    """Raise `WrongError` with this message unless `right`."""
    if not right:
        raise WrongError(message(key, **values))


def a_list(value: object, name: str) -> list[object]:
    """Return a value that is a list, called `name` in messages. Raises `WrongError`."""
    if not isinstance(value, list):
        raise WrongError(message("error-wrong-list", name=name))
    return value


def numbers(value: object, count: int) -> list[int]:
    """Return a list of `count` whole numbers. Raises `WrongError`."""
    found = [whole(one) for one in value] if isinstance(value, list) else []
    given = [one for one in found if one is not None]
    if len(found) != count or len(given) != count:
        raise WrongError(message("error-wrong-number"))
    return given


def whole(value: object) -> int | None:
    """Return a whole number from 0 to 2**53, None for everything else; numbers of JSON come as floats."""
    if isinstance(value, float | int) and not isinstance(value, bool) and 0 <= value < 2**53 and value == int(value):
        return int(value)
    return None


def is_digits(value: object) -> bool:
    """Return whether a value is what names a file: 32 hexadecimal digits."""
    return isinstance(value, str) and _DIGITS.fullmatch(value) is not None

"""Values that others wrote, looked at before they are used."""

import re

_DIGITS = re.compile(r"[0-9a-f]{32}")


class WrongError(Exception):
    """The text says what is not as it should be."""


def require(right: object, why: str) -> None:
    """Raise `WrongError` unless it is right."""
    if not right:
        raise WrongError(why)


def a_list(value: object, name: str) -> list[object]:
    """Return a list. Raises `WrongError`."""
    if not isinstance(value, list):
        raise WrongError(f'"{name}" is no list')
    return value


def numbers(value: object, count: int) -> list[int]:
    """Return so many whole numbers. Raises `WrongError`."""
    found = [whole(one) for one in value] if isinstance(value, list) else []
    given = [one for one in found if one is not None]
    if len(found) != count or len(given) != count:
        raise WrongError("a number is missing")
    return given


def whole(value: object) -> int | None:
    """Return a whole number from 0 to 2**53, None for everything else; numbers of JSON come as floats."""
    if isinstance(value, float | int) and not isinstance(value, bool) and 0 <= value < 2**53 and value == int(value):
        return int(value)
    return None


def is_digits(value: object) -> bool:
    """Return whether it is what names a file: 32 hexadecimal digits."""
    return isinstance(value, str) and _DIGITS.fullmatch(value) is not None

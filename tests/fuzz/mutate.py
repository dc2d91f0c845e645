"""Bytes in, other bytes out: the changes that any document can suffer."""

from collections.abc import Callable, Sequence
from random import Random

from fuzz.values import TEXTS, number

Mutate = Callable[[Random, bytes, Sequence[bytes]], bytes]
"""Changes a document; the valid ones of its kind are there to splice with."""

LONGEST = 200_000
"""Bytes of a mutated document, so that doubling ends somewhere."""


def any_bytes(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Apply one change that knows nothing of the format."""
    return dice.choice(CHANGES)(dice, data, others)[:LONGEST]


def _flip(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _bit in range(dice.choice((1, 1, 1, 2, 8)) if data else 0):
        changed[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def _number(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Overwrite a field by a number at an edge."""
    width, order = dice.choice((1, 2, 3, 4, 8)), dice.choice(("little", "big"))
    at = dice.randrange(max(1, len(data) - width + 1))
    value = number(dice) & (1 << 8 * width) - 1
    return data[:at] + value.to_bytes(width, "big" if order == "big" else "little") + data[at + width :]


def _count(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Make a byte a little more or less, as lengths and offsets are wrong by one."""
    if not data:
        return b"\0"
    changed = bytearray(data)
    at = dice.randrange(len(data))
    changed[at] = (changed[at] + dice.choice((-2, -1, 1, 2))) & 255
    return bytes(changed)


def _cut(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _delete(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + data[at + dice.choice((1, 2, 4, 8, 16, 100, 1000)) :]


def _double(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at, length = dice.randrange(len(data) + 1), dice.choice((1, 4, 16, 100, 1000))
    return data[: at + length] + data[at : at + length] * dice.choice((1, 1, 2, 30)) + data[at + length :]


def _insert(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    at = dice.randrange(len(data) + 1)
    text = dice.choice(TEXTS).encode("utf-8", "surrogatepass")
    new = dice.choice((dice.randbytes(dice.choice((1, 2, 4, 16))), bytes(dice.choice((1, 8, 300))), text))
    return data[:at] + new + data[at:]


def _splice(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = dice.choice(others)
    begin = dice.randrange(len(other) + 1)
    return data[: dice.randrange(len(data) + 1)] + other[begin:]


def _move(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Put a piece of the document over another place of it."""
    begin, length = dice.randrange(len(data) + 1), dice.choice((2, 4, 8, 12, 32))
    at = dice.randrange(len(data) + 1)
    piece = data[begin : begin + length]
    return data[:at] + piece + data[at + len(piece) :]


CHANGES: tuple[Mutate, ...] = (_flip, _flip, _number, _number, _count, _cut, _delete, _double, _insert, _splice, _move)

"""Changes that keep a document's outer layers valid, so that the inner ones are reached: JSON, PNG chunks, deflate."""

import json
import struct
import zlib
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from fuzz.mutate import LONGEST, any_bytes
from fuzz.values import LITERALS, TEXTS, number

HOLE = "\x01hole\x01"
"""Stands in a document where a literal goes that Python's own writer would not write."""

ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "latin-1")
DIGITS = 19
INFLATED = 300_000
PNG = b"\x89PNG\r\n\x1a\n"
WORDS_HEAD = struct.Struct("<II")
RECORD_HEAD, RECORD_ENTRY = 68, 22
"""Bytes of a record's head, and where in it the length of the entry stands (docs/format.md)."""

SIGNATURE = 8
"""Bytes before the first chunk of a PNG."""


def json_value(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change one value of a JSON document, or how it is written."""
    try:
        document = json.loads(data, parse_int=lambda digits: int(digits) if len(digits) < DIGITS else float(digits))
    except (ValueError, RecursionError):
        return any_bytes(dice, data, others)
    literal = dice.choice(LITERALS)
    changed = _changed(dice, document, HOLE)
    if dice.random() < 0.5:
        text = json.dumps(changed, ensure_ascii=dice.random() < 0.5)
    else:
        text = json.dumps(changed, indent=dice.choice((None, 1)))
    text = text.replace(json.dumps(HOLE), literal)
    encoding = dice.choice(ENCODINGS)
    return text.encode(encoding, "replace" if encoding == "latin-1" else "surrogatepass")


def _changed(dice: Random, value: Any, hole: str) -> Any:
    """Walk down by chance, and change what is there."""
    if isinstance(value, dict) and value and dice.random() < 0.85:
        key = dice.choice(list(value))
        deed = dice.random()
        if deed < 0.06:
            return {name: one for name, one in value.items() if name != key}
        if deed < 0.12:
            return {(dice.choice(TEXTS) if name == key else name): one for name, one in value.items()}
        return {**value, key: _changed(dice, value[key], hole)}
    if isinstance(value, list) and value and dice.random() < 0.9:
        at = dice.randrange(len(value))
        deed = dice.random()
        if deed < 0.08:
            return value[:at] + value[at + 1 :]
        if deed < 0.16:
            return value[:at] + [value[at]] * dice.choice((2, 3, 50)) + value[at + 1 :]
        return [*value[:at], _changed(dice, value[at], hole), *value[at + 1 :]]
    return _other(dice, value, hole)


def _other(dice: Random, value: Any, hole: str) -> Any:
    deed = dice.random()
    if isinstance(value, str) and deed < 0.6:
        return text(dice, value)
    if isinstance(value, int | float) and deed < 0.7:
        return dice.choice((value + 1, value - 1, -value, number(dice), value * 2, value + 0.5))
    return hole


def text(dice: Random, value: str) -> str:
    """Change a text."""
    at, new = dice.randrange(len(value) + 1), dice.choice(TEXTS)
    return dice.choice((new, value[:at] + new + value[at:], value[:at], value[at:], value * 2, value.swapcase()))


def png_chunks(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change one chunk of a PNG, or their order; the sums are right again afterwards."""
    chunks = _chunks(data)
    if not chunks:
        return any_bytes(dice, data, others)
    at = dice.randrange(len(chunks))
    kind, body = chunks[at]
    deed = dice.random()
    if deed < 0.1:
        del chunks[at]
    elif deed < 0.2:
        chunks.insert(dice.randrange(len(chunks) + 1), chunks[at])
    elif deed < 0.3:
        chunks.insert(at, dice.choice(_chunks(dice.choice(others)) or chunks))
    elif deed < 0.35:
        chunks[at] = dice.choice((b"IDAT", b"PLTE", b"tRNS", b"IHDR", b"IEND", b"eXIf", b"acTL", b"fdAT")), body
    elif kind == b"IDAT" and deed < 0.9:
        chunks[at] = kind, inside_zlib(dice, body, others)
    else:
        chunks[at] = kind, any_bytes(dice, body, others)
    return data[:SIGNATURE] + b"".join(_chunk(*one) for one in chunks)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], SIGNATURE
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        found.append((kind, data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def inside_zlib(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change what a zlib stream holds; a stream that is none is changed itself."""
    return _inside(dice, data, others, zlib.MAX_WBITS, any_bytes)


def inside_deflate(change: Callable[[Random, bytes, Sequence[bytes]], bytes]) -> Callable[..., bytes]:
    """Make the same change to what raw deflate holds."""
    return lambda dice, data, others: _inside(dice, data, others, -zlib.MAX_WBITS, change)


def _inside(
    dice: Random,
    data: bytes,
    others: Sequence[bytes],
    bits: int,
    change: Callable[[Random, bytes, Sequence[bytes]], bytes],
) -> bytes:
    try:
        contents = zlib.decompressobj(bits).decompress(data, INFLATED)
    except zlib.error:
        return any_bytes(dice, data, others)
    packer = zlib.compressobj(1, zlib.DEFLATED, bits)
    return packer.compress(change(dice, contents, [contents])) + packer.flush()


def packed(contents: bytes) -> tuple[bytes, int, int]:
    """Compress contents by raw deflate; return the data, the length and the CRC-32 of the contents."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(contents) + packer.flush(), len(contents), zlib.crc32(contents)


def utf8_text(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change a text, or the bytes it is written in."""
    if dice.random() < 0.2:
        return any_bytes(dice, data, others)
    return text(dice, data.decode("utf-8", "replace")).encode("utf-8", "surrogatepass")[:LONGEST]


def words_parts(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change counts or postings of a framed words file (`documents.words_files`), lengths kept right."""
    if len(data) < WORDS_HEAD.size:
        return any_bytes(dice, data, others)
    images, length = WORDS_HEAD.unpack_from(data)
    counts, lists = data[WORDS_HEAD.size : WORDS_HEAD.size + length], data[WORDS_HEAD.size + length :]
    deed = dice.random()
    if deed < 0.5:
        counts = _inside(dice, counts, others, -zlib.MAX_WBITS, moved_count)
    elif deed < 0.9:
        lists = same_length(dice, lists, others)
    else:
        images = number(dice) & 0xFFFFFFFF
    return WORDS_HEAD.pack(images, len(counts)) + counts + lists


def moved_count(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Take from one number what another one gets, so that the sum stays."""
    if dice.random() < 0.3 or len(data) < 8:
        return any_bytes(dice, data, others)
    changed = bytearray(data)
    places = [4 * dice.randrange(len(data) // 4) for _ in range(2)]
    by = number(dice)
    for at, sign in zip(places, (1, -1), strict=True):
        (value,) = struct.unpack_from("<I", changed, at)
        struct.pack_into("<I", changed, at, (value + sign * by) & 0xFFFFFFFF)
    return bytes(changed)


def same_length(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change bytes, and cut or fill up to the length there was."""
    return any_bytes(dice, data, others)[: len(data)].ljust(len(data), b"\xff")


def record_parts(dice: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Change the head of a record, its entry, its columns or its thumbnail, the lengths in the head kept right."""
    if len(data) < RECORD_HEAD:
        return any_bytes(dice, data, others)
    (length,) = struct.unpack_from("<H", data, RECORD_ENTRY)
    head, entry, rest = data[:RECORD_HEAD], data[RECORD_HEAD : RECORD_HEAD + length], data[RECORD_HEAD + length :]
    deed = dice.random()
    if deed < 0.3:
        return same_length(dice, head, others) + entry + rest
    if deed < 0.5:
        entry = json_value(dice, entry, others)[:0xFFFF]
        head = head[:RECORD_ENTRY] + struct.pack("<H", len(entry)) + head[RECORD_ENTRY + 2 :]
        return head + entry + rest
    at = rest.find(PNG)
    if at >= 0 and deed < 0.7:
        return head + entry + rest[:at] + png_chunks(dice, rest[at:], [rest[at:]])
    end = at if at >= 0 else len(rest)
    return head + entry + same_length(dice, rest[:end], others) + rest[end:]

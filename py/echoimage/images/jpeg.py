"""A damaged JPEG in, what of it can be read out; where the data end, the decoder itself is asked.

A decoder that runs out of data in one scan says so, whatever height the header claims: the largest height at which it
does not is what can be read. Of several scans (progressive: coarse first, then finer) those are left out with which it
complains. ITU-T T.81, sections B.1 and B.2.

Of 144 photographs of which 64 bytes were missing or overwritten by zeros, ones or noise (one scan, with and without
restarts, and progressive), 126 were noticed, of 512 bytes 140, of 4,096 bytes 143. The others decode to as many blocks
as the whole file, some of them wrong, and only an entropy decoder of our own could see more.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from struct import error, pack_into, unpack_from

from echoimage.images.salvage import IN_PART, Salvage
from echoimage.message import message

END = b"\xff\xd9"
MAX_STEPS = 20_000
"""Segments that are looked at."""

Try = Callable[[bytes], str | None]
"""Decodes a file and returns what the decoder complained of, None where it gave no picture."""

_OUT_OF_DATA = "premature end"
_COMPLAINT = re.compile(r"Corrupt JPEG data: (?:(\d+) extraneous bytes before marker 0x(\w\w))?|Premature|Inconsistent")
# What ends entropy-coded data: not a stuffed zero, a restart, or a byte that fills.
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# What may follow a scan: tables, the next scan, the end, a restart interval, applications' data, a comment.
_BETWEEN = frozenset({0xC4, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xFE, *range(0xE0, 0xF0)})
_ZEROS = bytes(48)
"""Blocks full of the smallest coefficient, unless zero bits end a block: then they are a flat place."""
_PADDING = 8
"""Bytes beyond those needed that the decoder wants to see before it gives the last block, and that writers leave."""


@dataclass(slots=True)
class _Layout:
    """height_at: place of the two bytes. tall: pixels of a row of blocks. samples: of all components, for each pixel.
    flat: zero bits may stand for flat places.

    start: of the first scan's data. ends: of each scan's data, in order.
    """

    height_at: int = 0
    height: int = 0
    width: int = 0
    tall: int = 8
    components: int = 0
    samples: float = 0
    in_first: int = 0
    progressive: bool = False
    flat: bool = True
    start: int = 0
    ends: list[int] = field(default_factory=list)

    @property
    def one_scan(self) -> bool:
        """Whether all that belongs to a row of blocks stands together."""
        return not self.progressive and self.in_first == self.components


def held(data: bytes) -> int:
    """Return how many bytes of coefficients a decoder holds: of one scan none, of several two for each sample."""
    layout = _layout(data)
    return 0 if layout is None or layout.one_scan else round(2 * layout.samples * layout.width * layout.height)


def is_damage(complaints: str, data: bytes) -> bool:
    """Return whether what the decoder said means that pixels are missing or wrong."""
    found = _COMPLAINT.search(complaints)
    if found is None:
        return False
    surplus, marker = found.groups()
    if surplus is None or int(marker, 16) not in _BETWEEN:
        return True
    # Cameras leave some bytes before a marker, and fill up to the size of a block.
    before = data[: data.rfind(END)]
    fill = len(before) - len(before.rstrip(before[-1:]))
    return int(surplus) > _PADDING + fill


def has_gap(data: bytes) -> bool:
    """Return whether a part was overwritten by zeros, of which the decoder makes blocks without complaint."""
    if _ZEROS not in data:  # 0.4 ms a megabyte
        return False
    layout = _layout(data)
    if layout is None:
        return False
    zeros = _gap(data, layout)
    return zeros >= 0 and bool(data[zeros : layout.ends[0]].strip(b"\0"))


def _gap(data: bytes, layout: _Layout) -> int:
    """Return where the scan's data become zeros that no encoder writes, else -1."""
    return -1 if layout.flat or not layout.one_scan else data.find(_ZEROS, layout.start, layout.ends[0])


def salvage(data: bytes, attempt: Try, complained: bool) -> Salvage | None:
    """Return what can be read of a file that the decoder refused, or `complained` of; None for nothing."""
    layout = _layout(data)
    if layout is None:
        return None
    if layout.one_scan:
        return _upper_rows(data, layout, attempt, complained)
    return _whole_scans(data, layout, attempt, complained)


def _upper_rows(data: bytes, layout: _Layout, attempt: Try, complained: bool) -> Salvage | None:
    zeros = _gap(data, layout)
    head = data[: layout.ends[0] if zeros < 0 else zeros]
    if zeros < 0 and attempt(head + END) == "":
        return Salvage(head + END, layout.height, IN_PART if complained else None)
    # Without an end mark the decoder waits for more instead of making the rest up, and gives nothing.
    padded = head + bytes(_PADDING)
    rows = _most_rows(layout, lambda rows: attempt(_with_height(padded, layout, rows)) is not None)
    return Salvage(_with_height(padded, layout, rows), rows, IN_PART if rows == layout.height else None)


def _whole_scans(data: bytes, layout: _Layout, attempt: Try, complained: bool) -> Salvage | None:
    files = [data[:end] + END for end in layout.ends]
    silent = next((number for number in range(len(files), 0, -1) if attempt(files[number - 1]) == ""), 0)
    if silent:
        note = None if silent == len(files) and not complained else message("error-damage-finer")
        return Salvage(files[silent - 1], layout.height, note)

    def enough(rows: int) -> bool:
        said = attempt(_with_height(files[0], layout, rows))
        return said is not None and _OUT_OF_DATA not in said

    rows = _most_rows(layout, enough)
    return Salvage(_with_height(files[0], layout, rows), rows, IN_PART if rows == layout.height else None)


def _most_rows(layout: _Layout, enough: Callable[[int], bool]) -> int:
    """Return the most rows of pixels, 0 or more, for which there are enough data, in whole rows of blocks."""
    low, high = 0, -(-layout.height // layout.tall)
    while low < high:
        middle = (low + high + 1) // 2
        if enough(min(middle * layout.tall, layout.height)):
            low = middle
        else:
            high = middle - 1
    return min(low * layout.tall, layout.height)


def _with_height(data: bytes, layout: _Layout, rows: int) -> bytes:
    changed = bytearray(data)
    pack_into(">H", changed, layout.height_at, rows)
    return bytes(changed)


def _layout(data: bytes) -> _Layout | None:
    """Return where the parts of a file are; None where no scan begins."""
    layout, at = _Layout(), 2
    try:
        for _ in range(MAX_STEPS):
            at = data.find(b"\xff", at) + 1
            if at == 0 or data[at] == 0xD9 or (layout.ends and data[at] not in _BETWEEN):
                break
            if data[at] in (0x00, 0xFF) or 0xD0 <= data[at] <= 0xD8:
                at += data[at] != 0xFF
                continue
            after = at + 1 + max(2, unpack_from(">H", data, at + 1)[0])
            if data[at] in _FRAMES and not layout.height_at:
                _read_frame(data, at, layout)
            elif data[at] == 0xC4:
                _read_tables(data[at + 3 : after], layout)
            elif data[at] == 0xDA:
                layout.in_first = layout.in_first or data[at + 3]
                layout.start = layout.start or after
                found = _MARKER.search(data, after)
                after = found.start() if found else len(data)
                layout.ends.append(after)
            at = after
    except (error, IndexError):
        pass  # what was cut ends anywhere
    return layout if layout.ends and layout.height else None


def _read_frame(data: bytes, at: int, layout: _Layout) -> None:
    layout.height_at = at + 4
    layout.height, layout.width = unpack_from(">HH", data, at + 4)
    layout.components = data[at + 8]
    samplings = [divmod(data[at + 10 + 3 * number], 16) for number in range(layout.components)]
    widest, tallest = (max([1, *side]) for side in ((one for one, _ in samplings), (one for _, one in samplings)))
    layout.samples = sum(wide * tall for wide, tall in samplings) / (widest * tallest)
    # A scan of one component has blocks of 8 x 8, however it is sampled.
    layout.tall = 8 * tallest if layout.components > 1 else 8
    layout.progressive = data[at] not in (0xC0, 0xC1)


def _read_tables(tables: bytes, layout: _Layout) -> None:
    """Take the symbol that zero bits stand for, of the first table for what is not the mean: 0 ends a block."""
    while len(tables) > 17:
        if tables[0] == 0x10:
            layout.flat = tables[17] == 0
        tables = tables[17 + sum(tables[1:17]) :]

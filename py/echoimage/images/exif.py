"""The tag directory that TIFF files and EXIF blocks share: bytes in, numbers of the first one out.

TIFF 6.0 (1992), section 2; BigTIFF has wider counts and offsets.
"""

from collections.abc import Iterator
from struct import Struct, error

ORIENTATION = 274
MAX_TAGS = 512
"""Tags read. Cameras write some 40 into the first directory; a hostile file claims 65,535."""

_WHOLE = {1: "B", 3: "H", 4: "I", 7: "B", 13: "I", 16: "Q"}
MAX_VALUES = 1_000_000
"""Values of one tag that are read."""


def read_tags(data: bytes) -> dict[int, int]:
    """Return the first value of each integer tag of the first directory; {} if there is none.

    Of a tag that stands there twice the first counts, as in libtiff, or a picture could be larger than it says here.
    `data` begins with the byte-order mark "II" or "MM".
    """
    found = [(name, whole.unpack_from(data, place)[0]) for name, whole, place, _ in _directory(data)]
    return dict(reversed(found))


def all_values(data: bytes, tag: int) -> list[int]:
    """Return all values of an integer tag of the first directory, [] where it is not there or not whole."""
    for name, whole, place, count in _directory(data):
        if name == tag:
            end = place + count * whole.size
            return [one[0] for one in whole.iter_unpack(data[place:end])] if end <= len(data) else []
    return []


Tag = tuple[int, Struct, int, int]
"""Its number, how one value is written, where the first one stands, and how many there are."""


def _directory(data: bytes) -> list[Tag]:
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        return []
    try:
        return list(_tags(data, order))
    except (error, IndexError, OverflowError):
        return []


def _tags(data: bytes, order: str) -> Iterator[Tag]:
    (version,) = Struct(order + "H").unpack_from(data, 2)
    if version == 42:
        head, count, width, inline = Struct(order + "I"), Struct(order + "H"), 12, 8
        (offset,) = head.unpack_from(data, 4)
    elif version == 43:
        head, count, width, inline = Struct(order + "Q"), Struct(order + "Q"), 20, 12
        (offset,) = head.unpack_from(data, 8)
    else:
        return
    (number,) = count.unpack_from(data, offset)
    tag = Struct(order + "HH")
    first = offset + count.size
    for entry in range(first, first + width * min(number, MAX_TAGS), width):
        if entry + width > len(data):
            return
        name, kind = tag.unpack_from(data, entry)
        code = _WHOLE.get(kind)
        if code:
            (values,) = head.unpack_from(data, entry + 4)
            whole = Struct(order + code)
            place = entry + inline
            if values * whole.size > head.size:
                place = head.unpack_from(data, place)[0]
            if values and place + whole.size <= len(data):
                yield name, whole, place, min(values, MAX_VALUES)


def orientation(data: bytes) -> int:
    """Return the orientation 1 to 8 of an EXIF block or TIFF file; 1 if it says nothing."""
    value = read_tags(data).get(ORIENTATION, 1)
    return value if 1 <= value <= 8 else 1

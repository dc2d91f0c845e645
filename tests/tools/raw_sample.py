"""A camera RAW made in code: the smallest DNG that LibRaw develops (Adobe, DNG 1.4)."""

from struct import pack

import cv2
import numpy as np

FROM_XYZ = (32406, -15372, -4986, -9689, 18758, 415, 557, -2040, 10570)
"""XYZ to linear sRGB (IEC 61966-2-1), in ten thousandths: the sensor's colours are those of the picture."""

BYTE, TEXT, SHORT, LONG, RATIO, SIGNED = 1, 2, 3, 4, 5, 10
STRIP, SUB = 273, 330
Tag = tuple[int, int, int, bytes]


def dng(picture: np.ndarray, preview: bytes = b"", turn: int = 1) -> bytes:
    """The mosaic that a sensor without colour cast would have seen of a picture, uint8 (h, w, 3), blue first.

    preview: a JPEG of the same size. turn: the EXIF orientation.
    """
    height, width = picture.shape[:2]
    # Linear light, which LibRaw gives the curve of Rec. 709.
    light = (np.power(picture / 255, 2.2) * 16383).astype("<u2")
    mosaic = light[..., 1].copy()
    mosaic[::2, ::2], mosaic[1::2, 1::2] = light[::2, ::2, 2], light[1::2, 1::2, 0]
    sensor = [
        *_pixels(width, height, mosaic.nbytes, kind=0, compression=1, photometric=32803, bits=(16,)),
        (33421, SHORT, 2, pack("<HH", 2, 2)),
        (33422, BYTE, 4, bytes([0, 1, 1, 2])),
        (50717, LONG, 1, pack("<I", 16383)),
    ]
    camera = [
        (271, TEXT, 5, b"Test\0"),
        (272, TEXT, 7, b"Camera\0"),
        (274, SHORT, 1, pack("<H", turn)),
        (50706, BYTE, 4, bytes([1, 4, 0, 0])),
        (50708, TEXT, 12, b"Test Camera\0"),
        (50721, SIGNED, 9, b"".join(pack("<ii", value, 10_000) for value in FROM_XYZ)),
        (50728, RATIO, 3, 3 * pack("<II", 1, 1)),
        (50778, SHORT, 1, pack("<H", 21)),
    ]
    head = b"II*\0" + pack("<I", 8)
    if not preview:
        return head + _directory(8, [*sensor, *camera], mosaic.tobytes())
    shown = _pixels(width, height, len(preview), kind=1, compression=7, photometric=6, bits=(8, 8, 8))
    first = _directory(8, [*shown, *camera, (SUB, LONG, 1, bytes(4))], preview)
    at = 8 + len(first)
    first = _directory(8, [*shown, *camera, (SUB, LONG, 1, pack("<I", at))], preview)
    return head + first + _directory(at, sensor, mosaic.tobytes())


def grey(picture: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(float)


def _pixels(
    width: int, height: int, size: int, *, kind: int, compression: int, photometric: int, bits: tuple[int, ...]
) -> list[Tag]:
    return [
        (254, LONG, 1, pack("<I", kind)),
        (256, LONG, 1, pack("<I", width)),
        (257, LONG, 1, pack("<I", height)),
        (258, SHORT, len(bits), pack(f"<{len(bits)}H", *bits)),
        (259, SHORT, 1, pack("<H", compression)),
        (262, SHORT, 1, pack("<H", photometric)),
        (STRIP, LONG, 1, b""),
        (277, SHORT, 1, pack("<H", len(bits))),
        (278, LONG, 1, pack("<I", height)),
        (279, LONG, 1, pack("<I", size)),
    ]


def _directory(at: int, tags: list[Tag], strip: bytes) -> bytes:
    """A directory of tags that begins at an offset of the file, with what its tags and its strip hold behind it."""
    start = at + 2 + 12 * len(tags) + 4
    more = b""
    entries = []
    for tag, kind, count, data in sorted(tags):
        if len(data) > 4:
            entries.append((tag, kind, count, pack("<I", start + len(more))))
            more += data + bytes(len(data) % 2)
        else:
            entries.append((tag, kind, count, data.ljust(4, b"\0")))
    place = pack("<I", start + len(more))
    written = [pack("<HHI", *entry[:3]) + (place if entry[0] == STRIP else entry[3]) for entry in entries]
    return pack("<H", len(tags)) + b"".join(written) + bytes(4) + more + strip

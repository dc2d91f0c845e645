"""A camera RAW made in code: the smallest DNG that LibRaw develops (Adobe, DNG 1.4)."""

from struct import pack

import cv2
import numpy as np

FROM_XYZ = (32406, -15372, -4986, -9689, 18758, 415, 557, -2040, 10570)
"""XYZ to linear sRGB (IEC 61966-2-1), in ten thousandths: the sensor's colours are those of the picture."""

SHORT, LONG, BYTE, TEXT, RATIO = 3, 4, 1, 2, 5


def dng(picture: np.ndarray) -> bytes:
    """The mosaic that a sensor without colour cast would have seen of a picture, uint8 (h, w, 3), blue first."""
    height, width = picture.shape[:2]
    # Linear light, which LibRaw gives the curve of Rec. 709.
    light = (np.power(picture / 255, 2.2) * 16383).astype("<u2")
    mosaic = light[..., 1].copy()
    mosaic[::2, ::2], mosaic[1::2, 1::2] = light[::2, ::2, 2], light[1::2, 1::2, 0]
    one = pack("<II", 1, 1)
    matrix = b"".join(pack("<ii", value, 10_000) for value in FROM_XYZ)
    return _tiff(
        [
            (254, LONG, 1, pack("<I", 0)),
            (256, LONG, 1, pack("<I", width)),
            (257, LONG, 1, pack("<I", height)),
            (258, SHORT, 1, pack("<H", 16)),
            (259, SHORT, 1, pack("<H", 1)),
            (262, SHORT, 1, pack("<H", 32803)),
            (271, TEXT, 5, b"Test\0"),
            (272, TEXT, 7, b"Camera\0"),
            (273, LONG, 1, b""),
            (277, SHORT, 1, pack("<H", 1)),
            (278, LONG, 1, pack("<I", height)),
            (279, LONG, 1, pack("<I", mosaic.nbytes)),
            (33421, SHORT, 2, pack("<HH", 2, 2)),
            (33422, BYTE, 4, bytes([0, 1, 1, 2])),
            (50706, BYTE, 4, bytes([1, 4, 0, 0])),
            (50708, TEXT, 12, b"Test Camera\0"),
            (50717, LONG, 1, pack("<I", 16383)),
            (50721, 10, 9, matrix),
            (50728, RATIO, 3, 3 * one),
            (50778, SHORT, 1, pack("<H", 21)),
        ],
        mosaic.tobytes(),
    )


def grey(picture: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(float)


def _tiff(tags: list[tuple[int, int, int, bytes]], strip: bytes) -> bytes:
    start = 8 + 2 + 12 * len(tags) + 4
    more = b""
    entries = []
    for tag, kind, count, data in tags:
        if len(data) > 4:
            entries.append((tag, kind, count, pack("<I", start + len(more))))
            more += data + bytes(len(data) % 2)
        else:
            entries.append((tag, kind, count, data.ljust(4, b"\0")))
    directory = b"".join(
        pack("<HHI", tag, kind, count) + (pack("<I", start + len(more)) if tag == 273 else data)
        for tag, kind, count, data in entries
    )
    return b"II*\0" + pack("<IH", 8, len(tags)) + directory + bytes(4) + more + strip

"""Camera RAW: a file's bytes in, those of a picture that the program reads out. Needs the extra `raw`."""

import io
from typing import Any

import cv2

from echoimage import EchoImageError, SourceError, read_header
from echoimage.images.complaints import listening
from echoimage.images.opencv import SHORT_SIDE
from echoimage_tools.extras import MissingExtra, extra

RAW = (
    *(".dng", ".cr2", ".cr3", ".crw", ".nef", ".nrw", ".arw", ".srf", ".sr2", ".raf", ".rw2", ".orf", ".pef", ".srw"),
    *(".3fr", ".iiq", ".erf", ".mrw", ".x3f", ".rwl"),
)
"""Ends of file names of RAW. The first bytes do not tell: many are those of TIFF."""


def developed(data: bytes) -> bytes:
    """Return the camera's own preview, a JPEG, where it is large enough and upright, else a PNG of the developed one.

    A picture is developed at half its size where that leaves a short side of at least 768 pixels, which is all that
    is looked at. The same bytes give the same picture. Raises `SourceError`.
    """
    try:
        rawpy = extra("rawpy", "raw", "reading camera RAW")
    except MissingExtra as error:
        raise SourceError("unsupported-format", str(error)) from None
    try:
        # LibRaw has a libjpeg of its own, which complains as OpenCV's does.
        with listening(), rawpy.imread(io.BytesIO(data)) as raw:
            short = min(raw.sizes.width, raw.sizes.height)
            preview = _preview(rawpy, raw)
            if _is_enough(preview, min(short, SHORT_SIDE), raw.sizes.flip):
                return preview
            half = short // 2 >= SHORT_SIDE
            pixels = raw.postprocess(use_camera_wb=True, output_bps=8, half_size=half)
    except rawpy.LibRawError as error:
        text = " ".join(str(error.args[0] if error.args else error).strip("b'").split())
        why = f"the RAW data is damaged or of an unknown camera ({text}); export it as JPEG"
        raise SourceError("damaged", why) from None
    done, encoded = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 1])
    if not done:
        raise SourceError("internal", "the developed picture cannot be held as PNG; export it as JPEG")
    return encoded.tobytes()


def _preview(rawpy: Any, raw: Any) -> bytes:
    try:
        found = raw.extract_thumb()
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
        return b""
    return bytes(found.data) if found.format == rawpy.ThumbFormat.JPEG else b""


def _is_enough(preview: bytes, short: int, flip: int) -> bool:
    try:
        header = read_header(preview)
    except EchoImageError:
        return False
    # LibRaw writes the orientation into previews; one that does not have it would lie as the sensor does.
    upright = not flip or header.orientation != 1
    return min(header.width, header.height) >= short and upright

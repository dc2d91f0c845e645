"""The small copy that an index holds of a picture, as a file that browsers show."""

from typing import Any

import cv2

import echoimage
from echoimage import Features


def small_copy(features: Features) -> dict[str, Any]:
    """Return its bytes and media type; of an old index it is grey."""
    data = features.preview or bytes(cv2.imencode(".jpg", features.thumbnail)[1])
    return shown(data)


def shown(data: bytes) -> dict[str, Any]:
    """Return the bytes of an image file with its media type."""
    return {"picture": data, "type": f"image/{echoimage.read_header(data).format}"}

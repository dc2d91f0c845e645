"""The small copies that an index holds of pictures, as files that browsers show."""

from collections.abc import Sequence
from typing import Any

import cv2

import echoimage
from echoimage import EchoImageError, Features, Index


def small_copy(features: Features) -> dict[str, Any]:
    """Return its bytes and media type; of an old index it is grey."""
    data = features.preview or bytes(cv2.imencode(".jpg", features.thumbnail)[1])
    return shown(data)


async def small_copies(index: Index, numbers: Sequence[int]) -> dict[str, Any]:
    """Return the small copies of images, by number; what cannot be read, for now or at all, has none."""
    try:
        stored, _ = await index.details(numbers)
    except EchoImageError:
        return {}
    return {str(number): small_copy(one.features) for number, one in stored.items()}


def shown(data: bytes) -> dict[str, Any]:
    """Return the bytes of an image file with its media type."""
    return {"picture": data, "type": f"image/{echoimage.read_header(data).format}"}

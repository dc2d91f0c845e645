"""Features in, bytes out that no program can hide in, and back: exactly as they were, but for the classic score."""

import hashlib
import json
import math
import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from echoimage import Features
from echoimage.errors import in_english
from echoimage.features.block_means import block_means
from echoimage.types import Keypoints, Window

_MAGIC = b"EchoImage features 1\n"
_LENGTH = struct.Struct("<I")
_DIGEST = hashlib.sha256().digest_size

KEYPOINTS: dict[str, tuple[str, tuple[int, ...]]] = {
    "points": ("<f4", (2,)),
    "sizes": ("<f4", ()),
    "angles": ("<f4", ()),
    "descriptors": ("u1", (32,)),
    "words": ("<u2", ()),
    "leading": ("?", ()),
}
"""Element type and shape of what is known of each keypoint."""


def write(features: Features, about: dict[str, Any]) -> bytes:
    """Return bytes that hold features and `about`, which JSON can say."""
    every = (features, *features.windows)
    head = {
        "about": about,
        "sha256": features.sha256,
        "damage": in_english(features.damage or ""),
        "parts": [*map(_head, every)],
    }
    text = json.dumps(head).encode()
    body = b"".join([_LENGTH.pack(len(text)), text, *(array for one in every for array in _arrays(one))])
    return _MAGIC + hashlib.sha256(body).digest() + body


def read(data: bytes) -> tuple[Features, dict[str, Any]]:
    """Return what `write` was given, without what is for the classic score. `ValueError` where it is something else."""
    body = data[len(_MAGIC) + _DIGEST :]
    if data[: -len(body) or None] != _MAGIC + hashlib.sha256(body).digest():
        raise ValueError("these are no features, or damaged ones")
    (length,) = _LENGTH.unpack_from(body)
    begin = _LENGTH.size + length
    head = json.loads(body[_LENGTH.size : begin])
    if not isinstance(head, dict) or not isinstance(head.get("about"), dict):
        raise ValueError("these are no features")
    rest = memoryview(body)[begin:]
    parts = []
    for one in head["parts"]:
        part, rest = _part(one, head["sha256"], rest)
        parts.append(part)
    whole, *windows = parts
    every = tuple(Features(**one) for one in windows)
    return Features(**{**whole, "damage": head["damage"], "windows": every}), head["about"]


def _head(one: Features) -> dict[str, Any]:
    window = one.window
    return {
        "size": [one.width, one.height],
        "thumbnail": one.thumbnail.shape,
        "colour": one.colour.tolist(),
        "preview": len(one.preview),
        "keypoints": len(one.keypoints),
        "window": window and [window.number, window.left, window.top, *window.whole],
    }


def _arrays(one: Features) -> Iterator[bytes]:
    yield one.thumbnail.tobytes()
    yield one.preview
    for name, (kind, _) in KEYPOINTS.items():
        yield getattr(one.keypoints, name).astype(kind, copy=False).tobytes()


def _part(head: dict[str, Any], sha256: str, data: memoryview) -> tuple[dict[str, Any], memoryview]:
    """Return the arguments of a picture's or a window's features, and the bytes behind them."""

    def take(kind: str, shape: tuple[int, ...]) -> NDArray[Any]:
        nonlocal data
        if min(shape) < 0 or len(shape) > 4:
            raise ValueError("no array has fewer than no elements")
        size = np.dtype(kind).itemsize * math.prod(shape)
        found, data = np.frombuffer(data[:size], kind).reshape(shape), data[size:]
        return found

    thumbnail = take("u1", tuple(head["thumbnail"]))
    preview = take("u1", (head["preview"],)).tobytes()
    columns = {name: take(kind, (head["keypoints"], *shape)) for name, (kind, shape) in KEYPOINTS.items()}
    window = None
    if head["window"]:
        number, left, top, *whole = head["window"]
        window = Window(number, left, top, (whole[0], whole[1]))
    width, height = head["size"]
    return {
        "sha256": sha256,
        "width": width,
        "height": height,
        "thumbnail": thumbnail,
        "block_means": block_means(thumbnail),
        "colour": np.array(head["colour"], np.float32),
        "preview": preview,
        "keypoints": Keypoints(**columns),
        "window": window,
    }, data

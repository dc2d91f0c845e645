"""Formats that OpenCV lacks: what the host's decoder is asked, and what is made of its answer."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from echoimage import DecodeError, Header
from echoimage import decode as decode_file
from samples import avif, blocks, encode, gif

Decode = Callable[..., np.ndarray]


@pytest.fixture
def decode(run: Callable[..., Any]) -> Decode:
    return lambda *arguments: run(decode_file(*arguments))


@pytest.mark.parametrize("data", [gif(), avif((5, 3)), avif((5, 3), brand=b"heic")])
def test_foreign_format_without_a_decoder_tells_the_remedy(decode: Decode, data: bytes) -> None:
    with pytest.raises(DecodeError, match=r"cannot be read here; save it as JPEG or PNG") as e:
        decode(data)
    assert e.value.reason == "unsupported-format"


def test_foreign_decoder_gets_bytes_and_header_and_gives_red_first(decode: Decode) -> None:
    asked = []

    async def foreign(data: bytes, header: Header) -> np.ndarray:
        asked.append((data, header))
        return np.full((3, 5, 4), (200, 100, 0, 128), np.uint8)

    picture = decode(gif(), foreign)
    assert asked == [(gif(), Header("gif", 5, 3))]
    assert picture.shape == (3, 5, 3)
    assert picture[0, 0].tolist() == [127, 177, 227]


def test_foreign_decoder_is_not_asked_for_what_opencv_reads(decode: Decode) -> None:
    async def foreign(data: bytes, header: Header) -> np.ndarray:
        raise AssertionError(header)

    assert decode(encode(blocks(), ".png"), foreign).shape == (24, 40, 3)


def test_large_foreign_picture_is_reduced_as_well(decode: Decode) -> None:
    async def foreign(data: bytes, header: Header) -> np.ndarray:
        return np.full((1536, 1600, 4), 255, np.uint8)

    assert decode(gif(1600, 1536), foreign).shape == (768, 800, 3)


@pytest.mark.parametrize(
    ("answer", "reason", "said"),
    [
        (np.zeros((3, 5, 3), np.uint8), "internal", r"gave uint8 \(3, 5, 3\), not uint8"),
        (np.zeros((3, 5, 4), np.float32), "internal", "gave float32"),
        (np.zeros((0, 5, 4), np.uint8), "internal", r"\(0, 5, 4\)"),
        (RuntimeError("InvalidStateError"), "damaged", r"GIF data is damaged.*InvalidStateError"),
        (DecodeError("unsupported-format", "no HEIC here"), "unsupported-format", "no HEIC here"),
        (np.broadcast_to(np.uint8(0), (10_001, 10_000, 4)), "too-large", r"100\.0 megapixels"),
    ],
)
def test_faults_of_the_foreign_decoder_are_decode_errors(decode: Decode, answer: Any, reason: str, said: str) -> None:
    async def foreign(data: bytes, header: Header) -> np.ndarray:
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(DecodeError, match=said) as caught:
        decode(gif(), foreign)
    assert caught.value.reason == reason

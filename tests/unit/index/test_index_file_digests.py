"""Digests of files: which images are a file, told by a few bytes of each."""

import hashlib

import numpy as np
import pytest

from echoimage.errors import IndexFileError
from echoimage.index.file_digests import HEAD, encode, images_of, read_bounds


def sha256_of(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def found(data: bytes, sha256: str, images: int) -> list[int]:
    bounds = read_bounds(data[:HEAD], len(data), "w")
    first = int(sha256[:2], 16)
    return images_of(data[bounds[first] : bounds[first + 1]], sha256, images, "w")


def test_images_of_a_file_are_found_in_their_order() -> None:
    files = [sha256_of(number % 400) for number in range(1000)]
    files[407] = ""
    data = encode(files)
    assert len(data) == HEAD + 4 * 999
    assert found(data, sha256_of(7), 1000) == [7, 807]
    assert found(data, sha256_of(8), 1000) == [8, 408, 808]
    assert found(data, sha256_of(-1), 1000) == []


@pytest.mark.parametrize("files", [[], ["", ""]])
def test_of_no_files_there_is_the_head(files: list[str]) -> None:
    assert encode(files) == bytes(HEAD)
    assert found(encode(files), sha256_of(1), len(files)) == []


def test_they_are_laid_out_as_documented() -> None:
    data = encode(["ff" + "0102" + "00" * 29, "00" * 32, "ff" + "0101" + "00" * 29])
    assert np.flatnonzero(np.frombuffer(data[:HEAD], "<u4")).tolist() == [0, 255]
    assert data[HEAD:].hex() == "00000100" + "01010200" + "02010000"


def test_others_are_refused() -> None:
    data = encode([sha256_of(1), sha256_of(2)])
    with pytest.raises(IndexFileError, match="w is damaged: its digests are not as many as it says"):
        read_bounds(data[:HEAD], len(data) + 4, "w")
    with pytest.raises(IndexFileError, match="w is damaged: 9 bytes were read"):
        read_bounds(data[:9], len(data), "w")
    with pytest.raises(IndexFileError, match="w is damaged: its digests are cut"):
        images_of(bytes(3), sha256_of(1), 2, "w")
    with pytest.raises(IndexFileError, match="its digests name an image that it has not"):
        images_of(bytes([0, 0, 2, 0]), "00" * 32, 2, "w")

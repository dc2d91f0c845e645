"""Words files and detail files: all parts come back, by their places and through zipfile."""

import hashlib
import io
import zipfile
import zlib

import numpy as np
import pytest

from echoimage.errors import IndexFileError
from echoimage.index import details_file
from echoimage.index.postings import IMAGES, WORDS, decode
from echoimage.index.record import read as read_record
from echoimage.index.record import write as write_record
from echoimage.index.words_file import ROW, Leading, Parts, fits, part, read_counts, read_directory, read_hashes, write
from index_samples import ENTRY, assert_same, features


def made(images: int, postings: int = 128) -> tuple[bytes, Parts, Leading]:
    generator = np.random.default_rng(images)
    owners = np.repeat(np.arange(images), postings)
    leading = Leading(generator.integers(0, WORDS, len(owners)), owners, generator.integers(0, 8192, len(owners)))
    directory = np.array([(100 * one, 90, one) for one in range(images)], ROW)
    hashes = generator.integers(0, 256, (images, 32), dtype=np.uint8)
    return *write(leading, directory, hashes, [sha256_of(one) for one in range(images)]), leading


def sha256_of(number: int) -> str:
    return hashlib.sha256(bytes([number % 50])).hexdigest()


@pytest.mark.parametrize("images", [0, 1, 700])
def test_parts_come_back(images: int) -> None:
    data, parts, leading = made(images)
    counts = read_counts(part(data, parts.counts), parts.postings[1], "w")
    lists = decode(part(data, parts.postings), counts, images, "w")
    found = zip(
        np.repeat(np.arange(WORDS), np.diff(lists.starts)).tolist(),
        lists.images.tolist(),
        lists.signatures.tolist(),
        strict=True,
    )
    assert list(found) == sorted(
        zip(leading.words.tolist(), leading.images.tolist(), leading.signatures.tolist(), strict=True)
    )
    assert read_directory(part(data, parts.directory), images, "w")["offset"].tolist() == [
        100 * one for one in range(images)
    ]
    assert read_hashes(part(data, parts.hashes), images, "w").shape == (images, 32)
    assert fits(parts, len(data), images)


def test_zipfile_finds_the_same_parts() -> None:
    data, parts, _ = made(5)
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert found.testzip() is None
        assert found.namelist() == ["counts", "directory", "hashes", "postings", "files"]
        for name in ("directory", "hashes", "postings", "files"):
            assert found.read(name) == part(data, getattr(parts, name))
        assert found.read("counts") == zlib.decompress(part(data, parts.counts), wbits=-15)


def test_equal_input_gives_equal_bytes_on_every_machine() -> None:
    data, parts, _ = made(50)
    # How small the counts get depends on the zlib.
    rest = data[sum(parts.counts) : parts.postings[0] + parts.postings[1]]
    assert hashlib.sha256(rest).hexdigest() == GOLDEN


GOLDEN = "ae419077ea324debcee5c9ef7f1143eb69a5fa5951f1c93f79f559dac2e6c3f1"


def test_an_image_takes_few_bytes() -> None:
    assert len(made(20_000)[0]) / 20_000 <= 450


def test_a_segment_has_a_limit() -> None:
    none = np.zeros(0, np.int64)
    with pytest.raises(ValueError, match="up to 65536"):
        write(
            Leading(none, none, none),
            np.zeros(IMAGES + 1, ROW),
            np.zeros((IMAGES + 1, 32), np.uint8),
            [""] * (IMAGES + 1),
        )


@pytest.mark.parametrize("name", ["counts", "directory", "hashes", "postings"])
def test_cut_parts_are_refused(name: str) -> None:
    data, parts, _ = made(5)
    places = {one: getattr(parts, one) for one in Parts.__slots__}
    at, length = places[name]
    cut = part(data, (at, length - 1))
    counts = read_counts(part(data, parts.counts), parts.postings[1], "w")
    with pytest.raises(IndexFileError, match="w is damaged") as caught:
        {
            "counts": lambda: read_counts(cut, parts.postings[1], "w"),
            "directory": lambda: read_directory(cut, 5, "w"),
            "hashes": lambda: read_hashes(cut, 5, "w"),
            "postings": lambda: decode(cut, counts, 5, "w"),
        }[name]()
    assert caught.value.reason == "damaged"


def test_counts_of_other_lists_are_refused() -> None:
    data, parts, _ = made(5)
    with pytest.raises(IndexFileError, match="its lists are not as long as it says"):
        read_counts(part(data, parts.counts), parts.postings[1] + 3, "w")
    with pytest.raises(IndexFileError, match="w is damaged: "):
        read_counts(zlib.compress(bytes(4), wbits=-15), 0, "w")


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"counts": (-1, 5)}, False),
        ({"counts": (10, 999_999)}, False),
        ({"directory": (0, 49)}, False),
        ({"hashes": (0, 161)}, False),
        ({"postings": (0, 1)}, False),
        ({"files": (0, 0)}, True),
        ({"files": (0, 1023)}, False),
        ({"files": (0, 1026)}, False),
        ({"files": (0, 1024 + 4 * 6)}, False),
    ],
)
def test_parts_that_cannot_be_are_noticed(change: dict[str, tuple[int, int]], right: bool) -> None:
    data, parts, _ = made(5)
    places = {one: getattr(parts, one) for one in Parts.__slots__} | change
    assert fits(Parts(**places), len(data), 5) is right


DESCRIBED = [features(seed, 20) for seed in range(3)]
DETAILS, ROWS = details_file.write([write_record(ENTRY, one) for one in DESCRIBED])


@pytest.mark.parametrize("number", [0, 1, 2])
def test_records_are_found_by_the_directory(number: int) -> None:
    row = ROWS[number]
    for begins, end in ((0, len(DETAILS)), (int(row["offset"]), int(row["offset"]) + int(row["length"]))):
        record = details_file.read(DETAILS[begins:end], row, "d", begins)
        assert_same(read_record(record, "./", "d").features, DESCRIBED[number])
    with zipfile.ZipFile(io.BytesIO(DETAILS)) as found:
        assert found.read(f"{number:05}") == record


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ((40, 0, 0), "a record lies outside"),
        ((10**9, 10, 0), "a record lies outside"),
        ((len(DETAILS) - 5, 10, 0), "a record lies outside"),
        ((int(ROWS[0]["offset"]), int(ROWS[0]["length"]), 1), "not the one that was written"),
        ((int(ROWS[0]["offset"]), int(ROWS[0]["length"]) - 1, int(ROWS[0]["crc"])), "compressed data"),
        ((int(ROWS[0]["offset"]) + 1, int(ROWS[0]["length"]), int(ROWS[0]["crc"])), "compressed data"),
    ],
)
def test_rows_of_another_file_are_refused(row: tuple[int, int, int], text: str) -> None:
    with pytest.raises(IndexFileError, match=text):
        details_file.read(DETAILS, np.array([row], ROW)[0], "d")

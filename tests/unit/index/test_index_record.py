"""Records: what goes in comes back, whatever else is refused."""

import hashlib
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage import Entry, extract
from echoimage.errors import IndexFileError
from echoimage.features.block_means import block_means
from echoimage.features.vocabulary import BITS, centres
from echoimage.index import record
from echoimage.index.record import Packed, read, unpack, write, write_all
from echoimage.types import Window
from index_samples import ENTRY, again, assert_same, features, texts
from samples import encode, photo

HEAD = 73
"""Bytes before the entry."""


def contents(packed: Packed) -> bytes:
    return zlib.decompress(packed.data, wbits=-15)


def changed(whole: bytes, at: int, value: bytes) -> bytes:
    return whole[:at] + value + whole[at + len(value) :]


@given(st.integers(0, 2**32), st.integers(0, 300), st.tuples(st.integers(640, 9000), st.integers(640, 9000)), texts)
@settings(max_examples=60)
def test_round_trip(seed: int, count: int, size: tuple[int, int], title: str) -> None:
    made = features(seed, count, size)
    entry = Entry("a.jpg", title=title)
    stored_entry, stored = again(write(entry, made))
    assert stored_entry == entry
    assert_same(made, stored)
    assert stored.classic is None


@pytest.mark.parametrize("size", [(640, 480), (200, 150), (33, 90), (3000, 1001), (1999, 3001), (20, 20)])
def test_described_pictures_come_back_as_they_were(size: tuple[int, int]) -> None:
    made = extract(photo(3, size[1], size[0]), "c" * 64, indexed=True)
    _, stored = again(write(ENTRY, made))
    assert_same(made, stored)
    assert np.allclose(made.keypoints.points, stored.keypoints.points, atol=0.001 * max(size) / 640)


def test_picture_decoded_smaller_is_on_a_grid_too() -> None:
    # Rounded twice, 1,601 x 1,560 becomes 640 x 623; at once 624.
    made = extract(photo(3, 780, 801), "c" * 64, (1601, 1560), indexed=True)
    packed = write(ENTRY, made)
    assert [int.from_bytes(contents(packed)[at : at + 2], "little") for at in (16, 18)] == [640, 623]
    assert contents(packed)[20] == 1
    assert np.allclose(made.keypoints.points, again(packed)[1].keypoints.points, atol=0.003)


def test_points_off_the_grid_are_right_to_a_hundredth_of_their_pixels() -> None:
    made = features(1, 200)
    transformed = made.keypoints.points * np.float32(0.97) + np.float32(0.313)
    made = replace(made, keypoints=replace(made.keypoints, points=transformed))
    _, stored = again(write(ENTRY, made))
    apart = np.abs(stored.keypoints.points - transformed) / made.keypoints.sizes[:, None]
    assert apart.max() < 0.01


def test_record_is_laid_out_as_documented() -> None:
    made = features(2, 3)
    whole = contents(write(ENTRY, made))
    assert whole[:6] == b"EIRC\2" + bytes([len(set(made.keypoints.sizes.tolist()))])
    assert [int.from_bytes(whole[at:end], "little") for at, end in ((6, 8), (8, 12), (12, 16))] == [3, 1234, 800]
    assert [int.from_bytes(whole[at : at + 2], "little") for at in (16, 18)] == [640, 415]
    assert (whole[20], whole[21]) == (1, 0)
    length = int.from_bytes(whole[22:24], "little")
    assert np.frombuffer(whole[24:36], "<f4").tolist() == [1.5, 255, 0.25]
    assert whole[36:68].hex() == made.sha256
    assert whole[68 : 68 + length].startswith(b'{"url":"a/b 1%.jpg"')
    at = 68 + length + 4 * whole[5] + 512
    centre = made.keypoints.words >> BITS
    assert whole[at : at + 96] == (made.keypoints.descriptors ^ centres()[centre]).tobytes()
    assert whole[at + 96 + 18 :].startswith(b"\x89PNG")


def test_equal_input_gives_equal_bytes_on_every_machine() -> None:
    whole = contents(write(ENTRY, features(5, 40)))
    # What OpenCV makes of the small copy depends on its zlib.
    body = whole[: whole.index(b"\x89PNG")]
    assert hashlib.sha256(body).hexdigest() == GOLDEN


GOLDEN = "8d54b3c3913e8d2e1ede76dc200b8ba2cef6afc22e0d4b87b6414753a20cbfea"


@pytest.mark.parametrize("count", [1, 1000])
def test_a_record_of_noise_fits(count: int) -> None:
    assert len(write(ENTRY, features(4, count)).data) <= {1: 40_000, 1000: 60_000}[count]


def test_small_copy_is_that_of_a_folder() -> None:
    picture = photo(1)
    _, stored = again(write(ENTRY, extract(picture, indexed=True)))
    assert stored.preview == extract(picture).preview


def test_a_record_of_version_1_has_a_grey_thumbnail() -> None:
    made = features(6, 30)
    grey = np.random.default_rng(3).integers(0, 256, (104, 160), dtype=np.uint8)
    old = changed(WHOLE[: PACKED + 60], 4, b"\1") + encode(grey, ".png")
    stored = read(old, "./", "d").features
    assert np.array_equal(stored.thumbnail, grey)
    assert np.array_equal(stored.block_means, block_means(grey))
    assert stored.preview == b""
    assert np.array_equal(stored.keypoints.descriptors, made.keypoints.descriptors)


def test_entry_counts_from_the_base() -> None:
    packed = write(ENTRY, features(1))
    assert again(packed, "../photos/")[0].url == "../photos/a/b 1%.jpg"
    assert again(packed, "https://example.org/x/")[0].url == "https://example.org/x/a/b%201%25.jpg"
    assert again(packed, "https://example.org/x/")[0].page == ENTRY.page


def test_missing_sha256_stays_missing() -> None:
    assert again(write(ENTRY, replace(features(1), sha256="")))[1].sha256 == ""


def test_too_long_texts_are_refused() -> None:
    with pytest.raises(IndexFileError, match=r"its address and texts have 70,0.. bytes; shorten them") as caught:
        write(Entry("a" * 70_000), features(1))
    assert caught.value.reason == "too-large"


def test_unordered_keypoints_are_a_fault_of_the_program() -> None:
    made = features(1)
    backwards = made.keypoints.take(np.arange(len(made.keypoints))[::-1])
    with pytest.raises(ValueError, match="order"):
        write(ENTRY, replace(made, keypoints=backwards))


WHOLE = contents(write(ENTRY, features(6, 30)))
LENGTH = int.from_bytes(WHOLE[22:24], "little")
SIZES = 68 + LENGTH
COUNTS = SIZES + 4 * WHOLE[5]
ROWS = COUNTS + 512
PACKED = ROWS + 32 * 30 + 4 * 30


@pytest.mark.parametrize(
    ("broken", "reason", "text"),
    [
        (b"", "damaged", "does not begin as one"),
        (WHOLE[:60], "damaged", "does not begin as one"),
        (b"PK" + WHOLE[2:], "damaged", "does not begin as one"),
        (changed(WHOLE, 4, b"\4"), "newer-version", "version 4, and this program reads up to 3; update"),
        (changed(WHOLE, 4, b"\0"), "bad-index", 'version 0, .*"echoimage index" again'),
        (changed(WHOLE, 6, b"\xff\xff"), "damaged", "is shorter than its head says"),
        (changed(WHOLE, 8, bytes(4)), "damaged", "has no size"),
        (changed(WHOLE, 20, b"\0"), "damaged", "has no size"),
        (changed(WHOLE, 24, b"\0\0\x80\x7f"), "damaged", "has no colour"),
        (changed(WHOLE, 68, b"["), "damaged", "has no usable entry"),
        (changed(WHOLE, 68, b'{"url":1}' + b" " * (LENGTH - 9)), "damaged", "has no usable entry"),
        (changed(WHOLE, SIZES, b"\0\0\xc0\x7f"), "damaged", "has sizes that are none"),
        (changed(WHOLE, SIZES, b"\0\0\0\x80"), "damaged", "has sizes that are none"),
        (changed(WHOLE, COUNTS + 1, b"\xff"), "damaged", "has keypoints without a centre"),
        (changed(WHOLE, ROWS + 32 * 30 + 30, b"\xff" * 30), "damaged", "has keypoints outside of the picture"),
        (changed(WHOLE, PACKED + 30, b"\xff" * 30), "damaged", "has angles beyond a turn"),
        (WHOLE[: PACKED + 60], "damaged", "is shorter than its head says"),
        (WHOLE[: PACKED + 61], "damaged", "has no picture"),
        (WHOLE[: PACKED + 60] + b"\x89PNG\r\n\x1a\n", "damaged", "has no picture"),
        (WHOLE[: PACKED + 60] + b"GIF89a" + bytes(20), "damaged", "has no picture"),
    ],
)
def test_what_was_not_written_so_is_refused(broken: bytes, reason: str, text: str) -> None:
    with pytest.raises(IndexFileError, match=text) as caught:
        read(broken, "./", "details-1.zip")
    assert caught.value.reason == reason
    assert str(caught.value).startswith("details-1.zip ")


def test_keypoints_out_of_order_are_refused() -> None:
    made = features(1, 400)
    words = made.keypoints.words.astype(int)
    (first, *_) = np.flatnonzero((words[1:] > words[:-1]) & (words[1:] >> BITS == words[:-1] >> BITS))
    whole = contents(write(ENTRY, made))
    at = 68 + int.from_bytes(whole[22:24], "little") + 4 * whole[5] + 512 + 32 * first
    swapped = whole[at + 32 : at + 64] + whole[at : at + 32]
    with pytest.raises(IndexFileError, match="has keypoints out of order"):
        read(changed(whole, at, swapped), "./", "d")


def test_keypoint_without_a_size_is_refused() -> None:
    one = replace(features(1, 1), keypoints=features(1, 1).keypoints)
    whole = contents(write(ENTRY, one))
    at = 68 + int.from_bytes(whole[22:24], "little") + 4 + 512 + 32 + 4
    with pytest.raises(IndexFileError, match="has keypoints without a size"):
        read(changed(whole, at, bytes([whole[at] | 0x0E])), "./", "d")


def test_huge_picture_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    large = encode(np.zeros((321, 10, 3), np.uint8), ".png")
    monkeypatch.setattr("echoimage.features.preview.cv2.imdecode", None)
    with pytest.raises(IndexFileError, match="has no picture"):
        read(WHOLE[: PACKED + 60] + large, "./", "d")


@given(st.integers(0, len(WHOLE) * 8 - 1))
def test_flipped_bit_gives_a_record_or_an_error(bit: int) -> None:
    broken = bytearray(WHOLE)
    broken[bit // 8] ^= 1 << bit % 8
    try:
        stored = read(bytes(broken), "./", "d")
    except IndexFileError:
        return
    assert len(stored.features.keypoints) == 30


@given(st.binary(max_size=1200))
def test_noise_behind_the_head_is_refused(noise: bytes) -> None:
    with pytest.raises(IndexFileError):
        read(WHOLE[:HEAD] + noise, "./", "d")


@given(st.integers(0, 10**6), st.integers(0, 7))
def test_flipped_bit_in_the_compressed_record_is_noticed(at: int, bit: int) -> None:
    packed = write(ENTRY, features(7, 5, copy=(4, 4)))
    broken = bytearray(packed.data)
    broken[at % len(broken)] ^= 1 << bit
    try:
        found = unpack(bytes(broken), packed.crc, "d")
    except IndexFileError as error:
        assert error.reason == "damaged"
    else:
        # Bits that fill up the last byte, or the length of a stored block, say nothing.
        assert found == contents(packed)


def test_limits_hold_for_what_is_read() -> None:
    bomb = zlib.compress(bytes(record.MAX_SIZE + 1), wbits=-15)
    with pytest.raises(IndexFileError, match="another length"):
        unpack(bomb, 0, "d")


WINDOW = Window(3, 0, 1600, (1234, 9000))
PART = contents(write(ENTRY, replace(features(6, 30), window=WINDOW)))
PLACE = 68 + LENGTH


def test_window_tells_where_it_lies_and_the_whole_picture_is_written_as_before() -> None:
    whole = features(6, 30)
    packed = write_all(ENTRY, replace(whole, windows=(replace(features(7), window=WINDOW),)))
    assert packed[0] == write(ENTRY, whole)
    stored = read(unpack(packed[1].data, packed[1].crc, "d"), "./", "d").features
    assert_same(stored, features(7))
    assert stored.window == WINDOW
    assert stored.frame.box == (0, 1600, 1234, 2400)


@pytest.mark.parametrize(
    ("at", "value"),
    [(PLACE, 1), (PLACE + 4, 8201), (PLACE + 8, 1233), (PLACE + 12, 2399), (PLACE + 12, 0), (21, None)],
    ids=["too far right", "too far down", "too wide", "too high", "of nothing", "without a number"],
)
def test_window_outside_of_its_picture_is_refused(at: int, value: int | None) -> None:
    broken = changed(PART, at, b"\0" if value is None else value.to_bytes(4, "little"))
    with pytest.raises(IndexFileError, match="has a window outside of its picture"):
        read(broken, "./", "d")


def test_window_that_is_the_whole_picture_is_refused() -> None:
    broken = changed(PART, PLACE, b"".join(one.to_bytes(4, "little") for one in (0, 0, 1234, 800)))
    with pytest.raises(IndexFileError, match="has a window outside of its picture"):
        read(broken, "./", "d")

"""Files that were cut, holed or overwritten: how far they are read, and what is told of the rest."""

import asyncio
import re
import sys
import threading
from collections.abc import Callable

import cv2
import numpy as np
import pytest

from echoimage import Decoded, DecodeError, describe_query, read_picture
from echoimage.errors import in_english
from echoimage.features.query import prepare
from echoimage.images import png as png_file
from echoimage.images.complaints import listening
from echoimage.images.salvage import IN_PART
from echoimage.matching.verify import verify
from samples import encode, exif, jpeg_with_exif, photo

Read = Callable[[bytes], Decoded]

END = b"\xff\xd9"
WHOLE = photo(3)
KINDS = {
    "4:2:0": (),
    "4:4:4": (cv2.IMWRITE_JPEG_SAMPLING_FACTOR, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444),
    "restarts": (cv2.IMWRITE_JPEG_RST_INTERVAL, 4),
}
PROGRESSIVE = encode(WHOLE, ".jpg", cv2.IMWRITE_JPEG_PROGRESSIVE, 1)
FINER = "its finer detail could not be read"


@pytest.fixture
def read(run) -> Read:
    return lambda data: run(read_picture(data))


def cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


@pytest.mark.parametrize("options", [*KINDS.values(), (cv2.IMWRITE_JPEG_PROGRESSIVE, 1)], ids=[*KINDS, "progressive"])
def test_jpeg_that_lacks_only_its_end_mark_is_whole(read: Read, options: tuple[int, ...]) -> None:
    data = encode(WHOLE, ".jpg", *options)
    found, whole = read(data[:-2]), read(data)
    assert (found.damage, whole.damage) == (None, None)
    assert np.array_equal(found.picture, whole.picture)


@pytest.mark.parametrize("end", [b"", END], ids=["cut", "ended"])
@pytest.mark.parametrize("kind", KINDS)
def test_jpeg_cut_short_is_its_upper_part(read: Read, kind: str, end: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    data = encode(WHOLE, ".jpg", *KINDS[kind])
    found, whole = read(cut(data, 0.5) + end), read(data)
    rows = len(found.picture)
    assert 0.4 * 240 < rows < 0.6 * 240
    assert in_english(found.damage) == f"the lower {round(100 - rows / 2.4)}% could not be read"
    assert found.size == (320, rows)
    # The last row may be smoothed with what is below it.
    assert np.array_equal(found.picture[:-2], whole.picture[: rows - 2])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("share", [0.5, 0.97])
@pytest.mark.parametrize("end", [b"", END], ids=["cut", "ended"])
def test_progressive_jpeg_cut_short_is_coarse(
    read: Read, share: float, end: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    found = read(cut(PROGRESSIVE, share) + end)
    assert (in_english(found.damage), found.size) == (FINER, (320, 240))
    assert np.abs(found.picture.astype(int) - WHOLE).mean() < 12
    assert capfd.readouterr() == ("", "")


def test_progressive_jpeg_cut_in_its_first_scan_is_the_upper_part_of_it(read: Read) -> None:
    scans = [found.start() for found in re.finditer(b"\xff\xda", PROGRESSIVE)]
    found = read(PROGRESSIVE[: (scans[0] + scans[1]) // 2])
    assert re.fullmatch(r"the lower [3-7]\d% could not be read", in_english(found.damage))
    assert 0.3 * 240 < len(found.picture) == found.size[1] < 0.8 * 240


@pytest.mark.parametrize("data", [encode(WHOLE, ".jpg"), PROGRESSIVE], ids=["baseline", "progressive"])
@pytest.mark.parametrize("length", [256, 2048])
@pytest.mark.parametrize("fault", ["hole", "zeros", "ones", "noise"])
def test_jpeg_with_a_hole_or_overwritten_is_told(
    read: Read, data: bytes, length: int, fault: str, capfd: pytest.CaptureFixture[str]
) -> None:
    noise = np.random.default_rng(length).integers(0, 256, length, np.uint8).tobytes()
    instead = {"hole": b"", "zeros": bytes(length), "ones": b"\xff" * length, "noise": noise}[fault]
    at = len(data) // 2
    found = read(data[:at] + instead + data[at + length :])
    assert re.fullmatch(rf"the lower \d+% could not be read|{in_english(IN_PART)}|{FINER}", in_english(found.damage))
    assert capfd.readouterr() == ("", "")


def test_jpeg_of_which_next_to_nothing_is_left_is_refused(read: Read) -> None:
    data = encode(WHOLE, ".jpg")
    with pytest.raises(DecodeError, match="the JPEG data is damaged, cut short") as caught:
        read(data[: data.find(b"\xff\xda") + 30])
    assert caught.value.reason == "damaged"


@pytest.mark.parametrize(("orientation", "side"), [(2, "the lower "), (3, "the upper "), (6, "")])
def test_lost_side_is_that_of_the_upright_picture(read: Read, orientation: int, side: str) -> None:
    data = jpeg_with_exif(encode(WHOLE, ".jpg"), exif(orientation))
    found = read(cut(data, 0.5))
    assert re.fullmatch(rf"{side}\d\d% could not be read", in_english(found.damage))
    assert found.size == (found.picture.shape[1], found.picture.shape[0])
    assert 320 in found.size


@pytest.mark.parametrize("fill", [b"\0", bytes(400), b"\xff\0" * 3], ids=["one", "block", "ones"])
def test_bytes_that_cameras_leave_before_the_end_mark_are_no_damage(read: Read, fill: bytes) -> None:
    for data in (encode(WHOLE, ".jpg"), PROGRESSIVE):
        found = read(data[:-2] + fill + END)
        assert found.damage is None


def test_cut_copy_is_recognized_by_what_is_left(run) -> None:
    query = run(describe_query(cut(encode(WHOLE, ".jpg"), 0.6) + END))
    score = verify(query, prepare(WHOLE).features)
    assert score.matches
    assert 0.4 < score.details.image_coverage < 0.7


@pytest.mark.parametrize("left", [-12, -16, -20])
def test_png_without_its_last_bytes_is_whole(read: Read, left: int) -> None:
    found = read(encode(WHOLE, ".png")[:left])
    assert found.damage is None
    assert np.array_equal(found.picture, WHOLE)


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_png_cut_short_is_its_upper_rows(read: Read, channels: int) -> None:
    picture = np.dstack([WHOLE, np.full((240, 320), 255, np.uint8)])[..., :channels]
    found, whole = (read(cut(encode(picture, ".png"), share)) for share in (0.4, 1))
    rows = len(found.picture)
    assert in_english(found.damage) == f"the lower {round(100 - rows / 2.4)}% could not be read"
    assert 0.3 * 240 < rows < 0.5 * 240
    assert np.array_equal(found.picture, whole.picture[:rows])


def test_png_with_a_wrong_byte_or_a_hole_is_told(read: Read) -> None:
    data = bytearray(encode(WHOLE, ".png"))
    middle = len(data) // 2
    hole = read(bytes(data[:middle] + data[middle + 300 :]))
    data[middle] ^= 1
    wrong = read(bytes(data))
    told = rf"the lower \d+% could not be read|{in_english(IN_PART)}"
    assert re.fullmatch(told, in_english(hole.damage)) and re.fullmatch(told, in_english(wrong.damage))
    assert np.array_equal(hole.picture[:80], WHOLE[:80])


def test_what_is_left_of_a_png_is_clean() -> None:
    left = png_file.salvage(cut(encode(WHOLE, ".png"), 0.5))
    assert left is not None
    assert png_file.clean(left.data) == left.data


def test_what_others_write_meanwhile_comes_through(capfd: pytest.CaptureFixture[str]) -> None:
    with listening() as heard:
        cv2.imdecode(np.frombuffer(cut(encode(WHOLE, ".jpg"), 0.5) + END, np.uint8), cv2.IMREAD_COLOR)
        with open(2, "w", closefd=False) as stream:
            stream.write("a line\n")
    assert heard.text == "Corrupt JPEG data: premature end of data segment\n"
    assert capfd.readouterr().err == "a line\n"


@pytest.mark.skipif(sys.platform == "emscripten", reason="there are no threads")
def test_thread_that_decodes_beside_a_damaged_picture_is_not_blamed() -> None:
    whole = encode(WHOLE, ".jpg")
    files = [whole, cut(whole, 0.5) + END] * 20
    found: dict[int, str] = {}

    def work(numbers: range) -> None:
        for number in numbers:
            found[number] = asyncio.run(read_picture(files[number])).damage

    threads = [threading.Thread(target=work, args=(range(first, 40, 4),)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [bool(found[number]) for number in range(40)] == [False, True] * 20

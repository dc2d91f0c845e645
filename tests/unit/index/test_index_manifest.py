"""Manifests: round trips, and a text of its own for everything that a reader refuses."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage.errors import IndexFileError
from echoimage.index.entry_json import from_base, read
from echoimage.index.entry_json import write as write_text
from echoimage.index.keypoint_lists import KeypointsInfo
from echoimage.index.manifest import DetailInfo, Manifest, SegmentInfo, parse, vocabulary, write
from echoimage.index.words_file import Parts
from index_samples import ENTRY

pytestmark = pytest.mark.same_everywhere  # JSON in, whole numbers and texts out

DIGITS = "0123456789abcdef" * 2
PARTS = Parts((36, 100), (200, 30), (300, 96), (400, 3000))
KEYPOINTS = KeypointsInfo("d" * 32, 900, 256, 36, 40, 120), KeypointsInfo("c" * 32, 900, 65_280, 36, 40, 120)
SEGMENT = SegmentInfo(DIGITS, 5000, PARTS, (DetailInfo(DIGITS[::-1], 70, 2), DetailInfo("f" * 32, 40, 1)), KEYPOINTS)
MANIFEST = Manifest(3, (SEGMENT,), "../p/", ("e" * 32,))

digits = st.text("0123456789abcdef", min_size=32, max_size=32)
detail = st.builds(DetailInfo, digits, st.integers(0, 50_000_000), st.integers(1, 64))
details = st.lists(detail, max_size=4, unique_by=lambda one: one.digits)


@given(details, st.lists(digits, max_size=3))
def test_round_trip(found: list[DetailInfo], sources: list[str]) -> None:
    images = sum(one.images for one in found)
    parts = Parts((36, 1), (1, images * 10), (2, images * 32), (0, 6))
    made = Manifest(
        images + 2, (SegmentInfo("a" * 32, 50_000, parts, tuple(found)), SEGMENT), "./", tuple(dict.fromkeys(sources))
    )
    assert parse(write(made), "manifest.json") == made


def test_an_index_may_be_empty() -> None:
    assert parse(write(Manifest(0, ())), "m") == Manifest(0, ())


def test_a_single_sources_file_stands_by_itself_and_several_in_a_list() -> None:
    for sources, written in (((), ""), (("e" * 32,), "e" * 32), (("e" * 32, "f" * 32), ["e" * 32, "f" * 32])):
        data = write(replace(MANIFEST, sources=sources))
        assert json.loads(data)["sources"] == written
        assert parse(data, "m").source_names == [f"sources-{digits}.zip" for digits in sources]


def test_manifest_that_is_too_large_is_neither_written_nor_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(MANIFEST)
    text = rf"^{{}} has {len(data):,} bytes, and a file of an index may have {len(data) - 1:,}; divide the pictures "
    monkeypatch.setattr("echoimage.index.manifest.MAX_FILE", len(data) - 1)
    for name, work in (("manifest.json", lambda: write(MANIFEST)), ("m", lambda: parse(data, "m"))):
        with pytest.raises(IndexFileError, match=text.format(name)) as caught:
            work()
        assert caught.value.reason == "too-large"


def test_names_are_those_of_all_files() -> None:
    assert MANIFEST.names == [
        f"words-{DIGITS}.zip",
        f"details-{DIGITS[::-1]}.zip",
        f"details-{'f' * 32}.zip",
        f"keypoints-{'d' * 32}.zip",
        f"keypoints-{'c' * 32}.zip",
        f"sources-{'e' * 32}.zip",
    ]
    assert SEGMENT.images == 3


def segment(number: int, *images: int) -> SegmentInfo:
    """Return a segment whose files are its own."""
    count = sum(images)
    parts = Parts((0, 1), (0, 10 * count), (0, 32 * count), (0, 0))
    files = tuple(DetailInfo(f"{number:016x}{at:016x}", 1, some) for at, some in enumerate(images))
    return SegmentInfo(f"{number:032x}", 5_000_000, parts, files)


def test_segment_has_up_to_65536_images() -> None:
    for images, right in (((64,) * 1024, True), ((*(64,) * 1024, 1), False)):
        made = Manifest(1025, (segment(0, *images),))
        if right:
            assert parse(write(made), "m") == made
        else:
            with pytest.raises(IndexFileError, match="do not fit into it"):
                parse(write(made), "m")


def test_index_has_up_to_256_segments() -> None:
    most = tuple(segment(number, 1) for number in range(256))
    assert len(parse(write(Manifest(256, most)), "m").segments) == 256
    text = "^m has 257 segments, and up to 256 are read, 16,777,216 images; make several indexes$"
    with pytest.raises(IndexFileError, match=text) as caught:
        parse(write(Manifest(257, (*most, segment(256, 1)))), "m")
    assert caught.value.reason == "too-large"


@pytest.mark.parametrize(
    "segments",
    [
        (segment(0, 1), replace(segment(1, 1), digits=segment(0, 1).digits)),
        (segment(0, 1), replace(segment(1, 1), details=segment(0, 1).details)),
        (replace(segment(0, 1, 1), details=segment(0, 1).details * 2),),
    ],
    ids=["words", "details", "details of one segment"],
)
def test_a_file_named_twice_is_refused(segments: tuple[SegmentInfo, ...]) -> None:
    with pytest.raises(IndexFileError, match=r'^m is damaged: it names a file twice; .* run "echoimage index" again$'):
        parse(write(Manifest(2, segments)), "m")


def test_few_images_have_few_numbers() -> None:
    made = segment(0, *(64,) * 5)
    assert parse(write(Manifest(5, (made,))), "m").segments == (made,)
    with pytest.raises(IndexFileError, match="it has more detail files than images"):
        parse(write(Manifest(4, (made,))), "m")


def test_it_says_what_it_is() -> None:
    document = json.loads(write(MANIFEST))
    assert list(document)[:4] == ["format", "version", "vocabulary", "images"]
    assert (document["format"], document["version"], document["vocabulary"]) == ("echoimage-index", 3, vocabulary())
    assert document["segments"][0]["parts"]["directory"] == [200, 30]


def test_an_index_of_version_2_has_no_keypoints_files() -> None:
    document = json.loads(write(MANIFEST))
    document["version"] = 2
    del document["segments"][0]["keypoints"]
    made = parse(json.dumps(document).encode(), "m")
    assert made == replace(MANIFEST, segments=(replace(SEGMENT, keypoints=()),))
    assert not [name for name in made.names if name.startswith("keypoints")]


def test_segments_without_keypoints_have_equal_files_of_them() -> None:
    one, other = (replace(segment(number, 1), keypoints=KEYPOINTS) for number in range(2))
    assert parse(write(Manifest(2, (one, other))), "m").segments == (one, other)


def test_an_index_of_version_1_has_no_digests_of_files() -> None:
    document = json.loads(write(MANIFEST))
    document["version"] = 1
    del document["segments"][0]["parts"]["files"]
    assert parse(json.dumps(document).encode(), "m") == MANIFEST


def broken(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(write(MANIFEST))
    change(document)
    return json.dumps(document).encode()


def put(*path: Any) -> Callable[[dict[str, Any]], object]:
    """Return what sets the value that comes last at the keys before it."""
    *keys, last, value = path

    def change(document: Any) -> None:
        for key in keys:
            document = document[key]
        document[last] = value

    return change


@pytest.mark.parametrize(
    ("data", "reason", "text"),
    [
        (b"", "bad-index", 'm is empty; .*; run "echoimage index" again'),
        (b"<!doctype html>", "bad-index", "m is a web page, not JSON"),
        (b"{", "bad-index", "m is not valid JSON"),
        (b"[" * 100_000, "bad-index", "m is nested too deeply"),
        (b"[]", "bad-index", "m is not the manifest of an index; give the one"),
        (b'{"images": []}', "bad-index", "m is not the manifest of an index; give the one"),
        (broken(put("version", 4)), "newer-version", "version 4, and this program reads versions up to 3; update"),
        (broken(put("version", "1")), "bad-index", "tells no version"),
        (broken(put("version", None)), "bad-index", "tells no version"),
        (broken(put("version", 0)), "bad-index", "tells no version"),
        (broken(put("vocabulary", "0" * 64)), "bad-index", 'other visual words .*; run "echoimage index" again'),
        (broken(put("images", 4)), "bad-index", '"images" is not their number'),
        (broken(put("images", -1)), "bad-index", '"images" is not their number'),
        (broken(put("images", 1.5)), "bad-index", '"images" is not their number'),
        (broken(put("sources", "../../x")), "bad-index", '"sources" names no file'),
        (broken(put("sources", None)), "bad-index", '"sources" names no file'),
        (broken(put("sources", ["e" * 32, ""])), "bad-index", '"sources" names no file'),
        (broken(put("base", None)), "bad-index", '"base" is no folder'),
        (broken(put("segments", {})), "bad-index", '"segments" is no list'),
        (broken(put("segments", 0, 5)), "bad-index", "names no words file"),
        (broken(put("segments", 0, "words", "../x")), "bad-index", "names no words file"),
        (broken(put("segments", 0, "words", DIGITS.upper())), "bad-index", "names no words file"),
        (broken(put("segments", 0, "parts", [])), "bad-index", "names no words file"),
        (broken(put("segments", 0, "bytes", 50_000_001)), "bad-index", "has no size up to 50,000,000 bytes"),
        (broken(put("segments", 0, "bytes", 3399)), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "parts", "counts", [1])), "bad-index", "a number is missing"),
        (broken(put("segments", 0, "parts", "counts", [-1, 5])), "bad-index", "a number is missing"),
        (broken(put("segments", 0, "parts", "directory", [200, 40])), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "parts", "postings", [400, 3001])), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "parts", "files", [400, 1])), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "details", None)), "bad-index", '"details" is no list'),
        (broken(put("segments", 0, "details", 0, ["x", 1, 1])), "bad-index", "names no detail file"),
        (broken(put("segments", 0, "details", 0, 2, 0)), "bad-index", "has 0 images, not 1 to 64"),
        (broken(put("segments", 0, "details", 0, 2, 65)), "bad-index", "has 65 images, not 1 to 64"),
        (broken(put("segments", 0, "details", 0, 2, 2**60)), "bad-index", "a number is missing"),
        (broken(put("segments", 0, "details", 0, 2, 50)), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "details", 0, 1, 1e300)), "bad-index", "a number is missing"),
        (broken(put("segments", 0, "keypoints", None)), "bad-index", '"keypoints" is no list'),
        (broken(put("segments", 0, "keypoints", 0, [])), "bad-index", "names no keypoints file"),
        (broken(put("segments", 0, "keypoints", 0, 0, "../x")), "bad-index", "names no keypoints file"),
        (broken(put("segments", 0, "keypoints", 0, 1, 50_000_001)), "bad-index", "has no size up to 50,000,000 bytes"),
        (broken(put("segments", 0, "keypoints", 0, 1, 100)), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "keypoints", 0, 2, 512)), "bad-index", "keypoints files lack words"),
        (broken(put("segments", 0, "keypoints", 0, 2, 0)), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "keypoints", 0, 2, 255)), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "keypoints", 0, 4, 900)), "bad-index", "do not fit into it"),
        (broken(put("segments", 0, "keypoints", 0, 5, "x")), "bad-index", "a number is missing"),
    ],
)
def test_everything_else_is_refused_with_file_and_remedy(data: bytes, reason: str, text: str) -> None:
    with pytest.raises(IndexFileError, match=text) as caught:
        parse(data, "m")
    assert caught.value.reason == reason
    assert str(caught.value).startswith("m ")


@given(st.integers(0, 10**6), st.integers(0, 7))
def test_flipped_bit_gives_a_manifest_or_an_error(at: int, bit: int) -> None:
    data = bytearray(write(MANIFEST))
    data[at % len(data)] ^= 1 << bit
    try:
        found = parse(bytes(data), "m")
    except IndexFileError:
        return
    assert found.images <= sum(one.images for one in found.segments)


@given(st.integers(0, len(write(MANIFEST)) - 3))
def test_cut_manifest_is_refused(length: int) -> None:
    with pytest.raises(IndexFileError):
        parse(write(MANIFEST)[:length], "m")


@pytest.mark.parametrize(
    ("base", "address", "folder"),
    [
        ("./", "index/manifest.json", "index/"),
        ("../my photos/", "site/index/manifest.json", "site/my photos/"),
        ("../100%/", "https://example.org/site/index/manifest.json", "https://example.org/site/100%25/"),
        ("./", "https://example.org/index/manifest.json?x=1", "https://example.org/index/"),
        ("", "", ""),
        ("javascript:x", "https://example.org/", ""),
        ("\ud800/", "https://example.org/", ""),
        ("file:///etc/", "index/manifest.json", ""),
    ],
)
def test_base_of_relative_addresses(base: str, address: str, folder: str) -> None:
    assert from_base(base, address) == folder


def test_entry_is_checked_as_that_of_a_database() -> None:
    assert read(write_text(ENTRY), "./") == ENTRY
    assert read(write_text(replace(ENTRY, page="javascript:alert(1)")), "https://example.org/") is None
    assert read(write_text(replace(ENTRY, url="\udc80.jpg")), "./") is None
    for text in (b"", b"[]", b"7", b'{"url": 7}', b'{"url": ""}', b'{"url": "a"}, {"url": "b"}', b"{" * 10_000):
        assert read(text, "https://example.org/") is None

"""ZIP files and file names, against the zipfile module."""

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage.errors import IndexFileError
from echoimage.index.container import build, check_digest, deflated, digest, inflate, stored

members = st.lists(st.tuples(st.booleans(), st.binary(max_size=200)), max_size=5)


@given(members)
def test_zipfile_reads_what_is_written(contents: list[tuple[bool, bytes]]) -> None:
    made = [(deflated if packed else stored)(f"{number:05}", data) for number, (packed, data) in enumerate(contents)]
    file, offsets = build(made)
    with zipfile.ZipFile(io.BytesIO(file)) as found:
        assert found.testzip() is None
        assert [found.read(one) for one in found.infolist()] == [data for _, data in contents]
        assert {one.date_time for one in found.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
        assert {one.extra for one in found.infolist()} <= {b""}
    for offset, member, (packed, data) in zip(offsets, made, contents, strict=True):
        raw = file[offset : offset + len(member.data)]
        assert (inflate(raw, 200, "f") if packed else raw) == data


def raw_deflate(data: bytes) -> bytes:
    return zlib.compress(data, wbits=-15)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        raw_deflate(b"abc" * 30)[:-1],
        raw_deflate(b"abc" * 30) + b"x",
        b"\xff" * 20,
        raw_deflate(bytes(91)),
        raw_deflate(bytes(10**7)),
    ],
    ids=["nothing", "cut", "more", "noise", "one byte too long", "bomb"],
)
def test_what_is_no_stream_of_the_length_is_refused(data: bytes) -> None:
    with pytest.raises(IndexFileError, match="f is damaged: its compressed data") as caught:
        inflate(data, 90, "f")
    assert caught.value.reason == "damaged"


def test_name_is_the_first_half_of_the_sha256() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223"
    check_digest("words-ba7816bf8f01cfea414140de5dae2223.zip", b"abc")


@pytest.mark.parametrize("data", [b"abd", b"ab", b"abcc", b""])
def test_other_bytes_than_those_of_the_name_are_refused(data: bytes) -> None:
    with pytest.raises(IndexFileError) as caught:
        check_digest("words-ba7816bf8f01cfea414140de5dae2223.zip", data)
    assert caught.value.reason == "damaged"
    assert str(caught.value).startswith("words-ba7816bf8f01cfea414140de5dae2223.zip is damaged: its")
    assert 'Upload it again, or run "echoimage index --repair"' in str(caught.value)
    assert "reload" in str(caught.value)

"""The index that a database names, or that a document is itself the manifest of."""

import json
from typing import Any

import pytest

from echoimage import DatabaseError
from echoimage.database.entries import INDEX_FORMAT, index_address
from echoimage.index import manifest

pytestmark = pytest.mark.same_everywhere  # texts in, texts out: nothing of OpenCV, NumPy or the system

HERE = "https://example.org/own/images.json"


def found(document: object, address: str = HERE) -> str:
    return index_address(json.dumps(document).encode(), address)


@pytest.mark.parametrize(
    "document", [[], [{"url": "index"}], {}, {"images": []}, {"index": None}, {"index": ""}, "index"]
)
def test_none_is_named(document: object) -> None:
    assert found(document) == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("index/manifest.json", "https://example.org/own/index/manifest.json"),
        ("/i/manifest.json", "https://example.org/i/manifest.json"),
        ("http://other.example/manifest.json", "http://other.example/manifest.json"),
    ],
)
def test_address_counts_from_the_document(written: str, expected: str) -> None:
    assert found({"index": written}) == expected
    assert found({"index": written, "images": []}) == expected


def test_path_counts_from_a_local_document() -> None:
    assert found({"index": "index/manifest.json"}, "/photos/images.json") == "/photos/index/manifest.json"


def test_whole_address_needs_no_document_with_one() -> None:
    assert found({"index": "https://example.org/manifest.json"}, "") == "https://example.org/manifest.json"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings_of_a_document(encoding: str) -> None:
    data = json.dumps({"index": "manifest.json"}).encode(encoding)
    assert index_address(data, HERE) == "https://example.org/own/manifest.json"


def test_text_in_place_of_bytes() -> None:
    assert index_address('{"index": "manifest.json"}', HERE) == "https://example.org/own/manifest.json"


def test_manifest_is_its_own_index() -> None:
    data = manifest.write(manifest.Manifest(0, ()))
    assert index_address(data, "https://example.org/index/manifest.json") == "https://example.org/index/manifest.json"


def test_manifest_without_an_address_is_told() -> None:
    with pytest.raises(DatabaseError, match="open it by its address"):
        found({"format": INDEX_FORMAT}, "")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (7, '"index" of .* is 7; write the address'),
        ([], "is a list"),
        ("ftp://example.org/manifest.json", '"ftp:" addresses are not read'),
        ("https://a:b@example.org/manifest.json", "password"),
        ("javascript:alert(1)", "are not read"),
    ],
)
def test_bad_value_is_told(written: Any, told: str) -> None:
    with pytest.raises(DatabaseError, match=told) as caught:
        found({"index": written})
    assert caught.value.reason == "bad-database"
    assert HERE in str(caught.value)


def test_relative_address_in_a_picked_file_is_told() -> None:
    with pytest.raises(DatabaseError, match="relative"):
        found({"index": "manifest.json"}, "")


def test_two_of_them_are_told() -> None:
    with pytest.raises(DatabaseError, match='"index" twice'):
        index_address('{"index": "a.json", "index": "b.json"}', HERE)


def test_broken_document_that_may_name_one_is_told() -> None:
    with pytest.raises(DatabaseError, match="not valid JSON"):
        index_address('{"index": ', HERE)


def test_document_without_the_word_is_not_read() -> None:
    assert index_address(b"<<< not JSON", HERE) == ""

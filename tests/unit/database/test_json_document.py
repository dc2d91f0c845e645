"""The JSON of a database as a whole: encodings, size, nesting, and what is no database."""

import json
from typing import Any

import pytest

from echoimage import Database, DatabaseError, Entry, parse
from echoimage.database import json_document as document_module

pytestmark = pytest.mark.same_everywhere  # texts in, texts out: nothing of OpenCV, NumPy or the system

BASE = "https://example.org/db/images.json"
URL = "https://example.org/a.jpg"


def read(document: Any, base: str = BASE) -> Database:
    return parse(json.dumps(document).encode(), base)


def test_key_written_twice_makes_a_bad_entry() -> None:
    database = parse(b'[{"url": "/a.jpg", "url": "/b.jpg"}, {"url": "/c.jpg"}]', BASE)
    assert [e.url for e in database.entries] == ["https://example.org/c.jpg"]
    assert 'the key "url" stands in it twice' in database.problems[0].text


def test_images_written_twice_make_a_bad_document() -> None:
    with pytest.raises(DatabaseError, match='holds the key "images" twice'):
        parse(b'{"images": [], "images": [{"url": "/a.jpg"}]}', BASE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_encodings_are_recognised(encoding: str) -> None:
    data = '[{"url": "/a.jpg", "title": "кот"}]'.encode(encoding)
    assert parse(data, BASE).entries == (Entry(URL, "кот"),)


def test_text_is_accepted_as_well_as_bytes() -> None:
    assert parse('\ufeff[{"url": "/a.jpg"}]', BASE).entries == (Entry(URL),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b'[{"url": "\xff"}]', r"not valid UTF-8: byte 10 is 0xff\. Save it as UTF-8"),
        (b"<!doctype html><title>404</title>", "is a web page, not JSON"),
        (b'[{"url": "a"},\n {"url" "b"}]', r"not valid JSON: .* at line 2, column 9"),
        (b'[{"url": "a"}', "not valid JSON: .*; correct the file, or fetch it again if it did not arrive whole"),
        (b'{"url": "a"}\n{"url": "b"}', "Extra data at line 2, column 1"),
        (b'{"pictures": []}', r"is JSON but not an image database; write a list"),
        (b'{"images": {}}', "not an image database"),
        (b'"https://example.org/a.jpg"', "not an image database"),
        (b"null", "not an image database"),
    ],
)
def test_bad_document_is_one_error_with_place_and_remedy(data: bytes, said: str) -> None:
    with pytest.raises(DatabaseError, match=said) as caught:
        parse(data, BASE)
    assert str(caught.value).startswith(BASE)
    assert caught.value.reason == "bad-database"


def test_database_without_an_address_is_named_in_words() -> None:
    with pytest.raises(DatabaseError, match=r"^the database is empty"):
        parse(b"", "")


@pytest.mark.parametrize("unit", ["[", '{"a":', '["]",', '["\\\\",', '["\\"]",', '{"\\\\\\"}":'])
@pytest.mark.parametrize("times", [65, 100_000])
def test_deep_nesting_is_refused(unit: str, times: int) -> None:
    with pytest.raises(DatabaseError, match="nested too deeply: 64 lists or objects at most"):
        parse(unit * times, BASE)


def test_nesting_begins_to_count_where_a_chunk_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_module, "_CHUNK", 7)
    assert document_module.depth('["[[[[[[[[[[[[[[[[", {"a": [1, "\\"[["]}, [[]]]') == 3


def test_brackets_in_titles_are_no_nesting() -> None:
    title = "[{" * 100 + '\\"' + "\\"
    assert read([{"url": URL, "title": title}]).entries[0].title == title


def test_unused_values_may_nest_a_little() -> None:
    assert parse('[{"url": "/a.jpg", "x": ' + "[" * 60 + "]" * 60 + "}]", BASE).entries


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "9" * 5000, "-0.0"])
def test_strange_numbers_in_unknown_keys_do_no_harm(number: str) -> None:
    data = '[{"url": "/a.jpg", "size": ' + number + "}]"
    assert parse(data, BASE) == Database((Entry(URL),), ())


def test_large_document_is_refused_with_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_module, "MAX_BYTES", 2_000_000)
    with pytest.raises(DatabaseError, match=r"has 2\.5 MB; databases of up to 2 MB") as caught:
        parse(b" " * 2_500_000, BASE)
    assert caught.value.reason == "too-large"


def test_memory_error_is_a_database_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(document_module.json, "loads", exhausted)
    with pytest.raises(DatabaseError, match="does not fit into memory"):
        parse(b"[]", BASE)

"""`images.json`: what is accepted, what is reported, what is refused."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage import Database, DatabaseError, Entry, parse
from echoimage import document as document_module

BASE = "https://example.org/db/images.json"
URL = "https://example.org/a.jpg"
SHA = "ab" * 32


def read(document: Any, base: str = BASE) -> Database:
    return parse(json.dumps(document).encode(), base)


def test_list_of_addresses_is_a_database() -> None:
    database = read([{"url": URL}, {"url": "b.jpg"}])
    assert database == Database((Entry(URL), Entry("https://example.org/db/b.jpg")), ())


def test_object_with_images_is_a_database() -> None:
    assert read({"version": 1, "images": [{"url": URL}]}).entries == (Entry(URL),)


def test_empty_list_is_a_database_without_images() -> None:
    assert read([]) == Database((), ())


def test_optional_fields_are_kept() -> None:
    fields = {
        "url": URL,
        "title": "A cat",
        "page": "cat.html",
        "thumbnail": "small/a.jpg",
        "license": "CC0",
        "sha256": SHA.upper(),
    }
    expected = Entry(
        URL,
        "A cat",
        "https://example.org/db/cat.html",
        "https://example.org/db/small/a.jpg",
        "CC0",
        SHA,
    )
    assert read([fields]) == Database((expected,), ())


def test_null_is_the_same_as_absent() -> None:
    fields = dict.fromkeys(["title", "page", "thumbnail", "license", "sha256"])
    assert read([{"url": URL} | fields]) == Database((Entry(URL),), ())


def test_unknown_keys_are_ignored() -> None:
    assert read([{"url": URL, "width": 7, "tags": [{"x": None}]}]) == Database((Entry(URL),), ())


def test_path_and_hash_are_address_and_sha256() -> None:
    assert read([{"hash": SHA, "path": "/a.jpg"}]) == Database((Entry(URL, sha256=SHA),), ())


@pytest.mark.parametrize("value", ["ffd8e0c0", 12, "g" * 64, None])
def test_perceptual_hash_is_no_identity(value: object) -> None:
    assert read([{"hash": value, "path": "/a.jpg"}]) == Database((Entry(URL),), ())


def test_same_address_twice_is_one_image_and_no_problem() -> None:
    database = read([{"url": URL, "title": "first"}, {"url": "HTTPS://Example.org:443/x/../a.jpg"}])
    assert database == Database((Entry(URL, "first"),), ())


def test_fields_of_an_image_listed_again_are_not_looked_at() -> None:
    assert read([{"url": URL}, {"url": URL, "title": 7}]) == Database((Entry(URL),), ())


def test_addresses_that_differ_in_the_path_s_case_are_two() -> None:
    assert len(read([{"url": URL}, {"url": URL.replace("a.jpg", "A.jpg")}]).entries) == 2


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("https://example.org/a.jpg", r'it is "https://example.org/a.jpg"; write \{"url"'),
        (None, "it is null"),
        (7, "it is 7"),
        ([], "it is a list"),
        ({}, 'it has no "url"'),
        ({"url": None, "title": "x"}, 'it has no "url"'),
        ({"url": 7}, "its address is 7, not a text"),
        ({"url": ["a"]}, "its address is a list"),
        ({"url": ""}, "the address is empty"),
        ({"url": "javascript:alert(1)"}, r'"javascript:" addresses are not read.*alert\(1\)'),
        ({"url": "https://u:p@example.org/"}, "user name or password"),
    ],
)
def test_bad_entry_is_reported_by_number_and_the_others_are_used(entry: Any, reason: str) -> None:
    database = read([{"url": URL}, entry, {"url": "b.jpg"}])
    assert [e.url for e in database.entries] == [URL, "https://example.org/db/b.jpg"]
    (problem,) = database.problems
    assert (problem.url, problem.reason) == ("entry 2", "bad-entry")
    assert problem.text.startswith("Entry 2 is left out: ")
    with pytest.raises(AssertionError, match=reason):
        raise AssertionError(problem.text)


def test_relative_entry_of_a_picked_file_tells_the_remedy() -> None:
    (problem,) = parse(b'[{"url": "cats/a.jpg"}]', "").problems
    assert "write the whole address, beginning with https://" in problem.text
    assert '"cats/a.jpg"' in problem.text


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("page", "javascript:alert(1)", '"javascript:" addresses are not read'),
        ("page", 7, "7 is not a text"),
        ("thumbnail", "data:image/png;base64,AA", '"data:" addresses are not read'),
        ("thumbnail", {}, "an object is not a text"),
        ("title", 7, "7 is not a text"),
        ("license", ["CC0"], "a list is not a text"),
        ("sha256", "abc", '"abc" is not 64 hexadecimal digits'),
        ("sha256", 7, "7 is not 64 hexadecimal digits"),
    ],
)
def test_bad_field_is_dropped_and_the_entry_used(field: str, value: Any, said: str) -> None:
    database = read([{"url": URL, field: value}])
    assert database.entries == (Entry(URL),)
    (problem,) = database.problems
    assert (problem.url, problem.reason) == (URL, "bad-entry")
    assert problem.text.startswith(f"Entry 1 is used without its {field}: ")
    assert said in problem.text


def test_title_is_text_not_markup_and_stays_as_written() -> None:
    title = '<img src=x onerror="alert(1)">'
    assert read([{"url": URL, "title": title}]).entries[0].title == title


def test_long_title_is_cut_to_300_characters() -> None:
    title = read([{"url": URL, "title": "x" * 301}]).entries[0].title
    assert title == "x" * 299 + "…"
    assert read([{"url": URL, "title": "x" * 300}]).entries[0].title == "x" * 300


def test_half_characters_and_control_characters_leave_the_title() -> None:
    title = parse(b'[{"url": "/a.jpg", "title": " a\\n\\u0000b\\ud800 "}]', BASE).entries[0].title
    assert title == "a b\ufffd"


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
        (b'[{"url": "a"}', "not valid JSON"),
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


def test_a_hundred_thousand_entries_take_seconds() -> None:
    """A tenth of a million, natively 0.3 s; the limit is for slow machines and WebAssembly."""
    data = json.dumps([{"url": f"https://example.org/{n}.jpg"} for n in range(100_000)])
    begin = time.perf_counter()
    assert len(parse(data, BASE).entries) == 100_000
    assert time.perf_counter() - begin < 8


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["url", "path", "hash", "title", "page", "sha256", "images"]) | st.text(),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([BASE, "", "images.json"]))
@settings(max_examples=300)
def test_any_json_is_read_or_refused_cleanly(document: Any, base: str) -> None:
    try:
        database = parse(json.dumps(document), base)
    except DatabaseError:
        return
    for entry in database.entries:
        assert entry.url
        entry.title.encode()


@given(st.binary() | st.binary().map(lambda data: b'[{"url":"' + data + b'"}]'))
@settings(max_examples=300)
def test_any_bytes_are_read_or_refused_cleanly(data: bytes) -> None:
    try:
        database = parse(data, BASE)
    except DatabaseError as error:
        assert str(error)
        return
    assert all(entry.url.startswith(("https://", "http://")) for entry in database.entries)


@given(st.lists(VALUES, max_size=8))
def test_no_entry_is_dropped_without_a_word(values: list[Any]) -> None:
    database = parse(json.dumps(values), BASE)
    numbered = [problem for problem in database.problems if problem.url.startswith("entry ")]
    good = [value for value in values if isinstance(value, dict)]
    assert len(database.entries) <= len(good)
    assert len(database.entries) + len(numbered) <= len(values)
    if not database.entries:
        assert len(numbered) == len(values)


def test_page_keeps_its_fragment_and_the_image_does_not() -> None:
    document = '[{"url": "a.jpg#x", "page": "https://example.org/doc.html#a part"}, {"url": "a.jpg"}]'
    database = parse(document, "https://example.org/images.json")
    assert [entry.url for entry in database.entries] == ["https://example.org/a.jpg"]
    assert database.entries[0].page == "https://example.org/doc.html#a%20part"

"""`images.json`: what is accepted, what is reported, what is refused."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage import Database, DatabaseError, Entry, parse

pytestmark = pytest.mark.same_everywhere  # texts in, texts out: nothing of OpenCV, NumPy or the system

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


def test_a_hundred_thousand_entries_take_seconds() -> None:
    """A tenth of a million, 0.3 s; the limit is for slow machines."""
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


def test_characters_that_turn_the_direction_of_text_are_left_out_of_titles() -> None:
    document = json.dumps(
        [{"url": "https://example.org/a.jpg", "title": "cat \u202egpj.exe\u2066 \u05d0", "license": "\u202d"}]
    )
    (entry,) = parse(document, "").entries
    assert (entry.title, entry.license) == ("cat gpj.exe \u05d0", "")


def test_entries_that_contradict_each_other_are_told() -> None:
    url = "https://example.org/a.jpg"
    found = parse(json.dumps([1, {"url": url, "sha256": "a" * 64}, {"url": url, "sha256": "b" * 64}, {"url": url}]), "")
    assert [entry.sha256 for entry in found.entries] == ["a" * 64]
    assert found.problems[1].text == "Entry 3 is left out: it has the address of entry 2, but another sha256."
    assert len(found.problems) == 2

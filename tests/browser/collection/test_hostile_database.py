"""Databases written to harm: nothing of them is executed, loaded or linked; what is wrong is told."""

import json
from typing import Any

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

TRAP = "window.trapped = true"
MARKUP = f"<img src=x onerror='{TRAP}'><script>{TRAP}</script>"
FORBIDDEN = ["javascript:" + TRAP, f"data:text/html,<script>{TRAP}</script>", "file:///etc/passwd", "vbscript:x"]

LINKS = """elements => elements.flatMap(element =>
  [...element.attributes].filter(one => /^(href|src|action|srcset|formaction|xlink:href)$/.test(one.name)))
  .map(one => one.value)"""
HANDLERS = """elements => elements.flatMap(element =>
  [...element.attributes].filter(one => one.name.startsWith('on'))).length"""


@pytest.fixture
def with_query(bare_visit: Visit, other: OtherOrigin) -> Visit:
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    bare_visit.choose(file("three.png", encoded(scene(3))))
    bare_visit.reaches("done")
    return bare_visit


def stays_harmless(visit: Visit) -> None:
    visit.problem_list()
    everything = visit.page.locator("*")
    for address in everything.evaluate_all(LINKS):
        scheme = address.partition(":")[0].lower() if ":" in address else ""
        assert scheme in ("", "http", "https", "blob"), address
    assert everything.evaluate_all(HANDLERS) == 0
    assert visit.page.evaluate("window.trapped") is None


@pytest.mark.parametrize("field", ["url", "page", "thumbnail"])
def test_addresses_that_run_or_read_are_not_linked(with_query: Visit, other: OtherOrigin, field: str) -> None:
    good = other.put("/good.png", encoded(scene(3)))
    entries = [
        {"url": other.put(f"/{number}.png", encoded(scene(number))), field: bad} for number, bad in enumerate(FORBIDDEN)
    ]
    with_query.choose_database([{"url": good}, *entries])
    with_query.reaches("done")
    stays_harmless(with_query)
    told = {problem["reason"] for problem in with_query.problem_list()}
    assert told == {"bad-entry"} and with_query.problems.count() == len(FORBIDDEN)


def test_markup_in_texts_is_shown_as_text(with_query: Visit, other: OtherOrigin) -> None:
    entry = {"url": other.put("/3.png", encoded(scene(3))), "title": MARKUP, "license": MARKUP}
    with_query.choose_database([entry])
    with_query.reaches("done")
    stays_harmless(with_query)
    expect(with_query.results.first.get_by_role("link", name=MARKUP).last).to_be_visible()
    expect(with_query.results.first.locator(".license")).to_have_text(MARKUP)
    expect(with_query.status).to_contain_text(MARKUP)


def test_markup_in_addresses_is_escaped(with_query: Visit, other: OtherOrigin) -> None:
    with_query.tolerated.append("status of 404")
    with_query.choose_database([{"url": f"{other.origin}/{MARKUP}"}, {"url": MARKUP}])
    with_query.reaches("done")
    stays_harmless(with_query)


def test_a_licence_that_is_a_script_address_is_text(with_query: Visit, other: OtherOrigin) -> None:
    url = other.put("/3.png", encoded(scene(3)))
    with_query.choose_database([{"url": url, "license": "javascript:" + TRAP}])
    with_query.reaches("done")
    stays_harmless(with_query)


def test_passwords_in_addresses_are_refused_and_not_asked_for(with_query: Visit, other: OtherOrigin) -> None:
    url = other.put("/3.png", encoded(scene(3)))
    with_query.choose_database([{"url": url}, {"url": url.replace("//", "//user:secret@")}])
    with_query.reaches("done")
    problem = with_query.problem_list()[0]
    assert problem["reason"] == "bad-entry" and "password" in problem["text"]
    assert with_query.urls() == [url]


UNUSABLE: list[tuple[str, bytes, str]] = [
    ("not-json", b"<<<", "not JSON"),
    ("half", b'[{"url": "htt', "JSON"),
    ("page", b"<!doctype html><title>x</title>", "web page"),
    ("empty", b"", "empty"),
    ("number", b"7", "not an image database"),
    ("shape", b'{"pictures": []}', "not an image database"),
    ("deep", b"[" * 200_000 + b"]" * 200_000, "nested too deeply"),
    ("binary", bytes(range(256)), "own.json"),
]


@pytest.mark.parametrize(("content", "told"), [one[1:] for one in UNUSABLE], ids=[one[0] for one in UNUSABLE])
def test_what_is_no_database_is_told(with_query: Visit, content: bytes, told: str) -> None:
    with_query.choose_database(content)
    with_query.reaches("error")
    expect(with_query.status).to_contain_text(told)
    stays_harmless(with_query)


def test_an_empty_list_is_told(with_query: Visit) -> None:
    with_query.choose_database([])
    with_query.reaches("done")
    expect(with_query.page.locator("#database-count")).to_contain_text("0 pictures")
    expect(with_query.results).to_have_count(0)


def test_entries_of_every_wrong_kind_are_counted_out(with_query: Visit, other: OtherOrigin) -> None:
    wrong: list[Any] = [None, 7, "text", [], {}, {"url": 7}, {"url": ""}, {"url": {"a": 1}}, {"url": "http://"}]
    good = other.put("/3.png", encoded(scene(3)))
    with_query.choose_database(json.dumps([*wrong, {"url": good}]).encode())
    with_query.reaches("done")
    assert with_query.urls() == [good]
    listed = [problem["url"] for problem in with_query.problem_list()]
    assert listed == [f"entry {number}" for number in range(1, len(wrong) + 1)]

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


def test_addresses_that_run_or_read_are_not_linked(with_query: Visit, other: OtherOrigin) -> None:
    good = other.put("/good.png", encoded(scene(3)))
    entries = [
        {"url": other.put(f"/{field}{number}.png", encoded(scene(3))), field: bad}
        for field in ("url", "page", "thumbnail")
        for number, bad in enumerate(FORBIDDEN)
    ]
    with_query.choose_database([{"url": good}, *entries])
    with_query.reaches("done")
    stays_harmless(with_query)
    told = {problem["reason"] for problem in with_query.problem_list()}
    assert told == {"bad-entry"} and with_query.problems.count() == len(entries)


def test_markup_and_scripts_in_texts_and_addresses_are_shown_as_text(with_query: Visit, other: OtherOrigin) -> None:
    with_query.tolerated.append("status of 404")
    entry = {"url": other.put("/3.png", encoded(scene(3))), "title": MARKUP, "license": MARKUP}
    script = {"url": other.put("/4.png", encoded(scene(4))), "license": "javascript:" + TRAP}
    with_query.choose_database([entry, script, {"url": f"{other.origin}/{MARKUP}"}, {"url": MARKUP}])
    with_query.reaches("done")
    stays_harmless(with_query)
    expect(with_query.results.first.get_by_role("link", name=MARKUP).last).to_be_visible()
    expect(with_query.results.first.locator(".license")).to_have_text(MARKUP)
    expect(with_query.status).to_contain_text(MARKUP)


UNUSABLE: dict[str, tuple[bytes, str]] = {
    "half": (b'[{"url": "htt', "JSON"),
    "page": (b"<!doctype html><title>x</title>", "web page"),
    "shape": (b'{"pictures": []}', "not an image database"),
    "deep": (b"[" * 200_000 + b"]" * 200_000, "nested too deeply"),
    "binary": (bytes(range(256)), "binary.json"),
}


def test_what_is_no_database_is_told_and_an_empty_one_opened(with_query: Visit) -> None:
    for name, (content, told) in UNUSABLE.items():
        with_query.choose_database(content, f"{name}.json")
        with_query.reaches("error")
        expect(with_query.status).to_contain_text(told)
        stays_harmless(with_query)
    with_query.choose_database([], "none.json")
    with_query.reaches("done")
    expect(with_query.page.locator("#database-count")).to_contain_text("0 pictures")
    expect(with_query.results).to_have_count(0)


def test_wrong_entries_are_counted_out_and_addresses_with_passwords_not_asked_for(
    with_query: Visit, other: OtherOrigin
) -> None:
    wrong: list[Any] = [None, 7, "text", [], {}, {"url": 7}, {"url": ""}, {"url": {"a": 1}}, {"url": "http://"}]
    good = other.put("/3.png", encoded(scene(3)))
    secret = {"url": good.replace("//", "//user:secret@")}
    with_query.choose_database(json.dumps([*wrong, {"url": good}, secret]).encode())
    with_query.reaches("done")
    assert with_query.urls() == [good]
    listed = with_query.problem_list()
    assert [problem["url"] for problem in listed[:-1]] == [f"entry {number}" for number in range(1, len(wrong) + 1)]
    assert listed[-1]["reason"] == "bad-entry" and "password" in listed[-1]["text"]

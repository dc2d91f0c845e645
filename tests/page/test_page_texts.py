"""Texts by key, with values in their places; the page's Python has no other text for people."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from fluent_texts import ENGLISH, messages, pattern_text
from logic.texts import joined, sentences, text, told, without_stop

WEB = Path(__file__).resolve().parents[2] / "web"
INDEX = WEB / "index.html"
SOURCES = sorted((WEB / "page").rglob("*.py"))
TEXTS = messages(ENGLISH)
KEYS = set(TEXTS)


OTHERS = ("example-", "error-", "edit-", "place-")
"""Beginnings of keys that the build names, and the worker."""

FOR_THE_BROWSER = {
    " --method classic",
    " license",
    "(display-mode: standalone)",
    "(prefers-reduced-motion: reduce)",
    ".card-picture img",
    "<!doctype html>\n",
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    "width=device-width, initial-scale=1",
    "JPEG 2000",
    "JPEG XL",
    "WebP",
    "Backspace",
    "Apple",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Content-Security-Policy",
    "Delete",
    "EchoImage",
    "End",
    "EchoImage extras",
    "Enter",
    "Escape",
    "Files",
    ".group-choice button",
    "button small",
    "echoimage {}",
    "echoimage {} ",
    "echoimage {} mine",
    "echoimage compare",
    "Home",
    "noopener noreferrer",
    "tbody tr",
    "thead tr",
}
"""Literals that look like text and are none: selectors, classes, names of keys, stores, a folder and relations."""


def literals(path: Path) -> Iterator[str]:
    """Yield the strings of a module, those with values in them with {} in their place; no docstrings, no types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        left_out = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.append(node.value)
        passed.update(part for one in left_out if one for part in ast.walk(one))
        if isinstance(node, ast.JoinedStr):
            passed.update(node.values)
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in passed:
            yield node.value


LITERALS = {literal for path in SOURCES for literal in literals(path)}


def looks_like_text(literal: str) -> bool:
    """Return whether a literal begins like a sentence, or has a word beside a space."""
    return bool(re.search(r"^[A-Z][a-z]|[A-Za-z]{2} | [A-Za-z]{2}", literal))


def test_forms_fit_their_number_which_is_shown_with_its_thousands() -> None:
    assert text("none", n=1) == "Not the one picture that was compared."
    assert text("none", n=12345) == "Not among these 12,345 pictures."
    assert text("unread", n=0) == "0 could not be read."


def test_a_message_within_a_message_is_told_first() -> None:
    inner = {"key": "number-megabytes", "values": {"size": 1.25}}
    assert told({"key": "stored-size-app", "values": {"size": inner}}) == "this page (1.2 MB)"
    assert told("plain") == "plain"


def test_lists_and_sentences_are_one_line() -> None:
    assert joined([]) == ""
    assert joined(["a", "b", "c"]) == "a, b, c"
    assert sentences(["One.", "Two."]) == "One. Two."
    assert [without_stop(one) for one in ("None.", "无。", "No")] == ["None", "无", "No"]


def test_what_is_missing_is_an_error() -> None:
    for missing in (lambda: text("nothing of this"), lambda: text("answer-same")):
        with pytest.raises((KeyError, LookupError)):
            missing()


def keys_in(node: ast.expr) -> list[str]:
    """Return the keys that an expression may come to, or their beginnings."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return keys_in(node.body) + keys_in(node.orelse)
    return keys_in(node.left) if isinstance(node, ast.BinOp) else []


def asked_for(path: Path) -> Iterator[str]:
    """Yield the keys, or their beginnings, that a module gives `text`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "text":
            yield from keys_in(node.args[0])


def test_every_key_that_the_page_names_exists() -> None:
    asked = {key for path in SOURCES for key in asked_for(path) if not key.endswith("-")}
    assert asked and asked <= KEYS


def test_every_text_is_named_by_the_page() -> None:
    beginnings = tuple(one for one in LITERALS if re.fullmatch(r"[a-z]+(-[a-z]+)*-", one))
    in_html = set(re.findall(r'data-l10n-id="([^"]+)"', INDEX.read_text(encoding="utf-8")))
    unnamed = KEYS - LITERALS - in_html
    assert {key for key in unnamed if not key.startswith((*beginnings, *OTHERS))} == set()


def test_text_stands_with_the_texts_alone() -> None:
    assert {one for one in LITERALS if looks_like_text(one)} == FOR_THE_BROWSER


class Unnamed(HTMLParser):
    """Collects text of the HTML that stands in no element with a name."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._named = [False]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("img", "input", "link", "meta"):
            named = tag in ("py-config", "title") or any(name == "data-l10n-id" for name, _ in attrs)
            self._named.append(self._named[-1] or named)

    def handle_endtag(self, tag: str) -> None:
        self._named.pop()

    def handle_data(self, data: str) -> None:
        if not self._named[-1] and re.search("[A-Za-z]{2}", data):
            self.found.add(data.strip())


def test_every_text_of_the_html_has_a_name() -> None:
    unnamed = Unnamed()
    unnamed.feed(INDEX.read_text(encoding="utf-8"))
    assert unnamed.found == {"EchoImage", '[{"url": "https://…"}]', "echoimage index images.json -o index"}


def test_the_html_says_what_the_english_file_says() -> None:
    html = re.sub(r"\s+", " ", unescape(INDEX.read_text(encoding="utf-8")))
    said = {key: text for key, text in re.findall(r'data-l10n-id="([^"]+)"[^>]*>([^<]+)<', html) if text.strip()}
    assert {key: text.strip() for key, text in said.items()} == {key: pattern_text(TEXTS[key].value) for key in said}
    for element in re.findall(r'<[^>]*data-l10n-id="[^"]+"[^>]*>', html):
        key = re.findall(r'data-l10n-id="([^"]+)"', element)[0]
        for attribute in TEXTS[key].attributes:
            assert f'{attribute.id.name}="{pattern_text(attribute.value)}"' in element

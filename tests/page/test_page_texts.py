"""Texts by key, with values in their places; the page's Python has no other text for people."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from logic.texts import TEXTS, text

WEB = Path(__file__).resolve().parents[2] / "web"
INDEX = WEB / "index.html"
SOURCES = [path for path in sorted((WEB / "page").rglob("*.py")) if path.name != "texts.py"]


def key_of(name: str) -> str:
    """Return what `text` takes for an entry: one key for the forms of a number."""
    stem = name.rpartition(".")[0]
    return stem if name in (f"{stem}.one", f"{stem}.other") and f"{stem}.one" in TEXTS else name


MODULES = {".".join(path.relative_to(WEB / "page").with_suffix("").parts) for path in SOURCES}
KEYS = {key_of(name) for name in TEXTS}
FAMILIES = {key.partition(".")[0] for key in KEYS if "." in key}

FOR_THE_BROWSER = {
    " --box {},{},{},{}",
    " --method classic",
    " license",
    "(display-mode: standalone)",
    "(prefers-reduced-motion: reduce)",
    ".card-picture img",
    "<!doctype html>\n",
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    "width=device-width, initial-scale=1",
    "Apple",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Content-Security-Policy",
    "EchoImage",
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


def test_what_is_missing_is_an_error() -> None:
    for missing in (lambda: text("nothing of this"), lambda: text("answer.same")):
        with pytest.raises(KeyError):
            missing()


def test_every_form_for_one_has_another_for_more() -> None:
    for key in TEXTS:
        if key.endswith(".one"):
            assert key.removesuffix(".one") + ".other" in TEXTS


def test_every_key_that_the_page_names_exists() -> None:
    named = {one for one in LITERALS - MODULES if re.fullmatch(r"[a-z]+(\.[a-z]+(-[a-z]+)*)+", one)}
    assert {one for one in named if one.partition(".")[0] in FAMILIES} <= KEYS


def test_every_text_is_named_by_the_page() -> None:
    beginnings = tuple(one.removesuffix("{}") for one in LITERALS if re.fullmatch(r"[a-z.-]+[.-](\{\})?", one))
    assert {key for key in KEYS - LITERALS if not key.startswith(beginnings)} == set()


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
    assert unnamed.found == {"EchoImage", "Sample pictures"}


def test_a_name_stands_for_one_text_in_the_html_and_in_python() -> None:
    found = re.findall(r'data-l10n-id="([^"]+)"[^>]*>([^<]*)<', INDEX.read_text(encoding="utf-8"))
    both = {*found, *TEXTS.items()}
    assert len({name for name, _ in both}) == len(both)

"""Every language has the same texts, with the same places, and the forms of number that it needs."""

import re
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import ast

from fluent_texts import ENGLISH, LOCALES, forms, messages, variables

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = sorted(path.stem for path in LOCALES.glob("*.ftl"))
TEXTS = messages(ENGLISH)
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}


def shape(message: ast.Message) -> tuple[bool, list[str], set[str]]:
    """Return what a message has: whether a text, which attributes, which places."""
    return message.value is not None, sorted(one.id.name for one in message.attributes), variables(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_text_with_its_places(language: str) -> None:
    translated = messages(LOCALES / f"{language}.ftl")
    assert {key: shape(one) for key, one in translated.items()} == {key: shape(one) for key, one in TEXTS.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_has_the_forms_of_its_language(language: str) -> None:
    needed = set(Locale.parse(language).plural_form.tags) | {"other"}
    for key, message in messages(LOCALES / f"{language}.ftl").items():
        for name, given in forms(message):
            if given <= CATEGORIES:
                # Fractions alone take "other" in Russian; a form that is left out falls to it.
                assert given <= needed and "other" in given, (key, name, given)
                assert given in (needed, {"other"}) or "few" not in needed, (key, name, given)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_no_markup(language: str) -> None:
    assert "<" not in (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")


def test_the_page_offers_the_languages_that_there_are() -> None:
    tags = re.search(r"TAGS = {(.*?)}", (ROOT / "web" / "language.js").read_text(encoding="utf-8"))
    offered = re.findall(r'<option value="(\w\w)" lang=', (ROOT / "web" / "index.html").read_text(encoding="utf-8"))
    assert tags and sorted(re.findall(r"(\w+):", tags[1])) == LANGUAGES
    assert sorted(offered) == LANGUAGES

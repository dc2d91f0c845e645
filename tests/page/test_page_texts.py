"""Texts by key, with values in their places."""

import re
from pathlib import Path

import pytest

from logic.texts import TEXTS, text

INDEX = Path(__file__).resolve().parents[2] / "web" / "index.html"


def test_forms_fit_their_number_which_is_shown_with_its_thousands() -> None:
    assert text("none", n=1) == "Not the one picture that was compared."
    assert text("none", n=12345) == "Not among these 12,345 pictures."
    assert text("unread", n=0) == "0 could not be read."


def test_what_is_missing_is_an_error() -> None:
    for missing in (lambda: text("nothing of this"), lambda: text("answer.same")):
        with pytest.raises(KeyError):
            missing()


def test_every_form_for_one_has_another_for_more() -> None:
    assert {key.removesuffix(".one") for key in TEXTS if key.endswith(".one")} == {
        key.removesuffix(".other") for key in TEXTS if key.endswith(".other")
    }


def test_a_name_in_the_page_stands_for_one_text() -> None:
    found = re.findall(r'data-l10n-id="([^"]+)"[^>]*>([^<]*)<', INDEX.read_text(encoding="utf-8"))
    assert len({name for name, _ in found}) == len(set(found))

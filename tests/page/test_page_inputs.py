"""What people type and paste as addresses, and how addresses and names are shown."""

from dataclasses import dataclass

import pytest

from logic.inputs import (
    first_file,
    is_turning,
    legible,
    looks_like_address,
    name_at,
    readable,
    with_scheme,
    within_site,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" example.org/cat.jpg ", "https://example.org/cat.jpg"),
        ("http://example.org/cat.jpg", "http://example.org/cat.jpg"),
        ("demo/cat.jpg", "demo/cat.jpg"),
        ("./cat.jpg", "./cat.jpg"),
        ("../cat.jpg", "../cat.jpg"),
        ("cat.jpg", "cat.jpg"),
        ("", ""),
    ],
)
def test_a_host_is_meant_where_a_name_with_a_dot_comes_first(typed: str, meant: str) -> None:
    assert with_scheme(typed) == meant


@pytest.mark.parametrize(
    ("text", "is_one"),
    [(" https://a.example/b ", True), ("see https://a.example", False), ("https://a.example b", False), ("cat", False)],
)
def test_prose_is_no_address(text: str, is_one: bool) -> None:
    assert looks_like_address(text) == is_one


def test_addresses_of_this_site_are_shown_short_and_readable() -> None:
    assert within_site("https://site.example/app/demo/a.jpg", "https://site.example/app/") == "demo/a.jpg"
    assert name_at("https://site.example/app/demo/a.jpg", "https://site.example/app/") == "a.jpg"
    assert name_at("https://other.example/a.jpg", "https://site.example/app/") == "https://other.example/a.jpg"
    assert within_site("https://other.example/a.jpg", "https://site.example/app/") == "https://other.example/a.jpg"
    assert readable("https://site.example/?q=https%3A%2F%2Fa.example%2Fb%26c") == (
        "https://site.example/?q=https://a.example/b%26c"
    )


def test_names_are_short_and_do_not_turn() -> None:
    assert legible("photo\u202egnp.exe\n\x7f") == "photognp.exe"
    assert legible("x" * 200) == "x" * 119 + "…"
    assert legible("x" * 120) == "x" * 120
    assert not is_turning("א")


@dataclass
class File:
    name: str
    type: str = ""


class Files(list[File]):
    """As the browser lists them."""

    @property
    def length(self) -> int:
        return len(self)

    def item(self, index: int) -> File:
        return self[index]


CAT, DOG = File("cat.jpg", "image/jpeg"), File("dog")


def test_the_first_file_is_taken_where_one_is_wanted() -> None:
    assert first_file(None) is None and first_file(Files()) is None
    assert first_file(Files([CAT, DOG])) is CAT

"""A result as a page of its own: what it says, what it draws, and that nothing given becomes markup."""

from html.parser import HTMLParser
from typing import Any

import pytest
from page_results import match, result

from logic.markup import Slot, document, element
from logic.proof import MOST, POLICY, Made, Side, file_name, proof
from logic.views import Subject

QUERY = {"sha256": "a1" * 32, "width": 40, "height": 20, "format": "png", "keypoints": 9, "damage": ""}
HOSTILE = '</title><script>alert(1)</script><img src=x onerror="alert(2)">\'&quot;'
MADE = Made(
    "1.2.3", "30 November 2026 at 12:00:00 CET", "2026-11-30T12:00:00+01:00", link="https://site.example/?q=a&db=b"
)


class Read(HTMLParser):
    """The elements of a page with their attributes, and all of its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def sides(name: str = "cat.jpg", **known: Any) -> tuple[Side, Side]:
    query = Side("Your picture", "my.png", "", (40, 20), sha256="a1" * 32, picture=Slot(0))
    usual: dict[str, Any] = {"sha256": "b2" * 32, "picture": Slot(1)}
    address = known.pop("address", "https://host.example/cat.jpg")
    return query, Side("Original", name, address, (400, 200), **{**usual, **known})


def read(found: dict[str, Any], both: tuple[Side, Side] | None = None, made: Made = MADE) -> Read:
    subject = Subject(found, QUERY, "blob:1", ["difference", found["url"]])  # type: ignore[arg-type]
    pieces = proof(subject, both or sides(), made)
    filled = "data:,0", "data:,1", "p {}"
    return Read("".join(filled[one.number] if isinstance(one, Slot) else one for one in pieces))


def test_it_says_all_that_is_known() -> None:
    page = read(result(finding=match(differences=[{"query": [1, 2, 5, 8], "image": [11, 22, 15, 28]}])))
    for told in (
        *("Cropped copy of “cat.jpg”", "Certain", "Cropped", "1 place differs", "120 matching details"),
        *("my.png", "https://host.example/cat.jpg", "40 × 20", "400 × 200", "a1" * 32, "b2" * 32),
        *("4 × 6 at 1, 2", "4 × 6 at 11, 22", "1.2.3", MADE.moment, MADE.link, "echoimage compare A B"),
    ):
        assert told in page.text, told
    assert page.of("time") == [{"datetime": MADE.stamp}]
    assert [one["href"] for one in page.of("image")] == ["data:,0", "data:,1"], "each picture is there once"


def test_nothing_given_becomes_markup() -> None:
    hostile = sides(HOSTILE, sha256=HOSTILE, address="https://host.example/" + HOSTILE)
    bad = Made(HOSTILE, HOSTILE, HOSTILE, link="https://" + HOSTILE, language=HOSTILE, direction=HOSTILE)
    page = read(result(title=HOSTILE, finding=match(done=HOSTILE)), hostile, bad)
    plain = read(result())
    assert not page.of("script")
    assert not page.of("img")
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements}
    assert page.of("html") == [{"lang": HOSTILE, "dir": HOSTILE}]
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "blob:https://site.example/1", "mine/1/cat.jpg", ""])
def test_links_lead_to_the_web_alone(address: str) -> None:
    page = read(result(), sides(address=address), Made("1", "now", "now"))
    assert not page.of("a")
    assert not address or address not in page.text


def test_it_may_load_nothing_and_is_in_the_language_of_the_page() -> None:
    page = read(result(), made=Made("1", "now", "now", language="ar", direction="rtl"))
    assert {"http-equiv": "Content-Security-Policy", "content": POLICY} in page.of("meta")
    assert "script-src" not in POLICY
    assert page.of("html") == [{"lang": "ar", "dir": "rtl"}]


def test_the_query_is_laid_where_it_fits() -> None:
    """The image is 400 x 200 and drawn 1.6 times as large; the query lies at 10, 20."""
    over = [one for one in read(result()).of("svg") if one.get("class") == "over"]
    assert [one["style"] for one in over] == ["transform:matrix(0.1,0,0,0.1,16,32)"]
    assert [one["width"] for one in over] == ["640.0"]
    assert not read(result(finding=match(verdict="none", matrix=None))).of("div"), "it fits nowhere"


def test_matching_details_are_joined() -> None:
    page = read(result(finding=match(pairs=[20, 10, 200, 100])))
    assert "M200.0 100.0L604.0 100.0" in [one.get("d") for one in page.of("path")]


def test_what_could_not_be_read_is_said() -> None:
    assert "small copy" in read(result(), sides(small=True)).text
    assert "c3" * 32 in read(result(), sides(changed="c3" * 32)).text
    missing = read(result(), sides(picture=None))
    assert len(missing.of("image")) == 1
    assert "could not be put into this file" in missing.text


def test_a_part_is_named_and_checked_as_one() -> None:
    both = sides()
    both[0].box = (5, 6, 30, 10)
    page = read(result(), both)
    assert "30 × 10 at 5, 6" in page.text
    assert "echoimage compare --box 5,6,30,10 A B" in page.text


def test_areas_that_were_left_out_are_drawn_listed_and_left_out_when_it_is_checked() -> None:
    assert "left out" not in read(result()).text
    both = sides()
    both[0].areas = [(5, 6, 25, 4), (0, 0, 4, 3)]
    both[1].areas = [(100, 20, 40, 70)]
    page = read(result(), both)
    drawn = [[one[name] for name in ("x", "y", "width", "height")] for one in page.of("rect")]
    assert drawn == [["5", "6", "25", "4"], ["0", "0", "4", "3"], ["100", "20", "40", "70"]]
    for told in (
        *("Areas left out", "25 × 4 at 5, 6", "4 × 3 at 0, 0", "40 × 70 at 100, 20"),
        "echoimage compare --mask-first 5,6,25,4 --mask-first 0,0,4,3 --mask-second 100,20,40,70 A B",
    ):
        assert told in page.text, told


def test_the_classic_score_and_no_match_are_named() -> None:
    assert "echoimage compare --method classic A B" in read(result(finding=None)).text
    none = read(result(finding=match(verdict="none", certainty=None)))
    assert "No match: “my.png” and “cat.jpg”" in none.text
    assert "Certain" not in none.text


def test_a_long_list_of_places_is_cut() -> None:
    places = [{"query": [n, 0, n + 1, 1], "image": [n, 0, n + 1, 1]} for n in range(MOST + 2)]
    assert "2 more places differ." in read(result(finding=match(differences=places))).text


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Chelsea the cat", "Chelsea-the-cat-proof.html"),
        ("folder/cat.final.JPG", "folder-cat-final-proof.html"),
        ("../../.ssh/<x>|?*.png", "ssh-x-proof.html"),
        ("чашка", "чашка-proof.html"),
        ("\u202egnp.exe", "gnp-proof.html"),
        ("...", "picture-proof.html"),
        ("x" * 200, "x" * 60 + "-proof.html"),
    ],
)
def test_its_name_is_that_of_the_picture(name: str, file: str) -> None:
    assert file_name(name) == file


def test_slots_stand_between_texts() -> None:
    pieces = document(element("p", {"title": "<"}, Slot(7), "&"))
    assert [one if isinstance(one, str) else one.number for one in pieces] == [
        '<!doctype html>\n<p title="&lt;">',
        7,
        "&amp;</p>\n",
    ]

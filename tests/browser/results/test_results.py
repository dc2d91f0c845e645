"""What a result shows: the exact copy, its title, links and licence, the count and the time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hosts import OtherOrigin
from native import NativeDemo
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit


@pytest.fixture(scope="module")
def demo(site_folder: Path) -> Iterator[NativeDemo]:
    yield NativeDemo(site_folder / "demo")


@pytest.fixture
def with_the_cat(visit: Visit, site_folder: Path) -> Visit:
    """The cat Chelsea, unchanged, searched in the demo."""
    visit.choose(site_folder / "demo" / "chelsea.jpg")
    visit.reaches("done")
    return visit


def test_an_unchanged_picture_is_an_exact_copy(with_the_cat: Visit) -> None:
    first, *others = with_the_cat.cards()
    assert first["url"].endswith("/chelsea.jpg") and first["exact"]
    # Its index was made by a native OpenCV, which finds a few keypoints elsewhere than that of the browser.
    assert float(first["score"]) > 0.98
    expect(with_the_cat.results.first.get_by_text("Exact copy")).to_be_visible()
    assert not any(card["exact"] for card in others)


def test_the_status_says_exact_copy(with_the_cat: Visit) -> None:
    expect(with_the_cat.status).to_have_text("Exact copy: Chelsea the cat")


def test_a_card_has_title_licence_and_links(with_the_cat: Visit, demo: NativeDemo) -> None:
    entry = next(one for one in demo.entries if one.title == "Chelsea the cat")
    card = with_the_cat.results.first
    expect(card.get_by_role("link", name=entry.title).last).to_have_attribute("href", entry.page)
    expect(card.get_by_role("link", name="Original file")).to_have_attribute(
        "href", with_the_cat.address + "demo/chelsea.jpg"
    )
    expect(card).to_contain_text(entry.license)


def test_numbers_of_pictures_and_seconds_are_told(with_the_cat: Visit, demo: NativeDemo) -> None:
    text = with_the_cat.page.locator("#summary").inner_text()
    assert f"{len(demo.entries)} pictures" in text
    assert "seconds" in text


def test_facts_of_the_query_are_told(with_the_cat: Visit) -> None:
    facts = with_the_cat.page.locator("#query-facts")
    expect(facts).to_contain_text("JPEG")
    expect(facts).to_contain_text("keypoints")
    expect(facts).to_contain_text(" × ")


def test_equal_files_at_two_addresses_are_one_result(with_the_cat: Visit, other: OtherOrigin) -> None:
    visit, data = with_the_cat, encoded(scene(1))
    visit.hosts.add(other.origin.removeprefix("http://"))
    urls = [other.put(path, data) for path in ("/here.png", "/there.png")]
    database = {"images": [{"url": url, "title": "Shapes"} for url in urls]}
    visit.choose_database(database)
    visit.reaches("done")
    visit.choose(file("shapes.png", data))
    visit.reaches("done")
    assert visit.urls() == urls[:1] and visit.cards()[0]["exact"]
    visit.results.first.get_by_text("The same file").click()
    expect(visit.results.first.get_by_role("link", name=urls[1])).to_be_visible()

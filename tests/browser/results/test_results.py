"""What the answer says and shows: words, pictures at one scale, links; rows for more, a strip for what is none."""

from pathlib import Path

import pytest
from hosts import OtherOrigin
from native import NativeDemo
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit


@pytest.fixture
def with_the_cat(visit: Visit, site_folder: Path) -> Visit:
    """The cat Chelsea, unchanged, searched in the demo."""
    visit.choose(site_folder / "demo" / "chelsea.jpg")
    visit.reaches("done")
    return visit


def test_an_unchanged_picture_is_an_exact_copy_with_title_licence_and_links(
    with_the_cat: Visit, site_folder: Path
) -> None:
    first, *others = with_the_cat.cards()
    assert first["url"].endswith("/chelsea.jpg") and first["exact"]
    # Its index was made by a native OpenCV, which finds a few keypoints elsewhere than that of the browser.
    assert float(first["score"]) == 1
    assert not any(card["exact"] for card in others)
    expect(with_the_cat.status).to_have_text("Exact copy of “Chelsea the cat”")
    expect(with_the_cat.page).to_have_title("Exact copy of “Chelsea the cat” – EchoImage")
    demo = NativeDemo(site_folder / "demo")
    entry = next(one for one in demo.entries if one.title == "Chelsea the cat")
    card = with_the_cat.results.first
    expect(card.get_by_text("Same file, byte for byte")).to_be_visible()
    expect(card.get_by_role("link", name=entry.title).last).to_have_attribute("href", entry.page)
    original = card.get_by_role("link", name="Open original")
    expect(original).to_have_attribute("href", with_the_cat.address + "demo/chelsea.jpg")
    expect(original).to_have_attribute("target", "_blank")
    expect(original).to_have_attribute("rel", "noopener noreferrer")
    expect(card).to_contain_text(entry.license)
    expect(with_the_cat.page.locator("#summary")).to_contain_text(f"{len(demo.entries)} pictures")
    expect(with_the_cat.page.locator("#summary")).to_contain_text("seconds")
    for fact in ("JPEG", "keypoints", " × "):
        expect(with_the_cat.page.locator("#query-facts")).to_contain_text(fact)


def test_a_crop_is_drawn_as_large_as_its_area_in_the_original_and_framed_there(visit: Visit) -> None:
    visit.try_example("Cropped")
    visit.reaches("done")
    card = visit.results.first
    expect(card.get_by_role("heading")).to_have_text("Cropped copy of “Chelsea the cat”")
    expect(card.get_by_text("Certain", exact=True)).to_be_visible()
    crop, original = card.locator(".card-query").bounding_box(), card.locator(".card-picture").bounding_box()
    assert crop and original
    share = crop["width"] * crop["height"] / (original["width"] * original["height"])
    assert f"Shows {share:.0%}" in visit.cards()[0]["text"]
    frame = card.locator(".card-picture .drawn-frame").bounding_box()
    assert frame and abs(frame["width"] - crop["width"]) < 4 and abs(frame["height"] - crop["height"]) < 4


def test_further_matches_are_rows_and_those_not_shown_are_counted(bare_visit: Visit, other: OtherOrigin) -> None:
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    picture = scene(5, 640, 480)
    urls = [other.put(f"/{quality}.jpg", encoded(picture, "jpeg", quality=quality)) for quality in (95, 90, 85)]
    bare_visit.choose_database([{"url": url} for url in [*urls, other.put("/6.png", encoded(scene(6, 640, 480)))]])
    bare_visit.reaches("done")
    if not bare_visit.page.get_by_label("Results shown").is_visible():
        bare_visit.page.locator("#settings-panel summary").click()
    bare_visit.page.get_by_label("Results shown").fill("2")
    bare_visit.page.get_by_label("Results shown").press("Enter")
    bare_visit.reaches("done")
    bare_visit.choose(file("copy.png", encoded(picture)))
    bare_visit.reaches("done")
    assert [card["form"] for card in bare_visit.cards()] == ["answer", "row"]
    expect(bare_visit.page.locator("#more")).to_contain_text("1 more picture matches.")
    bare_visit.page.get_by_role("button", name="Show more").click()
    bare_visit.reaches("done")
    assert [card["form"] for card in bare_visit.cards()] == ["answer", "row", "row"]
    expect(bare_visit.page.locator("#more")).to_be_hidden()
    # Who uses the keyboard goes on where there is something new.
    expect(bare_visit.page.locator("#results > li").nth(2)).to_be_focused()
    expect(bare_visit.page.get_by_role("button", name="Nearest, not matches")).to_be_hidden()


def test_without_a_match_it_says_among_how_many_and_folds_what_comes_nearest(
    bare_visit: Visit, other: OtherOrigin
) -> None:
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    urls = [other.put(f"/{number}.png", encoded(scene(number, 320, 240))) for number in (1, 2)]
    bare_visit.choose_database([{"url": url} for url in [*urls, other.put("/none.png", b"no picture")]])
    bare_visit.reaches("done")
    bare_visit.choose(file("other.png", encoded(scene(77, 640, 480))))
    bare_visit.reaches("done")
    told = "Not among these 2 pictures. 1 could not be read."
    expect(bare_visit.page.locator("#nothing")).to_have_text(told)
    expect(bare_visit.status).to_have_text(told)
    expect(bare_visit.results.first).to_be_hidden()
    bare_visit.page.get_by_role("button", name="Nearest, not matches").click()
    expect(bare_visit.results).to_have_count(2)
    expect(bare_visit.results.first).to_be_visible()
    assert {card["form"] for card in bare_visit.cards()} == {"nearest"}
    bare_visit.compare()
    expect(bare_visit.page.locator("#comparison-original-name")).to_have_text("Other picture")
    bare_visit.page.keyboard.press("Escape")


def test_problems_are_listed_by_the_hundred(bare_visit: Visit) -> None:
    bare_visit.choose_database([{"url": f"ftp://host.example/{number}"} for number in range(250)])
    bare_visit.reaches("done")
    expect(bare_visit.page.locator("#problems-count")).to_contain_text("250 problems")
    expect(bare_visit.problems).to_have_count(100)
    assert len(bare_visit.problem_list()) == 100
    bare_visit.page.get_by_role("button", name="Show 100 more").click()
    bare_visit.page.get_by_role("button", name="Show 50 more").click()
    expect(bare_visit.problems).to_have_count(250)
    expect(bare_visit.page.locator("#problems-more")).to_be_hidden()


def test_equal_files_at_two_addresses_are_one_result(bare_visit: Visit, other: OtherOrigin) -> None:
    visit, data = bare_visit, encoded(scene(1))
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

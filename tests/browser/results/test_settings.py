"""How to search: the method, the number of results, the score from which a picture passes; kept in the location."""

import re
from collections.abc import Callable

import pytest
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

CROPPED = "demo/examples/cropped.jpg"


@pytest.fixture
def cropped(visit: Visit) -> Visit:
    """A part of the cat Chelsea has been searched as is the default, and the settings are open."""
    open_settings(visit)
    visit.type_address(CROPPED)
    visit.reaches("done")
    return visit


def open_settings(visit: Visit) -> None:
    if not visit.page.get_by_label("Results shown").is_visible():
        visit.page.locator("#settings-panel summary").click()


def counts(visit: Visit) -> list[int]:
    """Return the numbers of the line about matches: of those shown, shown, of all, all."""
    return [int(number) for number in re.findall(r"\d+", visit.page.locator("#threshold-count").inner_text())]


def test_verified_five_results_is_the_default(cropped: Visit) -> None:
    expect(cropped.page.get_by_role("radio", name="Verified")).to_be_checked()
    expect(cropped.page.get_by_label("Results shown")).to_have_value("5")
    expect(cropped.results).to_have_count(5)
    assert cropped.page.url == f"{cropped.address}?q={CROPPED}"


def test_classic_searches_again_and_gives_no_verdict(cropped: Visit) -> None:
    verified = cropped.cards()
    cropped.page.get_by_role("radio", name="Classic").check()
    cropped.reaches("done")
    classic = cropped.cards()
    assert {card["verdict"] for card in classic} == {""}
    assert classic[0]["url"] == verified[0]["url"] and classic[0]["ssim"] != verified[0]["ssim"]
    expect(cropped.status).to_contain_text("Most similar: Chelsea the cat, score")
    assert cropped.page.url.endswith("&method=classic")
    cropped.page.get_by_role("radio", name="Verified").check()
    cropped.reaches("done")
    assert cropped.cards() == verified
    assert cropped.page.url == f"{cropped.address}?q={CROPPED}"


def test_the_number_of_results(cropped: Visit) -> None:
    cropped.page.get_by_label("Results shown").fill("10")
    cropped.page.get_by_label("Results shown").press("Enter")
    cropped.reaches("done")
    expect(cropped.results).to_have_count(10)
    assert cropped.page.url.endswith("&k=10")


@pytest.mark.parametrize(("typed", "kept"), [("0", "1"), ("99", "50"), pytest.param("", "5", marks=pytest.mark.slow)])
def test_a_number_out_of_limits_is_set_right(cropped: Visit, typed: str, kept: str) -> None:
    field = cropped.page.get_by_label("Results shown")
    field.fill("7")
    field.press("Enter")
    cropped.reaches("done")
    field.fill(typed)
    field.press("Enter")
    cropped.reaches("done")
    expect(field).to_have_value(kept)


def test_a_link_carries_the_settings(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit().open(f"?q={CROPPED}&method=classic&k=10&threshold=20", state="done")
    assert visit.urls()[0] == visit.address + "demo/chelsea.jpg"
    expect(visit.results).to_have_count(10)
    assert {card["verdict"] for card in visit.cards()} == {""}
    open_settings(visit)
    expect(visit.page.get_by_role("radio", name="Classic")).to_be_checked()
    expect(visit.page.get_by_role("slider", name="Least score")).to_have_value("20")


def test_the_threshold_counts_as_it_moves(cropped: Visit) -> None:
    shown, total = 5, counts(cropped)[3]
    assert counts(cropped) == [1, shown, 1, total] and total > 20
    slider = cropped.page.get_by_role("slider", name="Least score of a match")
    slider.fill("100")
    assert counts(cropped) == [0, shown, 0, total]
    expect(cropped.status).to_have_text("No match found. The most similar pictures are shown.")
    assert {card["match"] for card in cropped.cards()} == {"no"}
    assert cropped.page.url.endswith("&threshold=100")
    slider.press("Home")
    assert counts(cropped)[0] == 1
    expect(cropped.status).to_contain_text("Chelsea the cat")
    assert cropped.page.url == f"{cropped.address}?q={CROPPED}"


def test_classic_counts_all_compared_pictures(cropped: Visit) -> None:
    cropped.page.get_by_role("radio", name="Classic").check()
    cropped.reaches("done")
    cropped.page.get_by_role("slider", name="Least score of a match").fill("0")
    matches, shown, passing, total = counts(cropped)
    assert (matches, shown) == (5, 5) and passing == total


@pytest.mark.slow
def test_a_link_with_nonsense_is_read_as_the_default_and_settings_may_change_before_there_is_a_picture(
    new_visit: Callable[..., Visit],
) -> None:
    visit = new_visit().open("?method=magic&k=many&threshold=x")
    open_settings(visit)
    expect(visit.page.get_by_label("Results shown")).to_have_value("5")
    expect(visit.page.get_by_role("slider", name="Least score")).to_have_value("0")
    expect(visit.page.get_by_role("radio", name="Verified")).to_be_checked()
    visit.page.get_by_role("radio", name="Classic").check()
    visit.choose(file("three.png", encoded(scene(3))))
    visit.reaches("done")
    assert {card["verdict"] for card in visit.cards()} == {""}

"""How to search: the method and the number of results, kept in the location."""

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
    expect(cropped.status).to_have_text("Most similar to “Chelsea the cat”")
    assert cropped.page.url.endswith("&method=classic")
    expect(cropped.page.get_by_text("These are classic scores")).to_be_visible()
    cropped.page.get_by_role("button", name="Use the usual method").click()
    cropped.reaches("done")
    expect(cropped.page.get_by_text("These are classic scores")).to_be_hidden()
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
    visit = new_visit().open(f"?q={CROPPED}&method=classic&k=10", state="done")
    expect(visit.page.get_by_text("These are classic scores")).to_be_visible()
    assert visit.urls()[0] == visit.address + "demo/chelsea.jpg"
    expect(visit.results).to_have_count(10)
    assert {card["verdict"] for card in visit.cards()} == {""}
    open_settings(visit)
    expect(visit.page.get_by_role("radio", name="Classic")).to_be_checked()


@pytest.mark.slow
def test_a_link_with_nonsense_is_read_as_the_default_and_settings_may_change_before_there_is_a_picture(
    new_visit: Callable[..., Visit],
) -> None:
    visit = new_visit().open("?method=magic&k=many&threshold=x")
    open_settings(visit)
    expect(visit.page.get_by_label("Results shown")).to_have_value("5")
    expect(visit.page.get_by_role("radio", name="Verified")).to_be_checked()
    visit.page.get_by_role("radio", name="Classic").check()
    visit.choose(file("three.png", encoded(scene(3))))
    visit.reaches("done")
    assert {card["verdict"] for card in visit.cards()} == {""}

"""How to search: the method and the number of results, kept in the location."""

from collections.abc import Callable

import pytest
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

CROPPED = "demo/examples/cropped.jpg"


def open_settings(visit: Visit) -> None:
    if not visit.page.get_by_label("Results shown").is_visible():
        visit.page.locator("#settings-panel summary").click()


def test_verified_five_results_is_the_default_and_another_number_is_kept_within_limits(visit: Visit) -> None:
    open_settings(visit)
    visit.type_address(CROPPED)
    visit.reaches("done")
    field = visit.page.get_by_label("Results shown")
    expect(visit.page.get_by_role("radio", name="Verified")).to_be_checked()
    expect(field).to_have_value("5")
    expect(visit.results).to_have_count(5)
    assert visit.page.url == f"{visit.address}?q={CROPPED}"
    field.fill("10")
    field.press("Enter")
    visit.reaches("done")
    expect(visit.results).to_have_count(10)
    assert visit.page.url.endswith("&k=10")
    field.fill("99")
    field.press("Enter")
    visit.reaches("done")
    expect(field).to_have_value("50")
    visit.page.get_by_label("Matches", exact=True).select_option("Same image")
    visit.reaches("done")
    expect(visit.status).to_contain_text("Not among these")
    assert visit.page.url.endswith("&k=50&accept=same") and {card["form"] for card in visit.cards()} == {"nearest"}


def test_a_link_carries_the_settings_and_classic_gives_no_verdict(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit().open(f"?q={CROPPED}&method=classic&k=10", state="done")
    classic = visit.cards()
    assert len(classic) == 10 and classic[0]["url"] == visit.address + "demo/chelsea.jpg"
    assert {card["verdict"] for card in classic} == {""}
    expect(visit.status).to_have_text("Most similar to “Chelsea the cat”")
    expect(visit.page.get_by_text("These are classic scores")).to_be_visible()
    open_settings(visit)
    expect(visit.page.get_by_role("radio", name="Classic")).to_be_checked()
    visit.page.get_by_role("button", name="Use the usual method").click()
    visit.reaches("done")
    expect(visit.page.get_by_text("These are classic scores")).to_be_hidden()
    verified = visit.cards()
    assert verified[0]["url"] == classic[0]["url"] and verified[0]["ssim"] != classic[0]["ssim"]
    assert verified[0]["verdict"] == "edited"
    assert visit.page.url == f"{visit.address}?q={CROPPED}&k=10"


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

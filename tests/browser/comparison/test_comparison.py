"""A result opens into a comparison: a dialog with six views, which closes again, by key, by mouse and by touch."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from comparing import LINES, SHOWN, VIEWS, dialog, note
from PIL import Image
from playwright.sync_api import expect
from visit import Visit

PANES = ("query", "original")


def test_a_card_tells_the_verdict_and_what_was_done(turned: Visit) -> None:
    first = turned.cards()[0]
    assert first["verdict"] in ("same", "edited") and first["match"] == "yes"
    assert "Turned by 90" in first["text"]
    assert re.search(r"\d+ matching details", first["text"])
    assert turned.results.first.locator(".verdict").text_content() in ("Same image", "Edited copy")
    expect(dialog(turned)).to_contain_text("Turned by 90")
    assert all(card["verdict"] == "none" and "No match" in card["text"] for card in turned.cards()[1:])


def test_both_pictures_are_shown_side_by_side(turned: Visit) -> None:
    for name in ("Your picture", "Original"):
        picture = dialog(turned).get_by_role("img", name=name, exact=True)
        expect(picture).to_be_in_viewport()
        assert picture.evaluate(SHOWN) > 0


def test_every_view_is_reached_by_arrow_keys(turned: Visit) -> None:
    for name in VIEWS:
        expect(turned.page.get_by_role("radio", name=name, exact=True)).to_be_focused()
        expect(turned.page.get_by_role("radio", name=name, exact=True)).to_be_checked()
        turned.page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("how", ["Escape", "button"])
def test_it_closes_and_the_focus_goes_back(turned: Visit, how: str) -> None:
    if how == "button":
        turned.page.get_by_role("button", name="Close").click()
    else:
        turned.page.keyboard.press("Escape")
    expect(dialog(turned)).to_be_hidden()
    expect(turned.results.first.get_by_role("button", name="Compare")).to_be_focused()


def test_the_picture_of_a_card_opens_it_too(turned: Visit) -> None:
    turned.page.keyboard.press("Escape")
    turned.results.first.locator(".card-picture").click()
    expect(dialog(turned)).to_be_visible()


def test_back_and_a_click_beside_it_close_it_and_forward_breaks_nothing(turned: Visit) -> None:
    page, address = turned.page, turned.page.url
    page.go_back()
    expect(dialog(turned)).to_be_hidden()
    page.go_forward()
    expect(turned.results).to_have_count(5)
    turned.compare()
    page.mouse.click(2, 2)
    expect(dialog(turned)).to_be_hidden()
    assert page.url == address and turned.results.count() == 5


def test_what_is_held_shows_the_other_picture(turned: Visit) -> None:
    page, stage = turned.page, turned.page.locator("#comparison-stage")
    over = dialog(turned).get_by_role("img", name="Your picture, laid over Original")
    page.keyboard.down(" ")
    expect(over).to_be_visible()
    expect(page.locator("#comparison-seen")).to_have_text("Your picture")
    page.keyboard.up(" ")
    expect(over).to_be_hidden()
    expect(page.locator("#comparison-seen")).to_have_text("")
    page.get_by_role("button", name="Hold to see the other").hover()
    page.mouse.down()
    expect(over).to_be_visible()
    page.mouse.up()
    expect(stage).to_have_attribute("data-held", "")


def test_the_sides_are_swapped(turned: Visit) -> None:
    turned.page.keyboard.press("x")
    assert [turned.page.locator(f"#comparison-{name} > img").first.get_attribute("alt") for name in PANES] == [
        "Original",
        "Your picture",
    ]
    turned.look("Slider")
    expect(turned.page.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile(r"^\d+% Original$"))
    turned.look("Details")
    assert dialog(turned).evaluate(LINES) > 20


def test_the_view_is_saved_as_it_is_seen(turned: Visit) -> None:
    turned.look("Slider")
    stage = turned.page.locator("#comparison-stage")
    seen = Image.open(io.BytesIO(stage.screenshot())).convert("RGB")
    with turned.page.expect_download() as download:
        turned.page.get_by_role("button", name="Save view").click()
    saved = Image.open(download.value.path()).convert("RGB")
    assert saved.size == pytest.approx(seen.size, abs=2)
    apart = np.abs(np.asarray(seen.resize((60, 30)), float) - np.asarray(saved.resize((60, 30)), float))
    assert apart.mean() < 3, "but for the corners and the handle"
    turned.page.evaluate(
        """() => {
          const {prototype} = OffscreenCanvas, {convertToBlob} = prototype;
          prototype.convertToBlob = () => {
            prototype.convertToBlob = convertToBlob;
            return Promise.reject(new Error('no room'));
          };
        }"""
    )
    turned.page.get_by_role("button", name="Save view").click()
    expect(note(turned)).to_have_text("The view could not be saved: Error: no room")


def test_nothing_is_held_before_one_was_opened(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit().open(state="")
    expect(visit.body).to_have_attribute("data-listening", "yes", timeout=30_000)
    visit.page.keyboard.press("o")
    visit.page.evaluate("() => dispatchEvent(new Event('blur'))")
    assert visit.body.get_attribute("data-state") != "error"


def test_a_question_mark_lists_the_keys(turned: Visit) -> None:
    turned.page.keyboard.press("?")
    expect(turned.page.get_by_role("dialog", name="Keys")).to_be_visible()
    expect(turned.page.get_by_role("heading", name="Keys")).to_be_focused()
    turned.page.keyboard.press("Escape")
    expect(turned.page.get_by_role("dialog", name="Keys")).to_be_hidden()
    expect(dialog(turned)).to_be_visible()


def test_focus_stays_within(turned: Visit) -> None:
    inside = []
    for _ in range(12):
        turned.page.keyboard.press("Tab")
        inside.append(turned.page.evaluate("document.activeElement.closest('dialog, body').tagName"))
    assert inside.count("DIALOG") >= 10  # the browser's own controls come in between


def test_a_new_picture_closes_it(turned: Visit, site_folder: Path) -> None:
    turned.drop("#comparison-stage", files=[site_folder / "demo" / "coins.jpg"])
    turned.reaches("done")
    expect(dialog(turned)).to_be_hidden()
    assert turned.urls()[0].endswith("/coins.jpg")

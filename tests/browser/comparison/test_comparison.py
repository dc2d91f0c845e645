"""A result opens into a comparison: six views, one zoom for both pictures, everything by key, by mouse and by touch."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from comparing import LINES, SHOWN, VIEWS, dialog, drawn, note, places
from PIL import Image
from playwright.sync_api import expect
from visit import OWN, Visit

ON_A_LINE = """dialog => {
  const line = dialog.querySelector('.lines path[d^=M]');
  const {x, y} = dialog.querySelector('#comparison-stage').getBoundingClientRect();
  const middle = line.getPointAtLength(line.getTotalLength() / 2);
  return [x + middle.x, y + middle.y];
}"""
PANES = ("query", "original")
IS_TURNED = """name => document.body.dataset.state === 'done' && innerWidth === 1280
  && !/[?&](method|k)=/.test(location.search)
  && document.getElementById('database-name').textContent === name
  && document.getElementById('query-name').textContent === 'turned.jpg'"""


@pytest.fixture
def turned(_lent: Visit) -> Visit:
    """A copy turned by 90 degrees has been searched, by an earlier test or anew, and its comparison is opened."""
    _lent.begin()
    if _lent.page.evaluate(IS_TURNED, OWN):
        _lent.page.keyboard.press("Escape")
    else:
        _lent.settle(demo=True)
        _lent.try_example("Turned by 90 degrees")
        _lent.reaches("done")
    _lent.compare()
    return _lent


def pixels(visit: Visit) -> np.ndarray:
    """Return what the middle of the original's pane shows, away from labels."""
    drawn(visit)
    box = visit.page.locator("#comparison-original").bounding_box()
    assert box
    clip = {"x": box["x"] + 150, "y": box["y"] + 60, "width": box["width"] - 300, "height": box["height"] - 120}
    picture = Image.open(io.BytesIO(visit.page.screenshot(clip=clip)))
    return np.asarray(picture.convert("L"), np.float64)


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


def test_a_pixel_of_the_picture_is_one_of_the_screen_at_1(turned: Visit) -> None:
    turned.page.keyboard.press("1")
    expect(turned.page.locator("#comparison-zoom")).to_have_text("100%")
    assert places(turned)[1]["scale"] == pytest.approx(1)
    turned.page.get_by_role("button", name="Fit").click()
    assert round(100 * places(turned)[1]["scale"]) == int(turned.page.locator("#comparison-zoom").inner_text()[:-1])


def test_aligned_both_lie_the_same_way(turned: Visit) -> None:
    turned.page.get_by_label("Aligned").check()
    boxes = [turned.page.locator(f"#comparison-{name} > img").first.bounding_box() for name in ("query", "original")]
    assert boxes[0] and boxes[1]
    for side in ("width", "height"):
        assert boxes[0][side] == pytest.approx(boxes[1][side], rel=0.02)
    turned.page.get_by_label("Aligned").uncheck()


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
    drawn(turned)
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
    expect(visit.body).to_have_attribute("data-listening", "yes")
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


@pytest.mark.parametrize("how", ["keys", "buttons", "wheel", "double click"])
def test_both_pictures_are_enlarged_together(turned: Visit, how: str) -> None:
    page, before, share = turned.page, places(turned), turned.page.locator("#comparison-zoom").inner_text()
    if how == "keys":
        page.keyboard.press("+")
    elif how == "buttons":
        page.get_by_role("button", name="Larger").click()
    elif how == "wheel":
        page.locator("#comparison-query").hover()
        page.mouse.wheel(0, -300)
    else:
        page.locator("#comparison-original").dblclick()
    expect(page.locator("#comparison-zoom")).not_to_have_text(share)
    growth = [new["scale"] / old["scale"] for new, old in zip(places(turned), before, strict=True)]
    assert growth[0] > 1.3 and growth[0] == pytest.approx(growth[1], rel=1e-3)
    page.keyboard.press("0")
    expect(page.locator("#comparison-zoom")).to_have_text(share)
    assert places(turned) == before


def test_dragging_one_moves_the_other_the_way_it_was_turned(turned: Visit) -> None:
    for _ in range(3):
        turned.page.keyboard.press("+")
    before = places(turned)
    turned.page.locator("#comparison-original").hover()
    box = turned.page.locator("#comparison-original").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    turned.page.mouse.down()
    turned.page.mouse.move(x + 60, y, steps=4)
    turned.page.mouse.up()
    query, original = (
        (new["left"] - old["left"], new["top"] - old["top"]) for new, old in zip(places(turned), before, strict=True)
    )
    assert original == pytest.approx((60, 0), abs=1)
    scales = [place["scale"] for place in before]
    assert abs(query[1]) == pytest.approx(60 * scales[0] / scales[1], rel=0.05) and abs(query[0]) < 4


def test_arrow_keys_move_the_pictures_that_have_the_focus(turned: Visit) -> None:
    for _ in range(2):
        turned.page.keyboard.press("+")
    before = places(turned)[1]
    turned.page.get_by_role("group", name="Both pictures").focus()
    turned.page.keyboard.press("ArrowRight")
    assert places(turned)[1]["left"] < before["left"] - 20


def test_the_slider_cuts_where_the_line_is(turned: Visit) -> None:
    turned.look("Slider")
    over = turned.page.locator("#comparison-over")
    field = turned.page.get_by_role("slider", name="Position of the line")
    field.fill("25")
    expect(over).to_have_css("clip-path", "inset(0px 75% 0px 0px)")
    line = turned.page.locator("#comparison-divider").bounding_box()
    pane = turned.page.locator("#comparison-original").bounding_box()
    assert line and pane
    turned.page.mouse.move(line["x"] + line["width"] / 2, line["y"] + 40)
    turned.page.mouse.down()
    turned.page.mouse.move(pane["x"] + pane["width"] / 2, line["y"] + 60, steps=3)
    turned.page.mouse.up()
    assert float(field.input_value()) == pytest.approx(50, abs=1)
    assert places(turned)[1]["left"] >= 0, "the line was moved, not the picture"


def test_the_copy_lies_on_the_original_pixel_by_pixel(turned: Visit) -> None:
    turned.look("Blink")
    turned.page.get_by_label("By itself").uncheck()
    seen = turned.page.locator("#comparison-stage")
    pictures = {}
    for _ in range(2):
        pictures[seen.get_attribute("data-seen")] = pixels(turned)
        turned.page.get_by_role("button", name="Show the other").click()
    assert set(pictures) == {"query", "original"}
    apart = np.abs(pictures["query"] - pictures["original"]).mean()
    shifted = np.abs(pictures["original"][:, 8:] - pictures["original"][:, :-8]).mean()
    assert 0 < apart < shifted / 2, "no better than eight pixels aside"


def test_blinking_goes_on_by_itself_until_told_to_stop(turned: Visit) -> None:
    turned.look("Blink")
    turned.page.get_by_label("By itself").check()
    seen = turned.page.locator("#comparison-stage")
    for which in ("query", "original", "query"):
        expect(seen).to_have_attribute("data-seen", which)
    turned.page.get_by_label("By itself").uncheck()


def test_keypoint_lines_are_drawn_and_counted(turned: Visit) -> None:
    turned.look("Details")
    counted = re.search(r"(\d+) pairs? of keypoints", note(turned).inner_text())
    assert counted and int(counted[1]) > 20
    assert dialog(turned).evaluate(LINES) == min(200, int(counted[1]))
    turned.page.keyboard.press("+")
    assert 0 < dialog(turned).evaluate(LINES) <= min(200, int(counted[1]))


def test_a_line_stands_out_under_the_pointer_and_by_key(turned: Visit) -> None:
    turned.look("Details")
    x, y = dialog(turned).evaluate(ON_A_LINE)
    turned.page.mouse.move(x, y)
    marks = turned.page.locator("#comparison-marks")
    expect(marks).to_have_attribute("data-one", "yes")
    expect(marks.locator(".one")).to_have_attribute("d", re.compile("^M"))
    turned.page.mouse.move(x, 1)
    turned.page.keyboard.press("n")
    expect(turned.page.locator("#comparison-place")).to_have_text(re.compile(r"^Detail \d+ of \d+$"))


def test_a_new_picture_closes_it(turned: Visit, site_folder: Path) -> None:
    turned.drop("#comparison-stage", files=[site_folder / "demo" / "coins.jpg"])
    turned.reaches("done")
    expect(dialog(turned)).to_be_hidden()
    assert turned.urls()[0].endswith("/coins.jpg")

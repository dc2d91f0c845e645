"""What the views of a comparison show: one zoom for both pictures, the line of a slider, blinking, lines of details."""

import io
import re

import numpy as np
import pytest
from comparing import LINES, dialog, note, places
from PIL import Image
from playwright.sync_api import expect
from visit import Visit

ON_A_LINE = """dialog => {
  const line = dialog.querySelector('.lines path[d^=M]');
  const {x, y} = dialog.querySelector('#comparison-stage').getBoundingClientRect();
  const middle = line.getPointAtLength(line.getTotalLength() / 2);
  return [x + middle.x, y + middle.y];
}"""


def pixels(visit: Visit) -> np.ndarray:
    """Return what the middle of the original's pane shows, away from labels."""
    box = visit.page.locator("#comparison-original").bounding_box()
    assert box
    clip = {"x": box["x"] + 150, "y": box["y"] + 60, "width": box["width"] - 300, "height": box["height"] - 120}
    picture = Image.open(io.BytesIO(visit.page.screenshot(clip=clip)))
    return np.asarray(picture.convert("L"), np.float64)


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

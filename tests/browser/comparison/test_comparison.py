"""A result opens into a comparison: six views, one zoom for both pictures, everything by key, by mouse and by touch."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from comparing import VIEWS, dialog, places
from hosts import OtherOrigin
from pictures import encoded, file, scene
from PIL import Image
from playwright.sync_api import Locator, expect
from visit import LONG, Visit

LINES = "dialog => [...dialog.querySelectorAll('.lines path')].filter(one => one.getAttribute('d')).length"
SHOWN = "image => image.decode().then(() => image.naturalWidth)"


@pytest.fixture
def turned(visit: Visit) -> Iterator[Visit]:
    """A copy turned by 90 degrees has been searched; its comparison is open, and closed afterwards."""
    yield from _opened(visit, "Turned by 90 degrees")


@pytest.fixture
def watermarked(visit: Visit) -> Iterator[Visit]:
    yield from _opened(visit, "Watermarked")


def _opened(visit: Visit, example: str) -> Iterator[Visit]:
    visit.try_example(example)
    visit.reaches("done")
    visit.compare()
    yield visit


def note(visit: Visit) -> Locator:
    return visit.page.locator("#comparison-note")


def pixels(visit: Visit) -> np.ndarray:
    """Return what the middle of the original's pane shows, away from labels."""
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
    for name in ("First", "Second"):
        picture = dialog(turned).get_by_role("img", name=f"{name} picture, large")
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


def test_focus_stays_within(turned: Visit) -> None:
    inside = []
    for _ in range(12):
        turned.page.keyboard.press("Tab")
        inside.append(turned.page.evaluate("document.activeElement.closest('dialog, body').tagName"))
    assert inside.count("DIALOG") >= 10  # the browser's own controls come in between


@pytest.mark.parametrize("how", ["keys", "buttons", "wheel", "double click"])
def test_both_pictures_are_enlarged_together(turned: Visit, how: str) -> None:
    page, before = turned.page, places(turned)
    if how == "keys":
        page.keyboard.press("+")
    elif how == "buttons":
        page.get_by_role("button", name="Larger").click()
    elif how == "wheel":
        page.locator("#comparison-query").hover()
        page.mouse.wheel(0, -300)
    else:
        page.locator("#comparison-original").dblclick()
    expect(page.locator("#comparison-zoom")).not_to_have_text("100 %")
    growth = [new["scale"] / old["scale"] for new, old in zip(places(turned), before, strict=True)]
    assert growth[0] > 1.3 and growth[0] == pytest.approx(growth[1], rel=1e-3)
    page.keyboard.press("0")
    expect(page.locator("#comparison-zoom")).to_have_text("100 %")
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
        turned.page.get_by_role("button", name="Swap").click()
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
    turned.look("Keypoints")
    counted = re.search(r"(\d+) pairs? of keypoints", note(turned).inner_text())
    assert counted and int(counted[1]) > 20
    assert dialog(turned).evaluate(LINES) == min(200, int(counted[1]))
    turned.page.keyboard.press("+")
    assert 0 < dialog(turned).evaluate(LINES) <= min(200, int(counted[1]))


def test_the_frame_shows_where_a_crop_was_taken(visit: Visit) -> None:
    for _ in _opened(visit, "Cropped"):
        visit.look("Frame")
        expect(note(visit)).to_contain_text(re.compile(r"Your picture shows \d+ % of the original"))
        told = re.search(r"shows (\d+) %", note(visit).inner_text())
        frame = visit.page.locator(".frame-line").bounding_box()
        pane = visit.page.locator("#comparison-original > img:first-child").bounding_box()
        assert told and frame and pane
        share = frame["width"] * frame["height"] / (pane["width"] * pane["height"])
        assert 100 * share == pytest.approx(int(told[1]), abs=4)


def outlined(visit: Visit, pane: str) -> list[float]:
    """Return left, top, right and bottom of what is outlined in the picture of a pane, as shares of that picture."""
    outline = visit.page.locator(f"#comparison-{pane} .outline").bounding_box()
    picture = visit.page.locator(f"#comparison-{pane} > img:first-child").bounding_box()
    assert outline and picture
    left, top = (outline["x"] - picture["x"]) / picture["width"], (outline["y"] - picture["y"]) / picture["height"]
    return [left, top, left + outline["width"] / picture["width"], top + outline["height"] / picture["height"]]


def test_what_was_changed_is_outlined_in_both_pictures(visit: Visit, site_folder: Path) -> None:
    picture = Image.open(site_folder / "demo" / "astronaut.jpg")
    picture.paste(scene(5, 102, 102), (358, 51))  # of 512 x 512 pixels
    turned = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).transpose(Image.Transpose.ROTATE_90)
    visit.choose(file("stamped.jpg", encoded(turned, "jpeg")))
    visit.reaches("done")
    visit.compare()
    expect(note(visit)).to_contain_text("1 changed place is outlined.")
    for _ in range(2):
        assert outlined(visit, "query") == pytest.approx([0.1, 0.7, 0.3, 0.9], abs=0.05)
        assert outlined(visit, "original") == pytest.approx([0.7, 0.1, 0.9, 0.3], abs=0.05)
        visit.page.keyboard.press("+")
    visit.look("Blink")
    expect(visit.page.locator(".outline[d^=M]")).to_have_count(0)


def redness(visit: Visit) -> Any:
    """Return how much more red the map is where the mark is than above."""
    return visit.page.get_by_alt_text("Map of differences").evaluate("""async image => {
      await image.decode();
      const {naturalWidth: width, naturalHeight: height} = image;
      const canvas = new OffscreenCanvas(width, height).getContext('2d', {willReadFrequently: true});
      canvas.drawImage(image, 0, 0);
      const opacity = (share) => {
        const {data} = canvas.getImageData(0, Math.round(share * height), width, Math.round(height / 7));
        return data.filter((_, index) => index % 4 === 3).reduce((sum, value) => sum + value, 1);
      };
      return opacity(0.66) / opacity(0);
    }""")


def test_the_map_of_differences_is_loaded_when_asked_for_and_kept(watermarked: Visit) -> None:
    heat = watermarked.page.get_by_alt_text("Map of differences")
    watermarked.look("Differences")
    expect(heat).to_be_visible(timeout=LONG)
    expect(note(watermarked)).to_contain_text(re.compile(r"SSIM .* 0\.\d\d on average"))
    assert redness(watermarked) > 3
    left, top, right, bottom = outlined(watermarked, "original")
    assert left < 0.2 and right > 0.8 and 0.6 < top < bottom < 0.8, "where the mark is"
    made = heat.get_attribute("src")
    watermarked.requests.clear()
    watermarked.look("Frame")
    expect(heat).to_be_hidden()
    watermarked.look("Differences")
    expect(heat).to_have_attribute("src", made or "")
    expect(heat).to_be_visible()
    assert watermarked.fetched() == []


def test_a_host_that_forbids_its_pixels_leaves_all_but_the_map(bare_visit: Visit, other: OtherOrigin) -> None:
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    picture = encoded(scene(3, 640, 480))
    bare_visit.choose_database([{"url": other.put("/3.png", picture, type="image/png")}])
    bare_visit.reaches("done")
    copy = encoded(scene(3, 640, 480).transpose(Image.Transpose.FLIP_LEFT_RIGHT), "jpeg", quality=60)
    bare_visit.choose(file("mirrored.jpg", copy))
    bare_visit.reaches("done")
    assert "Mirrored" in bare_visit.cards()[0]["text"]
    other.put("/3.png", picture, type="image/png", cors=False)
    bare_visit.tolerated += ["blocked by CORS policy", "net::ERR_FAILED"]
    bare_visit.compare()
    assert dialog(bare_visit).get_by_role("img", name="Second picture, large").evaluate(SHOWN) == 640
    bare_visit.look("Keypoints")
    assert dialog(bare_visit).evaluate(LINES) > 20
    bare_visit.look("Frame")
    expect(bare_visit.page.locator(".frame-line")).to_have_attribute("d", re.compile("^M"))
    bare_visit.look("Differences")
    expect(note(bare_visit)).to_contain_text("No map can be drawn here", timeout=LONG)
    expect(note(bare_visit)).to_contain_text("Access-Control-Allow-Origin")


def test_what_does_not_match_says_so(visit: Visit) -> None:
    visit.choose(file("other.png", encoded(scene(77, 640, 480))))
    visit.reaches("done")
    expect(visit.status).to_have_text(re.compile(r"^Not among these \d+ pictures\.$"))
    assert {card["verdict"] for card in visit.cards()} == {"none"}
    visit.compare()
    for view, told in [("Slider", "No way was found"), ("Keypoints", "No keypoints"), ("Frame", "No place was found")]:
        visit.look(view)
        expect(note(visit)).to_contain_text(told)
    visit.page.keyboard.press("Escape")


def test_a_new_picture_closes_it(turned: Visit, site_folder: Path) -> None:
    turned.drop("#comparison-stage", files=[site_folder / "demo" / "coins.jpg"])
    turned.reaches("done")
    expect(dialog(turned)).to_be_hidden()
    assert turned.urls()[0].endswith("/coins.jpg")

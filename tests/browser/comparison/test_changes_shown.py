"""What a comparison shows of pictures that differ in one way each: frame, changed places, map, and what it lacks."""

import re
from pathlib import Path
from typing import Any

import pytest
from comparing import LINES, SHOWN, dialog, note
from hosts import OtherOrigin
from pictures import encoded, file, scene
from PIL import Image
from playwright.sync_api import expect
from visit import Visit


def example_opened(visit: Visit, example: str) -> None:
    visit.try_example(example)
    visit.reaches("done")
    visit.compare()


def test_the_frame_shows_where_a_crop_was_taken(visit: Visit) -> None:
    example_opened(visit, "Cropped")
    visit.look("Frame")
    expect(note(visit)).to_contain_text(re.compile(r"Your picture shows \d+% of the original"))
    told = re.search(r"shows (\d+)%", note(visit).inner_text())
    frame = visit.page.locator(".frame-line").bounding_box()
    pane = visit.page.locator("#comparison-original > img:first-child").bounding_box()
    assert told and frame and pane
    share = frame["width"] * frame["height"] / (pane["width"] * pane["height"])
    assert 100 * share == pytest.approx(int(told[1]), abs=4)


def outlined(visit: Visit, pane: str) -> list[float]:
    """Return left, top, right and bottom of what is outlined in the picture of a pane, as shares of that picture."""
    outline = visit.page.locator(f"#comparison-{pane} .outline:not(.chosen)").bounding_box()
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
    expect(visit.page.locator("#comparison-place")).to_have_text("1 place differs")
    for _ in range(2):
        assert outlined(visit, "query") == pytest.approx([0.1, 0.7, 0.3, 0.9], abs=0.05)
        assert outlined(visit, "original") == pytest.approx([0.7, 0.1, 0.9, 0.3], abs=0.05)
        visit.page.keyboard.press("+")
    visit.page.keyboard.press("0")
    following = visit.page.get_by_role("button", name="Next", exact=True)
    there = following.bounding_box()
    following.click()
    expect(visit.page.locator("#comparison-place")).to_have_text("Place 1 of 1")
    assert following.bounding_box() == there, "it moved away under the pointer"
    box, pane = (visit.page.locator(f"#comparison-original{part}").bounding_box() for part in (" .chosen.outline", ""))
    assert box and pane and pane["x"] < box["x"] < box["x"] + box["width"] < pane["x"] + pane["width"]
    assert max(box["width"] / pane["width"], box["height"] / pane["height"]) > 0.3, "large"
    visit.look("Blink")
    expect(visit.page.locator(".outline:not(.chosen)[d^=M]")).to_have_count(0)
    visit.look("Frame")
    whole = [visit.page.locator(f"#comparison-original{part}").bounding_box() for part in (" > img:first-child", "")]
    assert whole[0] and whole[1] and whole[0]["height"] <= whole[1]["height"] + 1, "the frame is out of sight"


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


def test_the_map_of_differences_is_loaded_when_asked_for_and_kept(visit: Visit) -> None:
    example_opened(visit, "Watermarked")
    heat = visit.page.get_by_alt_text("Map of differences")
    visit.look("Differences")
    expect(heat).to_be_visible()
    expect(note(visit)).to_contain_text(re.compile(r"SSIM .* 0\.\d\d on average"))
    assert redness(visit) > 3
    left, top, right, bottom = outlined(visit, "original")
    assert left < 0.2 and right > 0.8 and 0.6 < top < bottom < 0.8, "where the mark is"
    made = heat.get_attribute("src")
    visit.requests.clear()
    visit.look("Frame")
    expect(heat).to_be_hidden()
    visit.look("Differences")
    expect(heat).to_have_attribute("src", made or "")
    expect(heat).to_be_visible()
    assert visit.fetched() == []


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
    assert dialog(bare_visit).get_by_role("img", name="Original", exact=True).evaluate(SHOWN) == 640
    dialog(bare_visit).get_by_role("button", name="Save view").click()
    expect(note(bare_visit)).to_contain_text("The view cannot be saved")
    bare_visit.look("Details")
    assert dialog(bare_visit).evaluate(LINES) > 20
    bare_visit.look("Frame")
    expect(bare_visit.page.locator(".frame-line")).to_have_attribute("d", re.compile("^M"))
    bare_visit.look("Differences")
    expect(note(bare_visit)).to_contain_text("No map can be drawn here")
    expect(note(bare_visit)).to_contain_text("Access-Control-Allow-Origin")


def test_what_does_not_match_says_so(visit: Visit) -> None:
    visit.choose(file("other.png", encoded(scene(77, 640, 480))))
    visit.reaches("done")
    expect(visit.status).to_have_text(re.compile(r"^Not among these \d+ pictures\.$"))
    assert {card["verdict"] for card in visit.cards()} == {"none"}
    visit.compare()
    for view, told in [("Slider", "No way was found"), ("Details", "No keypoints"), ("Frame", "No place was found")]:
        visit.look(view)
        expect(note(visit)).to_contain_text(told)
    visit.page.keyboard.press("Escape")

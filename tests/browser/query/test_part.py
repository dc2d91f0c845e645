"""A part of the query: a box drawn on it, which alone is searched."""

from comparing import SHOWN
from hosts import OtherOrigin
from pictures import encoded, file, scene
from PIL import Image
from playwright.sync_api import expect
from visit import Visit


def test_a_box_is_drawn_and_only_that_part_is_searched(bare_visit: Visit, other: OtherOrigin) -> None:
    visit, page, facts = bare_visit, bare_visit.page, bare_visit.page.locator("#query-facts")
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.choose_database([{"url": other.put("/5.png", encoded(scene(5, 400, 300)))}])
    visit.reaches("done")
    sheet = Image.new("RGB", (800, 600), "grey")
    sheet.paste(scene(5, 400, 300), (400, 300))
    visit.choose(file("sheet.png", encoded(sheet)))
    visit.reaches("done")
    expect(visit.results.first).to_contain_text("inside a larger picture")

    page.get_by_role("button", name="Search only a part").click()
    box = page.get_by_role("application", name="Part of the picture")
    expect(box).to_be_focused()
    expect(facts).to_have_text("A part: 400 × 300 pixels")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search only a part")).to_be_focused()
    page.keyboard.press("Enter")
    # From the corner of the picture to its middle, beside the box that is there.
    room = box.bounding_box()
    assert room
    scale = min(room["width"] / 800, room["height"] / 600)
    middle = room["x"] + room["width"] / 2, room["y"] + room["height"] / 2
    page.mouse.move(middle[0] + 398 * scale, middle[1] + 298 * scale)
    page.mouse.down()
    page.mouse.move(middle[0] + 5 * scale, middle[1] + 5 * scale)
    page.mouse.up()
    page.keyboard.press("Enter")
    visit.reaches("done")
    expect(facts).to_contain_text("A part: 39")
    expect(visit.results.first).not_to_contain_text("inside a larger picture")
    shown = visit.results.first.locator(".card-query img").evaluate(SHOWN)
    assert 380 < shown < 400, "the frames are drawn on the part"

    page.get_by_role("button", name="Whole picture").click()
    visit.reaches("done")
    expect(facts).to_contain_text("800 × 600 pixels")

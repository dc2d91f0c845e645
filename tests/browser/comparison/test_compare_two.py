"""Any two pictures compared with each other: by the file fields, or dropped at once; no collection is asked."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pictures import encoded, file, scene
from PIL import Image
from playwright.sync_api import expect
from visit import Visit

SHOWN = "image => image.decode().then(() => image.naturalWidth)"


def give(visit: Visit, first: Any, second: Any) -> None:
    """Choose both files; with a second one of the test before, the first may open the comparison over the buttons."""
    for name, picture in (("first", first), ("second", second)):
        change(visit, name, picture)


def change(visit: Visit, name: str, picture: Any) -> None:
    visit.page.locator(f"#compare-{name}").set_input_files(picture)


def give_by_buttons(visit: Visit, first: Any, second: Any) -> None:
    """Choose both files by their buttons, on a fresh page."""
    for name, picture in (("first", first), ("second", second)):
        with visit.page.expect_file_chooser() as chooser:
            visit.page.locator(f"label[for='compare-{name}']").click()
        chooser.value.set_files(picture)


def original() -> Image.Image:
    return scene(3, 640, 480)


def test_two_files_chosen_are_compared(bare_visit: Visit) -> None:
    copy = original().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    give(bare_visit, file("copy.jpg", encoded(copy, "jpeg", quality=70)), file("original.png", encoded(original())))
    dialog = bare_visit.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_have_accessible_name("copy.jpg and original.png")
    expect(dialog).to_contain_text("Mirrored")
    for name in ("copy.jpg", "original.png"):
        assert dialog.get_by_role("img", name=name, exact=True).evaluate(SHOWN) == 640
    expect(dialog.get_by_text("copy.jpg", exact=True).first).to_be_visible()
    bare_visit.look("Details")
    expect(bare_visit.page.locator("#comparison-note")).to_contain_text("pairs of keypoints")
    bare_visit.look("Differences")
    expect(dialog.get_by_alt_text("Map of differences")).to_be_visible()
    bare_visit.page.keyboard.press("Escape")
    expect(bare_visit.page.locator("#compare-line")).to_contain_text("score")
    bare_visit.page.get_by_role("button", name="Open the comparison").click()
    expect(dialog).to_be_visible()


def test_two_files_dropped_at_once_are_compared(bare_visit: Visit, site_folder: Path) -> None:
    demo = site_folder / "demo"
    bare_visit.drop("#headline", files=[demo / "examples" / "watermarked.jpg", demo / "raccoon.jpg"])
    dialog = bare_visit.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_have_accessible_name("watermarked.jpg and raccoon.jpg")
    expect(dialog.locator(".verdict")).to_have_text(re.compile("Same image|Edited copy"))
    bare_visit.page.keyboard.press("Escape")
    bare_visit.page.get_by_role("button", name="Search both instead").click()
    bare_visit.reaches("done")
    expect(bare_visit.page.locator("#answers-rows .row-name")).to_have_text(["watermarked.jpg", "raccoon.jpg"])


def test_one_of_both_changed_is_compared_anew_whatever_its_kind_or_told_with_its_reason(bare_visit: Visit) -> None:
    give(bare_visit, file("one.png", encoded(original())), file("two.png", encoded(original())))
    dialog = bare_visit.page.get_by_role("dialog")
    expect(dialog.locator(".verdict")).to_have_text("Same image")
    # As from the browser's own dialog, which was there before the comparison opened.
    change(bare_visit, "second", file("other.png", encoded(scene(77, 640, 480))))
    expect(dialog.locator(".verdict")).to_have_text("No match")
    bare_visit.page.keyboard.press("Escape")
    # Browsers do not show this kind by themselves.
    change(bare_visit, "first", file("scan.tiff", encoded(original(), "tiff")))
    expect(dialog).to_have_accessible_name("scan.tiff and other.png")
    assert dialog.get_by_role("img", name="scan.tiff", exact=True).evaluate(SHOWN) > 0
    bare_visit.page.keyboard.press("Escape")
    change(bare_visit, "second", file("text.txt", b"hello there"))
    expect(bare_visit.page.locator("#compare-line")).to_contain_text("text file")
    expect(dialog).to_be_hidden()


def test_areas_are_left_out_by_pointer_and_by_key(bare_visit: Visit) -> None:
    copy = original()
    copy.paste(scene(5, 160, 120), (300, 60))
    give(bare_visit, file("covered.png", encoded(copy)), file("original.png", encoded(original())))
    page, verdict = bare_visit.page, bare_visit.page.locator("#comparison-verdict")
    expect(verdict).to_have_text("Edited copy")
    page.get_by_role("button", name="Leave out areas").click()
    picture = page.locator("#comparison-query > img").bounding_box()
    assert picture
    share = picture["width"] / 640
    # Drawn too small, then taken by its corner.
    for start, end in (((295, 55), (380, 120)), ((378, 121), (463, 186))):
        page.mouse.move(picture["x"] + start[0] * share, picture["y"] + start[1] * share)
        page.mouse.down()
        page.mouse.move(picture["x"] + end[0] * share, picture["y"] + end[1] * share, steps=3)
        page.mouse.up()
    expect(verdict).to_have_text("Same image")
    expect(page.locator("#comparison-left-out")).to_have_text("1 area left out")
    # A drag that is interrupted ends there.
    page.mouse.move(picture["x"] + 20 * share, picture["y"] + 300 * share)
    page.mouse.down()
    page.mouse.move(picture["x"] + 90 * share, picture["y"] + 390 * share, steps=3)
    second = page.get_by_role("button", name="Area 2 left out of covered.png")
    drawn = second.bounding_box()
    page.locator("#comparison-query").dispatch_event("pointercancel", {"pointerId": 1})
    page.mouse.move(picture["x"] + 300 * share, picture["y"] + 300 * share, steps=3)
    assert second.bounding_box() == drawn
    page.mouse.up()
    first = page.get_by_role("button", name="Area 1 left out of covered.png")
    first.focus()
    page.keyboard.press("Delete")
    expect(page.locator("#comparison-left-out")).to_have_text("1 area left out")
    expect(first).to_be_focused()
    expect(verdict).to_have_text("Edited copy")
    page.get_by_role("button", name="Remove area").click()
    expect(page.locator("#comparison-left-out")).to_be_empty()
    expect(page.get_by_role("button", name="Add area on covered.png")).to_be_focused()
    page.get_by_role("button", name="Add area on original.png").click()
    area = page.get_by_role("button", name="Area 1 left out of original.png")
    expect(area).to_be_focused()
    for key, times in (("ArrowRight", 4), ("ArrowUp", 11), ("Shift+ArrowRight", 3), ("Shift+ArrowDown", 4)):
        for _ in range(times):
            page.keyboard.press(key)
    expect(verdict).to_have_text("Same image")
    # In this view areas of the first picture are not seen.
    bare_visit.look("Slider")
    page.get_by_role("button", name="Add area on covered.png").click()
    expect(page.get_by_role("button", name="Add area on covered.png")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#compare-line")).to_contain_text("2 areas were left out.")
    page.get_by_role("button", name="Open the comparison").click()
    expect(page.locator("#comparison-left-out")).to_have_text("2 areas left out")
    page.keyboard.press("Escape")


def test_one_file_waits_for_the_other(light_visit: Visit) -> None:
    light_visit.open()
    light_visit.page.locator("#compare-first").set_input_files(file("one.png", encoded(original())))
    expect(light_visit.page.locator("#compare-line")).to_contain_text("second picture")


@pytest.mark.slow
def test_files_chosen_before_python_has_started_are_compared_and_no_collection_is_needed(
    new_visit: Callable[..., Visit],
) -> None:
    visit = new_visit().open("?db=javascript:window.trapped=1#compare", state="")
    give_by_buttons(visit, file("one.png", encoded(original())), file("two.png", encoded(original())))
    expect(visit.page.get_by_role("dialog").locator(".verdict")).to_have_text("Same image")
    visit.page.keyboard.press("Escape")
    visit.page.get_by_role("link", name="Find").click()
    visit.reaches("error")
    expect(visit.status).to_contain_text("only http and https")
    assert visit.page.evaluate("window.trapped") is None

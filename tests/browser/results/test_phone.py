"""The main job and the comparison on a phone: by touch, on a small and on a very small screen."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from comparing import VIEWS, dialog, drawn, places
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import Locator, ViewportSize, expect
from visit import Visit

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 3,
}
SMALL: ViewportSize = {"width": 320, "height": 568}
WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 4


def fits(visit: Visit) -> None:
    """Nothing makes the page wider than the screen."""
    width = visit.page.viewport_size["width"]
    assert visit.page.evaluate("() => document.documentElement.scrollWidth") <= width


def pinch(visit: Visit, on: str) -> None:
    """Lay two fingers on what `on` selects and spread them to twice their distance."""
    box = visit.page.locator(on).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    devtools = visit.page.context.new_cdp_session(visit.page)
    for kind, apart in [("touchStart", 40), ("touchMove", 60), ("touchMove", 80), ("touchEnd", 0)]:
        fingers = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] if apart else []
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    devtools.detach()


def large_enough_for_a_finger(targets: Locator) -> None:
    for target in targets.all():
        box = target.bounding_box()
        assert box and box["height"] >= 44, f"{target.inner_text()} is {box} pixels"


def test_the_main_job_by_touch_and_nothing_scrolls_sideways_at_320_pixels(
    new_visit: Callable[..., Visit], other: OtherOrigin, site_folder: Path
) -> None:
    visit = new_visit(**PHONE).open()
    visit.page.set_viewport_size(SMALL)
    fits(visit)
    visit.page.set_viewport_size(PHONE["viewport"])
    targets = "button:visible, label.button:visible, input:not(.field-behind):visible"
    large_enough_for_a_finger(visit.page.locator(targets))
    for label, name in (("Camera", "cropped.jpg"), ("Choose another", "turned.jpg")):
        with visit.page.expect_file_chooser() as chooser:
            visit.page.locator("label").filter(has_text=label).tap()
        chooser.value.set_files(site_folder / "demo" / "examples" / name)
        visit.reaches("done")
        expect(visit.results.first).to_be_visible()
        fits(visit)
    assert visit.cards()[0]["match"] == "yes"
    visit.results.first.get_by_role("button", name="Compare").tap()
    box = dialog(visit).bounding_box()
    assert box and (box["width"], box["height"]) == (390, 844), "it does not fill the screen"
    large_enough_for_a_finger(dialog(visit).locator("button:visible, label:visible"))
    for name in ("Slider", "Details", "Frame", "Side by side"):
        if name not in VIEWS[:3]:
            visit.page.locator("#comparison-more").tap()
        dialog(visit).locator("label").filter(has_text=re.compile(f"^{name}$")).tap()
        expect(visit.page.locator("#comparison-views label:has(:checked)")).to_have_text(name)
    # Last, because Chromium makes no click of a tap that follows a pinch within a tenth of a second.
    drawn(visit)
    before = places(visit)
    pinch(visit, "#comparison-query")
    growth = [new["scale"] / old["scale"] for new, old in zip(places(visit), before, strict=True)]
    assert growth == pytest.approx([1.95, 1.95], abs=0.15)
    pictures_have_the_room(visit)
    nothing_scrolls_sideways(visit, other)


def pictures_have_the_room(visit: Visit) -> None:
    for size in (PHONE["viewport"], {"width": 320, "height": 640}):
        visit.page.set_viewport_size(size)
        stage, more = (visit.page.locator(f"#comparison-{name}").bounding_box() for name in ("stage", "more"))
        assert stage and stage["height"] >= 0.65 * size["height"]
        assert more and more["x"] + more["width"] <= size["width"], "the views are cut"
    visit.page.set_viewport_size(PHONE["viewport"])


def nothing_scrolls_sideways(visit: Visit, other: OtherOrigin) -> None:
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.page.keyboard.press("Escape")
    visit.page.set_viewport_size(SMALL)
    fits(visit)
    entry = {"url": other.put("/3.png", encoded(scene(3))), "title": WORD, "license": WORD}
    visit.choose_database([entry, {"url": "ftp://" + WORD}], WORD[:60] + ".json")
    visit.reaches("done")
    fits(visit)
    visit.choose(file(WORD + ".png", encoded(scene(3))))
    visit.reaches("done")
    visit.problem_list()
    fits(visit)
    visit.compare()
    for name in (*VIEWS[:2], *VIEWS[3:]):
        visit.look(name)
        assert dialog(visit).evaluate("one => one.scrollWidth <= one.clientWidth"), name
    visit.page.keyboard.press("Escape")
    visit.choose(file(WORD + ".txt", b"no picture"))
    visit.reaches("error")
    fits(visit)

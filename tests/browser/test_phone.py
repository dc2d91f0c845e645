"""The main job on a phone: by touch, on a small and on a very small screen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 3}
SMALL = {**PHONE, "viewport": {"width": 320, "height": 568}}
WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwe" * 4


def fits(visit: Visit) -> None:
    """Nothing makes the page wider than the screen."""
    width = visit.page.viewport_size["width"]
    assert visit.page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("label", ["Choose a picture", "Take a photo"])
def test_a_picture_is_given_by_touch(new_visit: Callable[..., Visit], site_folder: Path, label: str) -> None:
    visit = new_visit(**PHONE).open()
    with visit.page.expect_file_chooser() as chooser:
        visit.page.locator("label").filter(has_text=label).tap()
    chooser.value.set_files(site_folder / "demo" / "examples" / "cropped.jpg")
    visit.reaches("done")
    assert visit.urls()[0].endswith("/chelsea.jpg")
    expect(visit.results.first).to_be_visible()
    fits(visit)


def test_nothing_scrolls_sideways_at_320_pixels(new_visit: Callable[..., Visit], other: OtherOrigin) -> None:
    visit = new_visit(**SMALL)
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.open()
    fits(visit)
    entry = {"url": other.put("/3.png", encoded(scene(3))), "title": WORD, "license": WORD}
    visit.choose_database([entry, {"url": "ftp://" + WORD}], WORD[:60] + ".json")
    visit.reaches("ready")
    fits(visit)
    visit.choose(file(WORD + ".png", encoded(scene(3))))
    visit.reaches("done")
    visit.problem_list()
    fits(visit)
    visit.choose(file(WORD + ".txt", b"no picture"))
    visit.reaches("error")
    fits(visit)


def test_targets_are_large_enough_for_a_finger(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(**PHONE).open()
    for target in visit.page.locator("button:visible, label.button:visible, input:not(.field-behind):visible").all():
        box = target.bounding_box()
        assert box and box["height"] >= 44, f"{target.inner_text()} is {box} pixels"

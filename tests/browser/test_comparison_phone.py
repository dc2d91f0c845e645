"""The comparison on a phone: it fills the screen, and fingers work it."""

import re
from collections.abc import Callable

from comparing import VIEWS, dialog, places
from playwright.sync_api import expect
from visit import Visit

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


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


def test_on_a_phone_it_fills_the_screen_and_is_worked_by_fingers(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(**PHONE).open("?q=demo/examples/turned.jpg", state="done")
    visit.results.first.get_by_role("button", name="Compare").tap()
    box = dialog(visit).bounding_box()
    assert box and (box["width"], box["height"]) == (390, 844)
    for target in dialog(visit).locator("button:visible, label:visible").all():
        size = target.bounding_box()
        assert size and size["height"] >= 44, f"{target.inner_text()} is {size} pixels"
    for name in VIEWS[1:3] + VIEWS[4:] + VIEWS[:1]:
        dialog(visit).get_by_text(name, exact=True).tap()
        expect(visit.page.get_by_role("radio", name=name, exact=True)).to_be_checked()
    # Last, because Chromium makes no click of a tap that follows a pinch within a tenth of a second.
    pinch(visit, "#comparison-query")
    expect(visit.page.locator("#comparison-zoom")).to_have_text(re.compile("^(1[89]|20)[0-9] %$"))
    query, original = places(visit)
    assert query["scale"] > 0 and original["scale"] > 0


def test_at_320_pixels_nothing_is_wider_than_the_screen(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit(**{**PHONE, "viewport": {"width": 320, "height": 568}})
    visit.open("?q=demo/examples/cropped.jpg", state="done")
    visit.compare()
    for name in (*VIEWS[:3], *VIEWS[4:]):
        visit.look(name)
        assert dialog(visit).evaluate("one => one.scrollWidth <= one.clientWidth"), name

"""On a phone's screen, worked by a finger, in every engine."""

from pathlib import Path

import pytest
from driven import Driven, touch

PHONE = (390, 844)
POINTERS = """() => addEventListener('pointerdown', event => {
  document.documentElement.dataset.pointer = event.pointerType;
}, true)"""
SIZE = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return [box.width, box.height];
}"""
MIDDLE = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
}"""


@pytest.fixture
def phone(tab: Driven) -> Driven:
    tab.resize(*PHONE)
    tab.wait("(...size) => innerWidth === size[0] && innerHeight === size[1]", *PHONE)
    tab.call(POINTERS)
    return tab


def fits(tab: Driven) -> bool:
    return bool(tab.call("() => document.documentElement.scrollWidth <= innerWidth"))


def test_the_main_job_by_touch(phone: Driven, cropped: Path) -> None:
    assert fits(phone)
    phone.search(cropped)
    assert phone.cards()[0]["url"].endswith("/demo/chelsea.jpg")
    assert fits(phone)
    phone.click("#results .compare", "touch")
    phone.wait("() => document.querySelector('#comparison').open")
    assert phone.call("() => document.documentElement.dataset.pointer") == ("touch" if phone.fingers else "mouse")
    assert phone.call(SIZE, "#comparison") == pytest.approx(PHONE, abs=0.5)
    phone.click("label:has([value=slider])", "touch")
    phone.wait("() => document.getElementById('comparison-stage').dataset.view === 'slider'")
    phone.click("#comparison-close", "touch")
    phone.wait("() => !document.querySelector('#comparison').open")


def test_two_fingers_enlarge_both_pictures(phone: Driven, cropped: Path) -> None:
    if not phone.fingers:
        pytest.skip("WebKitGTK's driver makes a mouse of every finger, and has but one mouse")
    phone.search(cropped)
    phone.click("#results .compare", "touch")
    phone.wait("() => document.querySelector('#comparison').open")
    x, y = phone.call(MIDDLE, "#comparison-query")
    before = int(phone.text("#comparison-zoom").removesuffix("%"))
    left = touch((x - 40, y), (x - 60, y), (x - 80, y), name="left")
    right = touch((x + 40, y), (x + 60, y), (x + 80, y), name="right")
    phone.perform(left, right)
    zoom = int(phone.text("#comparison-zoom").removesuffix("%"))
    assert 1.8 <= zoom / before <= 2.1
    phone.click("#comparison-close", "touch")
    phone.wait("() => !document.querySelector('#comparison').open")

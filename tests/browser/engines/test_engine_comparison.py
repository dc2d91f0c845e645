"""The comparison in every engine: what is drawn is looked at in pictures of the screen."""

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from driven import Driven
from PIL import Image

LINES = "() => [...document.querySelectorAll('dialog .lines path')].filter(one => one.getAttribute('d')).length"
BOX = """selector => {
  const {left, top, right, bottom} = document.querySelector(selector).getBoundingClientRect();
  return [left, top, right, bottom].map(Math.round);
}"""
DECODED = "() => Promise.all([...document.querySelectorAll('dialog .pane > img[src]')].map(one => one.decode()))"
SAME = 500
"""Pixels from the corner that are seen in every view; what stands below the pictures is not equally high."""

NEXT_PICTURE = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


def seen(tab: Driven, selector: str = "#comparison-stage") -> np.ndarray:
    """Return what the screen shows of an element, as float64 (height, width, 3)."""
    tab.call(NEXT_PICTURE)
    picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    return np.asarray(picture.crop(tab.call(BOX, selector)), np.float64)


def look(tab: Driven, view: str) -> None:
    tab.click(f"label:has([value={view}])")
    tab.wait("view => document.getElementById('comparison-stage').dataset.view === view", view)


@pytest.fixture
def compared(tab: Driven, site_folder: Path) -> Iterator[Driven]:
    """A watermarked copy and its original, opened; what the test before has searched is there."""
    watermarked = site_folder / "demo" / "examples" / "watermarked.jpg"
    if tab.text("#query-name") != watermarked.name:
        tab.search(watermarked)
    tab.click("#results .compare")
    tab.wait("() => document.querySelector('#comparison').open")
    tab.call(DECODED)
    yield tab
    tab.click("#comparison-close")


def test_every_view_shows_something_else(compared: Driven) -> None:
    pictures = []
    for view in ("side", "slider", "keypoints", "frame"):
        look(compared, view)
        pictures.append(seen(compared)[:SAME, :SAME])
        assert pictures[-1].std() > 10, f"{view} is empty"
    for one, other in pairwise(pictures):
        assert np.abs(one - other).mean() > 1


def test_lines_join_the_keypoints(compared: Driven) -> None:
    without = seen(compared)
    look(compared, "keypoints")
    assert compared.call(LINES) > 20
    assert "pairs of keypoints" in compared.text("#comparison-note")
    changed = np.abs(seen(compared) - without).max(axis=2) > 32
    assert 0.005 < changed.mean() < 0.6


def test_differences_are_red_where_the_mark_is(compared: Driven) -> None:
    look(compared, "heat")
    compared.wait("() => document.getElementById('comparison-note').textContent.includes('on average')")
    compared.call("() => document.getElementById('comparison-heat').decode()")
    shown = seen(compared, "#comparison-heat")
    red: Any = shown[..., 0] - shown[..., 1:].mean(axis=2)
    height = len(red)
    assert red[int(0.66 * height) : int(0.8 * height)].mean() > red[: height // 7].mean() + 20

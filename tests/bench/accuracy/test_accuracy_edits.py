"""The edits of the accuracy benchmark: how many, always the same, and what they leave of a picture."""

import math

import cv2
import numpy as np
import pytest

from bench.accuracy.change import Change, Material
from bench.accuracy.edits import EDITS, Edit
from bench.accuracy.geometry import area, inner_size, tilt_and_cut
from samples import photo

PICTURE, OTHER = photo(1, 180, 260), photo(2, 150, 100)
RED = np.full((180, 260, 3), (0, 0, 255), np.uint8)
BY_NAME = {edit.name: edit for edit in EDITS}


def changed(change: Change, picture: np.ndarray = PICTURE, seed: int = 0) -> np.ndarray:
    return change(picture, Material(np.random.default_rng(seed), OTHER))


def of(name: str, picture: np.ndarray = PICTURE, number: int = 0) -> np.ndarray:
    """The picture as the edit of this name leaves it, before compression."""
    return BY_NAME[name].picture(picture, number, OTHER)


def positions(height: int = 180, width: int = 260) -> np.ndarray:
    """A picture whose pixels tell where they are: x and y, halved to fit, in blue and green."""
    y, x = np.mgrid[:height, :width]
    return np.dstack((x // 2, y // 2, x * 0)).astype(np.uint8)


def share_left(picture: np.ndarray) -> float:
    """Share of `positions()` that a part of it spans."""
    x, y = np.ptp(picture[..., :2].reshape(-1, 2).astype(float), axis=0) * 2
    return float(x * y / (180 * 260))


def test_there_are_forty_edits_in_twelve_families_with_names_of_their_own() -> None:
    assert len(BY_NAME) == len(EDITS) >= 40
    assert len({edit.family for edit in EDITS}) >= 12


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_edit_gives_the_same_decodable_file_each_time_and_leaves_its_sources_alone(edit: Edit) -> None:
    picture, other = PICTURE.copy(), OTHER.copy()
    data = edit.make(picture, 3, other)
    assert data == edit.make(picture, 3, other)
    assert np.array_equal(picture, PICTURE) and np.array_equal(other, OTHER)
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None and min(decoded.shape[:2]) > 40


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
@pytest.mark.parametrize("size", [(8, 8), (1, 90)])
def test_edit_stands_tiny_and_narrow_pictures(edit: Edit, size: tuple[int, int]) -> None:
    assert edit.make(photo(1)[: size[0], : size[1]].copy(), 0, OTHER)


def test_random_places_differ_between_photographs() -> None:
    assert not np.array_equal(of("crop to 30 %", number=0), of("crop to 30 %", number=1))


def test_no_edit_leaves_the_file_of_another() -> None:
    assert len({edit.make(PICTURE, 0, OTHER) for edit in EDITS}) == len(EDITS)


@pytest.mark.parametrize("percent", [90, 75, 50, 30, 20, 15])
def test_crop_leaves_the_stated_share_in_the_same_aspect(percent: int) -> None:
    for number in range(5):
        part = of(f"crop to {percent} %", positions(), number)
        assert part.shape[0] * part.shape[1] / (180 * 260) == pytest.approx(percent / 100, rel=0.02)
        assert part.shape[1] / part.shape[0] == pytest.approx(260 / 180, rel=0.02)
        assert share_left(part) == pytest.approx(percent / 100, rel=0.06)


@pytest.mark.parametrize("part", [2, 4, 8])
def test_scale_leaves_the_stated_share_of_the_pixels(part: int) -> None:
    small = changed(area(1 / part))
    assert small.shape[0] * small.shape[1] / (180 * 260) == pytest.approx(1 / part, rel=0.02)
    assert small.shape[1] / small.shape[0] == pytest.approx(260 / 180, rel=0.02)


@pytest.mark.parametrize("degrees", [5, 15, 45])
@pytest.mark.parametrize("size", [(180, 260), (260, 180), (200, 200)])
def test_tilt_without_corners_shows_nothing_but_the_picture(degrees: int, size: tuple[int, int]) -> None:
    white = np.full((*size, 3), 255, np.uint8)
    for seed in range(4):
        assert changed(tilt_and_cut(degrees), white, seed).min() > 250


@pytest.mark.parametrize(("width", "height"), [(260, 180), (300, 80), (80, 300)])
@pytest.mark.parametrize("degrees", [5, 15, 30, 45])
def test_rectangle_inside_a_tilted_picture_is_the_largest(degrees: int, width: int, height: int) -> None:
    """Against all rectangles tried one by one: turned back, a x b must fit into the picture."""
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    a, b = np.meshgrid(np.linspace(0, 320, 641), np.linspace(0, 320, 641))
    fits = (a * cos + b * sin <= width) & (a * sin + b * cos <= height)
    inner = inner_size(width, height, degrees)
    assert math.prod(inner) == pytest.approx((a * b)[fits].max(), rel=0.02)
    assert inner[0] * cos + inner[1] * sin <= width + 1e-6 and inner[0] * sin + inner[1] * cos <= height + 1e-6


@pytest.mark.parametrize("degrees", [5, 15, 45])
def test_tilt_with_corners_keeps_the_whole_picture(degrees: int) -> None:
    tilted = of(f"tilt {degrees}", RED)
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    assert tilted.shape[:2] == (math.ceil(260 * sin + 180 * cos), math.ceil(260 * cos + 180 * sin))
    assert np.mean((tilted == RED[0, 0]).all(axis=2)) * tilted[..., 0].size == pytest.approx(180 * 260, rel=0.02)


def test_quarter_turns_and_mirrors_move_the_pixels_as_they_say() -> None:
    assert np.array_equal(of("turn 90")[0, 0], PICTURE[0, -1])
    assert np.array_equal(of("turn 180"), PICTURE[::-1, ::-1])
    assert np.array_equal(of("turn 270")[0, 0], PICTURE[-1, 0])
    assert np.array_equal(of("mirror"), PICTURE[:, ::-1])
    assert np.array_equal(of("upside down"), PICTURE[::-1])
    assert np.array_equal(of("mirror, turn 90")[0, 0], PICTURE[0, 0])


@pytest.mark.parametrize("percent", [50, 35, 25])
def test_inset_covers_the_stated_share_of_another_photograph(percent: int) -> None:
    green = np.full((150, 100, 3), (0, 255, 0), np.uint8)
    laid = BY_NAME[f"inset {percent} %"].picture(RED, 0, green)
    assert laid.shape == RED.shape
    assert np.mean(laid[..., 2] > 128) == pytest.approx(percent / 100, abs=0.01)
    assert np.mean(laid[..., 1] > 128) == pytest.approx(1 - percent / 100, abs=0.01)


def test_border_and_bars_have_the_stated_proportions() -> None:
    assert of("border 20 %").shape == (180 + 2 * 52, 260 + 2 * 52, 3)
    assert of("bars to the square").shape == (260, 260, 3)
    wide = of("bars to 16:9")
    assert wide.shape[1] / wide.shape[0] == pytest.approx(16 / 9, rel=0.01)
    assert np.array_equal(wide[:, 30:290], PICTURE)


@pytest.mark.parametrize(("name", "change"), [("darker", -60), ("brighter", 60)])
def test_brightness_moves_every_value_and_stays_in_range(name: str, change: int) -> None:
    assert np.array_equal(of(name), np.clip(PICTURE.astype(int) + change, 0, 255))


def test_grey_has_no_colour_and_saturated_has_more() -> None:
    assert np.ptp(of("grey"), axis=2).max() == 0
    assert np.ptp(of("saturated").astype(int), axis=2).mean() > np.ptp(PICTURE.astype(int), axis=2).mean()


def test_lower_quality_makes_smaller_files() -> None:
    sizes = [len(BY_NAME[f"quality {quality}"].make(PICTURE, 0, OTHER)) for quality in (60, 30, 10, 5)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 4


@pytest.mark.parametrize("name", ["phone, light", "phone, dark, padded", "phone, gallery", "web page"])
def test_screenshot_shows_the_picture_in_its_aspect_within_a_screen(name: str) -> None:
    screen = of(name, RED)
    rows, columns = np.nonzero((screen == RED[0, 0]).all(axis=2))
    assert np.ptp(columns) / np.ptp(rows) == pytest.approx(260 / 180, rel=0.02)
    assert 0.05 < len(rows) / (screen.shape[0] * screen.shape[1]) < 0.8

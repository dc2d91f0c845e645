"""Two pictures of which one is long, or both: what they show of each other is found, and told of the whole pictures."""

import functools

import cv2
import numpy as np
import pytest

from echoimage import MatchDetails, Query, Score, prepare, verify_pair
from echoimage.matching.windows import PartScore, of_wholes
from echoimage.types import Difference, Frame
from samples import photo
from strips import PANEL, comic, panels, panorama


@functools.cache
def strip() -> Query:
    return prepare(comic(panels()))


def found(query: Query, image: Query) -> MatchDetails:
    details = verify_pair(query, image.features).details
    assert details is not None
    return details


def assert_box(box: tuple[int, ...] | None, expected: tuple[int, ...]) -> None:
    assert box is not None and np.abs(np.array(box) - expected).max() <= 4


PANEL_BOX = (0, 0, PANEL[1], PANEL[0])


@pytest.mark.parametrize("number", [0, *(pytest.param(one, marks=pytest.mark.same_everywhere) for one in (3, 7))])
def test_panel_is_found_in_its_strip_and_the_strip_by_its_panel(number: int) -> None:
    top = number * (PANEL[0] + 8)
    place = (0, top, PANEL[1], top + PANEL[0])
    panel = prepare(panels()[number])
    told = found(panel, strip())
    assert told.verdict == "edited" and "cropped" in dict(told.edits)
    assert_box(told.image_box, place)
    assert_box(told.query_box, PANEL_BOX)
    assert told.image_coverage == pytest.approx(PANEL[0] / strip().global_features.height, rel=0.05)
    back = found(strip(), panel)
    assert back.verdict == "edited" and "inset" in dict(back.edits)
    assert_box(back.query_box, place)
    assert_box(back.image_box, PANEL_BOX)


@pytest.mark.parametrize("change", [lambda part: part[:, ::-1], lambda part: cv2.resize(part, (600, 400))])
def test_panel_that_was_changed_is_found(change) -> None:
    told = found(prepare(np.ascontiguousarray(change(panels()[4]))), strip())
    assert told.verdict == "edited"
    assert_box(told.image_box, (0, 672, PANEL[1], 672 + PANEL[0]))


def test_part_of_a_panorama_is_found_across_the_ends_of_windows() -> None:
    wide = panorama()
    told = found(prepare(np.ascontiguousarray(wide[:, 500:900])), prepare(wide))
    assert told.verdict == "edited"
    assert_box(told.image_box, (500, 0, 900, 160))
    assert_box(told.query_box, (0, 0, 400, 160))


def test_strip_that_was_saved_again_is_the_same_and_half_of_it_a_crop() -> None:
    again = cv2.imdecode(cv2.imencode(".jpg", comic(panels()), [cv2.IMWRITE_JPEG_QUALITY, 60])[1], cv2.IMREAD_COLOR)
    assert found(prepare(again), strip()).verdict == "same"
    half = found(prepare(comic(panels())[: 4 * (PANEL[0] + 8)]), strip())
    assert half.verdict == "edited"
    assert half.image_coverage == pytest.approx(0.5, abs=0.02)
    assert half.query_coverage == pytest.approx(1, abs=0.02)


@pytest.mark.same_everywhere
def test_other_panels_and_strips_are_not_found_and_a_common_head_makes_no_copy() -> None:
    assert found(prepare(photo(30, *PANEL)), strip()).verdict == "none"
    assert found(strip(), prepare(photo(30, *PANEL))).verdict == "none"
    assert found(prepare(comic(panels(20))), strip()).verdict == "none"
    assert found(prepare(comic(panels()[:2] + panels(20, 6))), strip()).verdict == "related"


def test_plain_picture_is_no_copy_of_the_plain_part_of_a_strip() -> None:
    white = np.full((PANEL[0], PANEL[1], 3), 255, np.uint8)
    gaps = comic([photo(3, *PANEL), *[white] * 6, photo(4, *PANEL)])
    assert found(prepare(white), prepare(gaps)).verdict == "none"


def test_windows_tell_in_pixels_of_the_wholes() -> None:
    difference = Difference((1, 2, 3, 4), (5, 6, 7, 8))
    matrix = np.array([[1, 0, 20], [0, 1, 0], [0, 0, 1]], np.float64)
    pairs = np.array([[1, 2, 21, 2]], np.float32)
    details = MatchDetails(
        "same", "keypoints", 60, matrix, pairs, edits=(("grey", 0.0),), differences=(difference,), place=("top", 0.0)
    )
    part = PartScore(
        Score(0.9, 0.7, 0.8, details),
        Frame((0, 0, 100, 100), (100, 100)),
        Frame((300, 0, 500, 100), (900, 100)),
    )
    told = of_wholes([part]).details
    assert told is not None and told.matrix is not None
    assert told.matrix.tolist() == [[1, 0, 320], [0, 1, 0], [0, 0, 1]]
    assert told.pairs.tolist() == [[1, 2, 321, 2]]
    assert told.differences == (Difference((1, 2, 3, 4), (305, 6, 307, 8)),)
    assert told.place == ("top left", 0.0)
    assert (told.query_box, told.image_box) == ((0, 0, 100, 100), (320, 0, 420, 100))
    assert (told.verdict, told.edits) == ("edited", (("cropped", 11.0), ("grey", 0.0)))

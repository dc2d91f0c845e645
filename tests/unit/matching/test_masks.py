"""Areas that do not count: what was put over a picture, or stands there anew, changes the verdict no more."""

import cv2
import numpy as np
import pytest

from echoimage import prepare, verify_pair
from echoimage.features.masks import counted_pixels, counted_points
from samples import photo

BOX = (100, 60, 220, 150)
WHOLE = (0, 0, 480, 360)


def verdict(copy: np.ndarray, original: np.ndarray, ours: list = [], theirs: list = []) -> str:  # noqa: B006
    score = verify_pair(prepare(copy).without(ours), prepare(original).without(theirs).features)
    assert score.details
    return score.details.verdict


def covered(picture: np.ndarray, box: tuple[int, int, int, int] = BOX) -> np.ndarray:
    left, top, right, bottom = box
    copy = picture.copy()
    copy[top:bottom, left:right] = photo(99, bottom - top, right - left)
    return copy


def test_a_covered_area_that_is_left_out_makes_edited_same() -> None:
    original = photo(1, 360, 480)
    copy = covered(original)
    assert verdict(copy, original) == "edited"
    assert verdict(copy, original, [BOX]) == "same"
    assert verdict(copy, original, theirs=[BOX]) == "same"
    assert verdict(copy, original, [(300, 200, 400, 300)]) == "edited", "another area"


def test_where_nothing_counts_nothing_matches() -> None:
    one, other = photo(3, 360, 480), photo(4, 360, 480)
    assert verdict(one, other, [WHOLE], [WHOLE]) == "none"
    assert verdict(one, one, [WHOLE]) == "none"
    assert verdict(one, one, [(0, 0, 480, 355)]) == "none"


def test_an_area_is_left_out_where_it_lies_in_a_turned_and_mirrored_copy() -> None:
    original = photo(2, 360, 480)
    copy = np.ascontiguousarray(np.rot90(covered(original)[:, ::-1]))
    left, top, right, bottom = BOX
    # Mirrored, x is 480 - x; turned counterclockwise, x is y, and y is 480 - x.
    lying = (top, left, bottom, right)
    without = verify_pair(prepare(copy).without([lying]), prepare(original).features)
    assert without.details
    assert without.details.mirrored and without.details.differences == ()
    assert "overlaid" not in dict(without.details.edits)
    with_all = verify_pair(prepare(copy), prepare(original).features)
    assert with_all.details and len(with_all.details.differences) == 1
    assert without.ssim > with_all.ssim


def test_keypoints_within_are_not_used() -> None:
    original = photo(1, 360, 480)
    score = verify_pair(prepare(original, "1").without([BOX]), prepare(original, "2").features)
    assert score.details
    assert len(score.details.pairs) > 50
    assert counted_points(score.details.pairs[:, :2], [BOX]).all()


def test_areas_are_replaced_and_taken_back() -> None:
    original = photo(1, 360, 480)
    query = prepare(covered(original)).without([BOX])
    for masks, expected in (([], "edited"), ([BOX], "same")):
        score = verify_pair(query.without(masks), prepare(original).features)
        assert score.details and score.details.verdict == expected


def test_of_a_picture_that_is_left_out_as_a_whole_nothing_is_found() -> None:
    assert verdict(photo(1, 360, 480), photo(1, 360, 480), [WHOLE]) == "none"


def test_flat_pictures_are_compared_outside_as_well() -> None:
    ground = cv2.GaussianBlur(
        np.full((200, 300, 3), 120, np.uint8) + np.arange(0, 75, 0.25).astype(np.uint8)[None, :, None], (0, 0), 3
    )
    copy = ground.copy()
    copy[50:150, 100:200] = 255
    assert verdict(copy, ground) == "none"
    assert verdict(copy, ground, [(90, 40, 210, 160)]) == "same"


def test_in_a_window_of_a_long_picture_an_area_lies_elsewhere() -> None:
    long = np.concatenate([photo(seed, 300, 300) for seed in (3, 4, 5, 6, 7)])
    copy = covered(long[600:900], (50, 50, 150, 150))
    assert verdict(copy, long) == "edited"
    score = verify_pair(prepare(copy), prepare(long).without([(50, 650, 150, 750)]).features)
    assert score.details and score.details.differences == ()


@pytest.mark.parametrize("box", [(-5, -5, 3, 3), (8, 8, 99, 99), (20, 20, 30, 30)])
def test_areas_beyond_the_picture_are_cut(box: tuple[int, int, int, int]) -> None:
    counted = counted_pixels((10, 10), (10, 10), [box])
    assert (counted == 0).sum() == {-5: 9, 8: 4, 20: 0}[box[0]]


def test_a_pixel_of_a_small_copy_that_an_area_touches_does_not_count() -> None:
    assert counted_pixels((10, 10), (100, 100), [(15, 15, 25, 25)])[1:3, 1:3].tolist() == [[0, 0], [0, 0]]

"""The overlap of two thumbnails, against polygons clipped by hand, NumPy and scikit-image."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage.features.extract import describe_global
from echoimage.features.preview import THUMBNAIL, fitted
from echoimage.matching.overlap import corners, keeps_convex, overlap
from echoimage.matching.registration import tone_matched
from echoimage.matching.transform import transformed
from echoimage.types import GlobalFeatures
from edits import Edited, bordered, cropped, mirrored, resized, rotation, translation, turned
from samples import photo


def described(picture: np.ndarray) -> GlobalFeatures:
    """A picture as a whole, its thumbnail without the losses of a small copy."""
    grey = fitted(np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8), THUMBNAIL)
    return replace(describe_global(picture), thumbnail=grey)


# No larger than a thumbnail, so that the thumbnail is the picture itself.
PHOTO = photo(1, 120, 160)
FEATURES = described(PHOTO)
SQUARE = described(PHOTO[:, :120])


def laid(edited: Edited) -> tuple[GlobalFeatures, np.ndarray]:
    """The copy's features, and the matrix from it to the photo."""
    copy, matrix = edited
    return described(copy), np.linalg.inv(matrix)


def clipped(quad: np.ndarray, width: float, height: float) -> float:
    """Area of a quadrilateral's part within (0, 0) to (width, height), after Sutherland and Hodgman."""
    shape = quad.tolist()
    for axis, limit, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        kept = []
        for here, before in zip(shape, [*shape[-1:], *shape[:-1]], strict=True):
            now, then = (sign * (point[axis] - limit) for point in (here, before))
            if (now < 0) != (then < 0):
                kept.append([b + (h - b) * then / (then - now) for h, b in zip(here, before, strict=True)])
            if now >= 0:
                kept.append(here)
        shape = kept
    x, y = np.array(shape).reshape(-1, 2).T
    return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2


@pytest.mark.parametrize(
    ("edited", "image_coverage", "query_coverage"),
    [
        (cropped(PHOTO, 0.25, 0, 1, 1), 0.75, 1),
        (cropped(PHOTO, 0.5, 0.5, 1, 1), 0.25, 1),
        (bordered(PHOTO, 80, 0, 0, 0), 1, 160 / 240),
        (bordered(PHOTO, 80, 60, 80, 60), 1, 0.25),
    ],
    ids=["crop", "quarter", "border", "inset"],
)
def test_shares_are_those_of_the_areas(edited: Edited, image_coverage: float, query_coverage: float) -> None:
    query, matrix = laid(edited)
    shared = overlap(query, FEATURES, matrix)
    assert shared.image_coverage == pytest.approx(image_coverage, abs=1e-3)
    assert shared.query_coverage == pytest.approx(query_coverage, abs=1e-3)


def area(quad: np.ndarray) -> float:
    x, y = quad.T
    return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())) / 2


@given(st.floats(-180, 180), st.floats(0.1, 8), st.floats(-200, 200), st.floats(-200, 200), st.floats(-0.002, 0.002))
@settings(max_examples=60)
def test_shares_are_those_of_polygons_clipped_by_hand(
    degrees: float, scale: float, x: float, y: float, tilt: float
) -> None:
    about = rotation(degrees) @ np.diag([scale, scale, 1]) @ np.array([[1, 0, 0], [0, 1, 0], [tilt, 0, 1]])
    matrix = translation(80 + x, 60 + y) @ about @ translation(-80, -60)
    quad = transformed(matrix, corners(160, 120))
    shared = overlap(FEATURES, FEATURES, matrix)
    assert shared.image_coverage == pytest.approx(clipped(quad, 160, 120) / (160 * 120), abs=1e-3)
    assert shared.query_coverage == pytest.approx(clipped(quad, 160, 120) / area(quad), abs=1e-3)


@given(st.sampled_from([0, 90, 180, 270]), st.integers(-14, -2), st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_frames_that_nearly_coincide_share_all(degrees: float, exponent: int, seed: int) -> None:
    """Edges then lie on each other but for the last digits: a trap of many ways to clip."""
    noise = np.random.default_rng(seed).normal(0, 10.0**exponent, (2, 3))
    matrix = translation(60, 60) @ rotation(degrees) @ translation(-60, -60)
    matrix[:2] += noise * (0.01, 0.01, 1)
    shared = overlap(SQUARE, SQUARE, matrix)
    assert shared.image_coverage == pytest.approx(1, abs=1e-3 + 10.0**exponent / 10)
    assert shared.query_coverage == pytest.approx(1, abs=1e-3 + 10.0**exponent / 10)


def test_pictures_beside_each_other_share_nothing() -> None:
    shared = overlap(FEATURES, FEATURES, translation(500, 0))
    assert (shared.image_coverage, shared.query_coverage, shared.ssim, shared.tone_matched_ssim) == (0, 0, 0, 0)


def test_overlap_too_narrow_for_windows_is_compared_pixel_by_pixel() -> None:
    shared = overlap(FEATURES, FEATURES, translation(155, 0))
    ours, theirs = FEATURES.thumbnail[:, :5].astype(float), FEATURES.thumbnail[:, 155:]
    assert shared.image_coverage == shared.query_coverage == pytest.approx(5 / 160, abs=1e-3)
    assert shared.ssim == shared.tone_matched_ssim == pytest.approx(1 - np.abs(ours - theirs).mean() / 255)


@pytest.mark.parametrize(("x", "y"), [(0, 0), (30, 20), (-30, 20), (100, -70)])
def test_ssim_is_that_of_scikit_image_over_the_overlap(x: int, y: int) -> None:
    metrics = pytest.importorskip("skimage.metrics")
    query = described(cv2.GaussianBlur(PHOTO, (5, 5), 0))
    shared = overlap(query, FEATURES, translation(x, y))
    ours = query.thumbnail[max(0, -y) : 120 - max(0, y), max(0, -x) : 160 - max(0, x)]
    theirs = FEATURES.thumbnail[max(0, y) : 120 + min(0, y), max(0, x) : 160 + min(0, x)]
    _, similarity = metrics.structural_similarity(ours, theirs, full=True)
    assert shared.ssim == pytest.approx(similarity[3:-3, 3:-3].mean(), abs=1e-9)


@pytest.mark.parametrize(
    "edited",
    [mirrored(PHOTO), *(turned(PHOTO, degrees) for degrees in (90, 180, 270)), cropped(PHOTO, 0.25, 0.1, 0.9, 1)],
    ids=["mirrored", "90", "180", "270", "cropped"],
)
def test_copy_laid_pixel_on_pixel_is_wholly_alike(edited: Edited) -> None:
    query, matrix = laid(edited)
    shared = overlap(query, FEATURES, matrix)
    assert shared.ssim == pytest.approx(1, abs=1e-3)
    assert shared.tone_matched_ssim == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("times", [0.25, 0.5, 3, 8])
def test_copy_of_another_size_is_as_sharp_as_the_picture_beside_it(times: float) -> None:
    query, matrix = laid(resized(PHOTO, times, times))
    shared = overlap(query, FEATURES, matrix)
    assert shared.ssim > 0.97
    assert shared.tone_matched_ssim > 0.99


def test_part_of_a_large_picture_is_compared_at_its_own_sharpness() -> None:
    """Of a crop the thumbnail shows more detail than that of the whole: the finer one is reduced."""
    large = photo(1, 600, 800)
    query, matrix = laid(cropped(large, 0.5, 0.5, 0.8, 0.8))
    shared = overlap(query, described(large), matrix)
    assert shared.image_coverage == pytest.approx(0.09, abs=1e-3)
    assert shared.ssim > 0.95


def test_fine_texture_is_smoothed_before_it_is_compared() -> None:
    """Taken pixel by pixel from the finer one, it would be other noise."""
    noise = np.random.default_rng(2).integers(0, 256, (600, 800, 1), dtype=np.uint8)
    large = np.repeat(cv2.GaussianBlur(noise, (0, 0), 1.2)[..., None], 3, axis=2)
    query, matrix = laid(cropped(large, 0.45, 0.45, 0.65, 0.65))
    assert overlap(query, described(large), matrix).ssim > 0.95
    query, matrix = laid(bordered(large, 300, 300, 300, 300))
    assert overlap(query, described(large), matrix).ssim > 0.8


def test_plain_ground_does_not_make_pictures_alike() -> None:
    pages = np.full((2, 120, 160, 3), 250, np.uint8)
    pages[0, 20:40, 20:70], pages[1, 80:100, 90:140] = PHOTO[:20, :50], PHOTO[60:80, :50]
    shared = overlap(described(pages[0]), described(pages[1]), np.eye(3))
    assert shared.ssim > 0.7
    assert shared.tone_matched_ssim < 0.3


def test_plain_pictures_have_a_similarity_but_no_likeness() -> None:
    grey = described(np.full((90, 120, 3), 90, np.uint8))
    shared = overlap(grey, grey, np.eye(3))
    assert (shared.ssim, shared.tone_matched_ssim) == (pytest.approx(1), 0)


def test_caption_over_a_part_lowers_likeness_less_than_similarity() -> None:
    query_coverage = PHOTO.copy()
    query_coverage[80:] = np.random.default_rng(3).integers(0, 256, (40, 160, 3))
    shared = overlap(described(query_coverage), FEATURES, np.eye(3))
    assert shared.tone_matched_ssim > shared.ssim + 0.1
    assert shared.tone_matched_ssim > 0.75


def test_other_picture_is_not_alike() -> None:
    shared = overlap(described(photo(2, 120, 160)), FEATURES, np.eye(3))
    assert shared.ssim < 0.4
    assert abs(shared.tone_matched_ssim) < 0.4


def test_corners_go_clockwise_from_the_upper_left() -> None:
    assert corners(7, 5).tolist() == [[0, 0], [7, 0], [7, 5], [0, 5]]


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (np.eye(3), True),
        (-np.eye(3), False),
        (rotation(130) @ np.diag([3, 0.2, 1]), True),
        (np.diag([-1.0, 1, 1]), False),
        (np.diag([1.0, -1, 1]), False),
        (np.diag([0.0, 1, 1]), False),
        (np.array([[1, 0, 0], [0, 1, 0], [0.002, 0, 1]]), True),
        (np.array([[1, 0, 0], [0, 1, 0], [-0.02, 0, 1]]), False),
    ],
    ids=["same", "behind", "turned", "mirrored", "upside down", "a line", "tilted", "beyond the horizon"],
)
def test_only_a_frame_that_stays_a_picture_lays_flat(matrix: np.ndarray, expected: bool) -> None:
    assert keeps_convex(matrix, 160, 120) is expected


def test_twisted_frame_does_not_lay_flat() -> None:
    bow = np.array([[0, 0], [160, 0], [10, 120], [150, 120]], np.float32)
    assert not keeps_convex(cv2.getPerspectiveTransform(corners(160, 120).astype(np.float32), bow), 160, 120)


@pytest.mark.parametrize("gamma", [0.4, 1, 2.5])
@pytest.mark.parametrize(("darkest", "brightest"), [(0, 255), (60, 250), (5, 130)])
def test_likeness_is_blind_to_brightness_contrast_and_gamma(gamma: float, darkest: int, brightest: int) -> None:
    tones = darkest + (brightest - darkest) * (np.arange(256) / 255) ** gamma
    plain = cv2.cvtColor(FEATURES.thumbnail, cv2.COLOR_GRAY2BGR)
    shared = overlap(described(cv2.LUT(plain, tones.round().astype(np.uint8))), FEATURES, np.eye(3))
    assert shared.tone_matched_ssim > 0.98


def test_likeness_is_not_blind_to_what_a_negative_or_another_picture_shows() -> None:
    for other in (255 - PHOTO, photo(2, 120, 160), PHOTO[::-1], np.full_like(PHOTO, 90)):
        assert overlap(described(np.ascontiguousarray(other)), FEATURES, np.eye(3)).tone_matched_ssim < 0.4


@pytest.mark.parametrize("levels", [256, 7, 1])
def test_tones_are_matched_rank_by_rank(levels: int) -> None:
    rng = np.random.default_rng(levels)
    over = (rng.integers(0, levels, (40, 50)) * 255 // levels).astype(np.uint8)
    under = np.asarray(rng.normal(90, 30, (40, 50)).clip(0, 255), np.uint8)
    valid = rng.random((40, 50)) < 0.6
    expected = np.interp(over, np.sort(over[valid]), np.sort(under[valid])).round()
    assert np.array_equal(tone_matched(over, under, valid), expected)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 90), (90, 1), (6, 100), (11, 11)])
def test_pictures_too_small_for_windows_are_compared_pixel_by_pixel(height: int, width: int) -> None:
    small = np.random.default_rng(1).integers(0, 200, (height, width, 3), dtype=np.uint8)
    assert overlap(described(small), described(small), np.eye(3)).ssim == 1
    brighter = overlap(described(small + 51), described(small), np.eye(3))
    assert brighter.ssim == brighter.tone_matched_ssim == pytest.approx(1 - 51 / 255)

"""The classic score, against scikit-image, arithmetic done by hand, and known values."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from echoimage import Classic, Score, compare
from echoimage.features import describe_classic
from echoimage.score import match_ratio, ssim, ssim_map
from samples import photo

rng = np.random.default_rng(7)
FLAT = np.full((256, 256), 200, np.uint8)
RAMP = np.tile(np.arange(256, dtype=np.uint8), (256, 1))
NOISE = rng.integers(0, 256, (256, 256), dtype=np.uint8)


def grey(picture: np.ndarray) -> np.ndarray:
    return describe_classic(picture).grey


PAIRS = {
    "random": (NOISE, rng.integers(0, 256, (256, 256), dtype=np.uint8)),
    "same": (NOISE, NOISE),
    "negative": (NOISE, 255 - NOISE),
    "flat": (FLAT, np.full((256, 256), 100, np.uint8)),
    "black and white": (np.zeros_like(FLAT), np.full_like(FLAT, 255)),
    "flat and random": (FLAT, NOISE),
    "gradient": (RAMP, RAMP.T.copy()),
    "gradient, darker": (RAMP, RAMP // 2),
    "flat, one pixel off": (FLAT, np.where(np.eye(256) > 0, 201, 200).astype(np.uint8)),
    "drawn": (grey(photo(1)), grey(photo(2))),
    "drawn, blurred": (grey(photo(1)), cv2.GaussianBlur(grey(photo(1)), (5, 5), 0)),
    "small and oblong": (NOISE[:7, :40], FLAT[:7, :40]),
}


@pytest.mark.parametrize("name", PAIRS)
def test_ssim_is_that_of_scikit_image(name: str) -> None:
    metrics = pytest.importorskip("skimage.metrics")
    a, b = PAIRS[name]
    assert ssim(a, b) == pytest.approx(metrics.structural_similarity(a, b), abs=1e-12)


def photograph(name: str) -> np.ndarray:
    """A picture of scikit-image's; in Pyodide that of the environment pytest came from, the site ships none."""
    files = (Path(folder, "skimage", "data", f"{name}.png") for folder in sys.path)
    return cv2.imdecode(np.fromfile(next(filter(Path.exists, files)), np.uint8), cv2.IMREAD_COLOR)


@pytest.mark.parametrize("first", ["astronaut", "coffee", "chelsea", "camera"])
@pytest.mark.parametrize("second", ["astronaut", "coffee", "camera", "coins"])
def test_ssim_of_photographs_is_that_of_scikit_image(first: str, second: str) -> None:
    metrics = pytest.importorskip("skimage.metrics")
    a, b = (grey(photograph(name)) for name in (first, second))
    assert ssim(a, b) == pytest.approx(metrics.structural_similarity(a, b), abs=1e-12)


@pytest.mark.parametrize("name", ["random", "drawn", "small and oblong"])
def test_map_of_ssim_is_that_of_scikit_image_without_its_border(name: str) -> None:
    metrics = pytest.importorskip("skimage.metrics")
    a, b = PAIRS[name]
    _, expected = metrics.structural_similarity(a, b, full=True)
    assert ssim_map(a, b) == pytest.approx(expected[3:-3, 3:-3], abs=1e-10)


def ssim_by_definition(a: np.ndarray, b: np.ndarray) -> float:
    """Wang et al. 2004, equation 13, window by window, with sample covariances."""
    values = []
    for y in range(a.shape[0] - 6):
        for x in range(a.shape[1] - 6):
            p, q = (i[y : y + 7, x : x + 7].ravel().astype(float) for i in (a, b))
            covariance = np.cov(p, q)
            mean_p, mean_q = p.mean(), q.mean()
            top = (2 * mean_p * mean_q + 6.5025) * (2 * covariance[0, 1] + 58.5225)
            bottom = (mean_p**2 + mean_q**2 + 6.5025) * (np.trace(covariance) + 58.5225)
            values.append(top / bottom)
    return float(np.mean(values))


@pytest.mark.parametrize("name", PAIRS)
def test_ssim_is_that_of_the_definition(name: str) -> None:
    a, b = (np.ascontiguousarray(p[:20, :31]) for p in PAIRS[name])
    assert ssim(a, b) == pytest.approx(ssim_by_definition(a, b), abs=1e-9)


def test_picture_is_wholly_similar_to_itself() -> None:
    for a, _ in PAIRS.values():
        assert ssim(a, a) == pytest.approx(1, abs=1e-12)


def test_negative_is_dissimilar() -> None:
    assert ssim(*PAIRS["negative"]) < -0.9


@given(st.integers(0, 2**32 - 1), st.integers(7, 40), st.integers(7, 40))
@settings(max_examples=50)
def test_ssim_is_symmetric_and_bounded(seed: int, height: int, width: int) -> None:
    a, b = np.random.default_rng(seed).integers(0, 256, (2, height, width), dtype=np.uint8)
    assert ssim(a, b) == ssim(b, a)
    assert -1 <= ssim(a, b) <= 1


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (FLAT, FLAT[:100], r"one size, not uint8 \(256, 256\) and uint8 \(100, 256\)"),
        (FLAT.astype(float), FLAT.astype(float), "uint8 pictures of one size, not float64"),
        (FLAT[..., None], FLAT[..., None], "two grey uint8 pictures"),
        (FLAT[:6], FLAT[:6], r"7 x 7 pixels or more, not \(6, 256\)"),
    ],
)
def test_ssim_refuses_what_it_cannot_compare(a: np.ndarray, b: np.ndarray, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        ssim(a, b)


def ratio_by_hand(query: np.ndarray, image: np.ndarray) -> float:
    """The ratio test with Python's integers and floats, after the original's loop."""
    numbers = [int.from_bytes(row.tobytes(), "big") for row in image]
    good = 0
    for row in query:
        number = int.from_bytes(row.tobytes(), "big")
        nearest = sorted((number ^ other).bit_count() for other in numbers)[:2]
        if len(nearest) == 2 and nearest[0] < 0.75 * nearest[1]:
            good += 1
    return good / len(query) if len(query) else 0.0


def descriptors(count: int, seed: int, spread: int) -> np.ndarray:
    """Random bits round one pattern: a small spread gives many ties and borderline ratios."""
    generator = np.random.default_rng(seed)
    bits = np.zeros((count, 256), np.uint8)
    for row in bits:
        row[generator.choice(256, generator.integers(0, spread + 1), replace=False)] = 1
    return np.packbits(bits, axis=1)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 2**32 - 1), st.sampled_from([1, 4, 256]))
@settings(max_examples=100)
def test_match_ratio_is_that_of_brute_force(many: int, others: int, seed: int, spread: int) -> None:
    query, image = (descriptors(many, seed, spread), descriptors(others, seed + 1, spread))
    assert match_ratio(query, image) == ratio_by_hand(query, image)


def test_match_ratio_of_real_keypoints_is_that_of_brute_force() -> None:
    turned = cv2.warpAffine(photo(5), cv2.getRotationMatrix2D((160, 120), 9, 1.1), (320, 240))
    query, image = describe_classic(photo(5)).descriptors, describe_classic(turned).descriptors
    ratio = match_ratio(query, image)
    assert ratio == ratio_by_hand(query, image)
    assert 0.1 < ratio < 0.9


def test_match_ratio_is_that_of_opencv_s_matcher() -> None:
    query, image = describe_classic(photo(5)).descriptors, describe_classic(photo(6)).descriptors
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(query, image, k=2)
    good = sum(m.distance < 0.75 * n.distance for m, n in pairs)
    assert match_ratio(query, image) == good / len(query)


@pytest.mark.parametrize(
    ("first", "second", "share"), [(2, 3, 1), (3, 4, 0), (6, 8, 0), (5, 7, 1), (0, 1, 1), (0, 0, 0)]
)
def test_ratio_of_exactly_three_quarters_is_no_match(first: int, second: int, share: int) -> None:
    rows = np.zeros((2, 256), np.uint8)
    rows[0, :first] = 1
    rows[1, :second] = 1
    query = np.zeros((1, 32), np.uint8)
    assert match_ratio(query, np.packbits(rows, axis=1)) == share


def test_all_bits_different_is_a_distance_of_256() -> None:
    image = np.stack([np.full(32, 255, np.uint8), np.full(32, 255, np.uint8)])
    image[0, :7] = 0
    assert match_ratio(np.zeros((1, 32), np.uint8), image) == 0


def test_without_a_second_neighbour_there_is_no_match() -> None:
    some = descriptors(5, 1, 256)
    assert match_ratio(some, some[:1]) == match_ratio(some, some[:0]) == 0
    assert match_ratio(some[:0], some) == 0


def test_descriptors_need_not_lie_in_one_piece() -> None:
    some = describe_classic(photo(1)).descriptors
    assert match_ratio(some[::2], some[::-1]) == match_ratio(some[::2].copy(), some[::-1].copy())
    assert match_ratio(np.asfortranarray(some), some) == match_ratio(some, some)


def test_match_ratio_leaves_its_arguments_alone() -> None:
    query, image = descriptors(9, 1, 256), descriptors(9, 2, 256)
    before = query.copy(), image.copy()
    match_ratio(query, image)
    assert np.array_equal(query, before[0])
    assert np.array_equal(image, before[1])


@pytest.mark.parametrize("wrong", [np.zeros((3, 31), np.uint8), np.zeros((3, 32), np.int8), np.zeros(32, np.uint8)])
def test_what_are_no_descriptors_is_refused(wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"descriptors are uint8 \(n, 32\), not "):
        match_ratio(np.zeros((3, 32), np.uint8), wrong)


def with_descriptors(classic: Classic, rows: np.ndarray) -> Classic:
    return replace(classic, points=np.zeros((len(rows), 2), np.float32), descriptors=rows)


def test_score_is_the_mean_of_ssim_and_orb() -> None:
    query, image = describe_classic(photo(1)), describe_classic(cv2.GaussianBlur(photo(1), (3, 3), 0))
    score = compare(query, image)
    assert score.ssim == ssim(query.grey, image.grey)
    assert score.orb == match_ratio(query.descriptors, image.descriptors)
    assert score.total == (score.ssim + score.orb) / 2
    assert score.details is None
    assert not score.matches


@pytest.mark.parametrize(("of_query", "of_image"), [(0, 0), (0, 9), (9, 0), (9, 1), (1, 1)])
def test_where_orb_can_say_nothing_ssim_alone_counts(of_query: int, of_image: int) -> None:
    plain = describe_classic(photo(1))
    query = with_descriptors(plain, descriptors(of_query, 1, 256))
    image = with_descriptors(describe_classic(photo(2)), descriptors(of_image, 2, 256))
    score = compare(query, image)
    assert score == Score(score.ssim, 0.0, score.ssim)
    assert score.ssim != 0


def test_flat_picture_scores_one_against_itself() -> None:
    flat = describe_classic(np.full((50, 50, 3), 90, np.uint8))
    assert compare(flat, flat).total == pytest.approx(1, abs=1e-12)


def test_edited_copies_score_above_other_pictures() -> None:
    query = describe_classic(photo(1))
    edits: list[Callable[[np.ndarray], np.ndarray]] = [
        lambda p: cv2.GaussianBlur(p, (3, 3), 0),
        lambda p: cv2.resize(p, (160, 120), interpolation=cv2.INTER_AREA),
        lambda p: cv2.convertScaleAbs(p, alpha=0.7, beta=20),
        lambda p: cv2.imdecode(cv2.imencode(".jpg", p, [1, 30])[1], cv2.IMREAD_COLOR),
    ]
    worst = min(compare(query, describe_classic(edit(photo(1)))).total for edit in edits)
    best_other = max(compare(query, describe_classic(photo(seed))).total for seed in range(2, 12))
    assert worst > best_other + 0.2


def tilted(seed: int) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D((160, 120), 5, 1)
    return cv2.warpAffine(photo(seed), matrix, (320, 240))


GOLDEN = {
    "copy": (photo(1), photo(1), 1.0, 1.0),
    "other": (photo(1), photo(2), 0.26169156933893506, 0.02099737532808399),
    "turned by 5 degrees": (photo(1), tilted(1), 0.44479193027079716, 0.6771653543307087),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_scores_are_the_known_ones(name: str) -> None:
    """Interpolation rounds in floats: another processor may move a grey value or a keypoint."""
    query, image, known_ssim, known_orb = GOLDEN[name]
    score = compare(describe_classic(query), describe_classic(image))
    assert score.ssim == pytest.approx(known_ssim, abs=1e-3)
    assert score.orb == pytest.approx(known_orb, abs=0.01)

"""Pairs of pictures alike in a known way, and what may be said of them: same, edited, another shot, nothing."""

import functools
import itertools
import random
from collections.abc import Callable

import cv2
import numpy as np
import pytest

from echoimage import Features, MatchDetails, prepare
from echoimage.images.decode import decode
from echoimage.matching.verify import verify
from echoimage.matching.verify_pair import verify_pair
from edits import recompressed, resized, turned
from samples import encode, photo

Picture = np.ndarray
WIDTH, HEIGHT = 640, 480
FURTHER = pytest.mark.same_everywhere
"""In Pyodide one picture of each kind shows that its numbers are no others."""
TWO = [1, pytest.param(2, marks=FURTHER)]
SEEDS = [*TWO, pytest.param(3, marks=pytest.mark.slow)]


@functools.cache
def described(pixels: bytes, height: int, width: int) -> Features:
    """The features of an original, computed once."""
    return prepare(np.frombuffer(pixels, np.uint8).reshape(height, width, 3)).features


def compared(copy: Picture, original: Picture) -> MatchDetails:
    found = verify(prepare(copy), described(original.tobytes(), *original.shape[:2])).details
    assert found
    return found


def scenery(seed: int) -> Picture:
    return photo(seed, HEIGHT, WIDTH)


def pasted(picture: Picture, share: float, seed: int) -> tuple[Picture, tuple[int, int, int, int]]:
    """Put part of another photograph over a share of the area; also return where, as left, top, right, bottom."""
    other, rng = photo(seed + 100, HEIGHT, WIDTH), random.Random(seed)
    high, wide = int(HEIGHT * share**0.5), int(WIDTH * share**0.5)
    top, left = rng.randint(0, HEIGHT - high), rng.randint(0, WIDTH - wide)
    copy = picture.copy()
    # Brighter where the place is dark: what is put there can be seen.
    patch = cv2.resize(other, (wide, high), interpolation=cv2.INTER_AREA)
    dark = picture[top : top + high, left : left + wide].mean() < 128
    copy[top : top + high, left : left + wide] = patch // 2 + (127 if dark else 0)
    return copy, (left, top, left + wide, top + high)


@pytest.mark.parametrize("quality", [75, 40])
@pytest.mark.parametrize("seed", SEEDS)
def test_saved_again_it_is_the_same(seed: int, quality: int) -> None:
    found = compared(recompressed(scenery(seed), quality), scenery(seed))
    assert (found.verdict, found.edits, found.differences, found.place) == ("same", (), (), None)


@pytest.mark.parametrize("seed", SEEDS)
def test_at_half_the_size_it_is_the_same(seed: int) -> None:
    assert compared(resized(scenery(seed), 0.5, 0.5)[0], scenery(seed)).verdict == "same"


@pytest.mark.parametrize("share", [0.005, 0.02, 0.06])
@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_put_over_a_part_is_told_with_its_place(seed: int, share: float) -> None:
    copy, (left, top, right, bottom) = pasted(scenery(seed), share, seed)
    found = compared(copy, scenery(seed))
    assert found.verdict == "edited"
    assert dict(found.edits)["overlaid"] == pytest.approx(100 * share, rel=0.6)
    for box in (found.differences[0].query, found.differences[0].image):
        assert np.abs(np.subtract(box, (left, top, right, bottom))).max() <= 16


def test_a_place_is_told_in_the_pixels_of_both_pictures() -> None:
    copy, (left, top, right, bottom) = pasted(scenery(4), 0.02, 4)
    smaller = resized(copy[:, ::-1], 0.5, 0.5)[0]
    (place,) = compared(smaller, scenery(4)).differences
    assert np.abs(np.subtract(place.image, (left, top, right, bottom))).max() <= 16
    there = ((WIDTH - right) / 2, top / 2, (WIDTH - left) / 2, bottom / 2)
    assert np.abs(np.subtract(place.query, there)).max() <= 8


@pytest.mark.parametrize("percent", [0.5, 1, 1.5])
@pytest.mark.parametrize("seed", TWO)
def test_a_blurred_copy_is_told_as_one(seed: int, percent: float) -> None:
    found = compared(cv2.GaussianBlur(scenery(seed), (0, 0), percent / 100 * WIDTH), scenery(seed))
    assert (found.verdict, found.edits) == ("edited", (("blurred", 0.0),))


@pytest.mark.parametrize("value", [0, 255])
@pytest.mark.parametrize("seed", TWO)
def test_a_flat_sign_over_a_copy_makes_it_no_blurred_one(seed: int, value: int) -> None:
    signed = scenery(seed)
    signed[100:314, 150:436] = value
    assert [name for name, _ in compared(signed, scenery(seed)).edits] == ["overlaid"]
    blurred = cv2.GaussianBlur(scenery(seed), (0, 0), WIDTH / 200)
    blurred[100:314, 150:436] = value
    assert [name for name, _ in compared(blurred, scenery(seed)).edits] == ["blurred", "overlaid"]


@pytest.mark.parametrize(
    "edit", [lambda picture: picture, pytest.param(lambda picture: turned(picture, 90)[0], marks=FURTHER)]
)
@pytest.mark.parametrize("seed", TWO)
def test_a_negative_is_told_as_one(seed: int, edit: Callable[[Picture], Picture]) -> None:
    negative, original = prepare(255 - edit(scenery(seed))), prepare(scenery(seed)).features
    found = verify_pair(negative, original).details
    assert found
    assert (found.verdict, found.edits[0], found.inliers > 100) == ("edited", ("inverted", 0.0), True)


def test_a_pair_that_shows_nothing_in_common_shows_nothing_as_a_negative_either() -> None:
    assert not verify_pair(prepare(scenery(1)), prepare(scenery(2)).features).matches


def test_where_something_was_put_is_said_of_the_copy_as_it_is_seen() -> None:
    copy = scenery(4)
    copy[40:120, 480:600] = photo(104, 80, 120) // 2
    assert compared(copy, scenery(4)).place == ("top right", 0)
    assert compared(copy[::-1, ::-1], scenery(4)).place == ("bottom left", 0)


def grey(picture: Picture) -> Picture:
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)


def other_hue(picture: Picture) -> Picture:
    hsv = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)
    hsv[..., 0] = (hsv[..., 0].astype(int) + 20) % 180
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR)


def complementary(picture: Picture) -> Picture:
    ycc = cv2.cvtColor(picture, cv2.COLOR_BGR2YCrCb)
    ycc[..., 1:] = 255 - ycc[..., 1:]
    return cv2.cvtColor(ycc, cv2.COLOR_YCrCb2BGR)


def swapped(picture: Picture) -> Picture:
    return np.ascontiguousarray(picture[..., ::-1])


@pytest.mark.parametrize(
    ("edit", "key"),
    [
        (grey, "grey"),
        (other_hue, "recoloured"),
        (complementary, "recoloured"),
        pytest.param(swapped, "recoloured", marks=FURTHER),
    ],
)
@pytest.mark.parametrize("seed", TWO)
def test_other_colours_are_an_edit(seed: int, edit: Callable[[Picture], Picture], key: str) -> None:
    found = compared(edit(colourful(seed)), colourful(seed))
    assert found.verdict == "edited"
    assert key in dict(found.edits)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda picture: cv2.subtract(picture, (12, 12, 12, 0)), "toned"),
        (lambda picture: cv2.circle(picture, (60, 60), 5, (0, 0, 255), -1), "retouched"),
    ],
)
@FURTHER
def test_a_copy_in_its_place_is_told_what_became_of_it(change: Callable[[Picture], Picture], key: str) -> None:
    found = compared(change(photo(1)), photo(1))
    assert (found.verdict, found.edits) == ("edited", ((key, 0.0),))


def colourful(seed: int) -> Picture:
    """A photograph with a colour of its own in each quarter."""
    picture = scenery(seed).astype(np.float32)
    tints = np.array([[[1.15, 0.95, 0.8], [0.85, 1.1, 0.85]], [[0.8, 0.95, 1.2], [1.1, 1.05, 0.75]]], np.float32)
    return np.clip(picture * cv2.resize(tints, (WIDTH, HEIGHT)), 0, 255).astype(np.uint8)


def second_shot(seed: int) -> Picture:
    """The same things from a place aside: the nearer they are, the further they have moved."""
    far, near = scenery(seed), photo(seed + 50, HEIGHT, WIDTH)
    rng = np.random.default_rng(seed)
    depth = cv2.resize(rng.random((4, 5), np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    rows, columns = np.indices((HEIGHT, WIDTH), np.float32)
    return cv2.remap(cv2.addWeighted(far, 0.7, near, 0.3, 0), columns + 14 * depth, rows, cv2.INTER_LINEAR)


@pytest.mark.parametrize("seed", [*SEEDS, pytest.param(4, marks=pytest.mark.slow)])
def test_another_photograph_from_aside_is_no_copy(seed: int) -> None:
    straight = cv2.addWeighted(scenery(seed), 0.7, photo(seed + 50, HEIGHT, WIDTH), 0.3, 0)
    assert compared(second_shot(seed), straight).verdict in ("related", "none")


def form(seed: int) -> Picture:
    """A form: frame, headings and lines are the same on each, the entries are not."""
    page, rng = np.full((900, 640, 3), 255, np.uint8), random.Random(seed)
    cv2.rectangle(page, (40, 30), (220, 100), (120, 60, 20), -1)
    for y, text in ((80, "ACME"), (200, "Delivery note"), (840, "Payable within 14 days. Thank you.")):
        cv2.putText(page, text, (50, y), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0) if y > 100 else (255, 255, 255), 2)
    for y in range(260, 800, 40):
        cv2.line(page, (40, y + 12), (600, y + 12), (160, 160, 160), 1)
        words = (
            rng.choice(["Flange", "Gasket", "Spring", "Valve", "Widget"]),
            rng.randint(10, 99),
            rng.randint(100, 9999),
        )
        cv2.putText(page, "{} {}   {}".format(*words), (50, y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0, 0, 0), 2)
    return page


def board(seed: int) -> Picture:
    """A board with pieces on it, as diagrams of games have them."""
    picture, rng = np.empty((640, 640, 3), np.uint8), random.Random(seed)
    for y, x in itertools.product(range(8), range(8)):
        light = (x + y) % 2 == 0
        picture[80 * y : 80 * y + 80, 80 * x : 80 * x + 80] = (181, 217, 240) if light else (99, 136, 181)
    for number, place in enumerate(rng.sample(range(64), 24)):
        at, ink = (80 * (place % 8) + 14, 80 * (place // 8) + 62), (20, 20, 20) if number % 2 else (250, 250, 250)
        cv2.putText(picture, "KQRBNP"[number % 6], at, cv2.FONT_HERSHEY_DUPLEX, 2, ink, 5)
    return picture


@pytest.mark.parametrize("template", [form, board])
@pytest.mark.parametrize("seeds", [(1, 2), *(pytest.param(two, marks=FURTHER) for two in ((2, 3), (3, 1)))])
def test_another_text_on_one_template_is_no_copy(seeds: tuple[int, int], template: Callable[[int], Picture]) -> None:
    ours, theirs = (template(seed) for seed in seeds)
    assert compared(ours, theirs).verdict in ("related", "none")


@pytest.mark.parametrize("template", [form, board])
def test_the_same_page_saved_again_is_the_same_and_turned_or_stamped_a_copy(template: Callable[[int], Picture]) -> None:
    page = template(1)
    assert compared(recompressed(page, 40), page).verdict == "same"
    assert compared(turned(page, 3)[0], page).verdict == "edited"
    stamped = page.copy()
    cv2.putText(stamped, "PAID", (150, 500), cv2.FONT_HERSHEY_SIMPLEX, 4, (30, 30, 220), 14)
    found = compared(stamped, page)
    assert found.verdict == "edited"
    assert "overlaid" in dict(found.edits)


def gradient(seed: int) -> Picture:
    rng = np.random.default_rng(seed)
    a, b = rng.integers(0, 256, 3), rng.integers(0, 256, 3)
    rows = a + (b - a) * np.linspace(0, 1, 240)[:, None, None]
    return np.ascontiguousarray(np.broadcast_to(rows, (240, 320, 3)).astype(np.uint8))


def word(text: str) -> Picture:
    picture = np.full((540, 960, 3), 13, np.uint8)
    cv2.putText(picture, text, (300, 280), cv2.FONT_HERSHEY_DUPLEX, 1, (230, 230, 230), 2)
    return picture


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (gradient(1), gradient(2)),
        pytest.param(gradient(3), gradient(1), marks=FURTHER),
        (word("Keep going"), word("Less is more")),
    ],
    ids=["two gradients", "two other gradients", "two words"],
)
def test_plain_pictures_match_only_where_colour_and_structure_agree(ours: Picture, theirs: Picture) -> None:
    assert compared(ours, theirs).verdict == "none"
    assert compared(ours, ours).verdict == "same"


def icon(shape: int, ink: int) -> bytes:
    """A shape on transparency, as a PNG file."""
    picture = np.zeros((128, 128, 4), np.uint8)
    colour = (ink, ink, ink, 255)
    if shape == 0:
        cv2.circle(picture, (64, 64), 40, colour, 18)
    elif shape == 1:
        cv2.rectangle(picture, (16, 30), (112, 98), colour, 10)
    elif shape == 2:
        cv2.fillPoly(picture, [np.array([[20, 20], [108, 64], [20, 108]])], colour)
    return encode(picture, ".png")


@pytest.mark.parametrize("ink", [255, pytest.param(0, marks=FURTHER)])
def test_icons_on_transparency_are_told_apart(ink: int, run: Callable[..., Picture]) -> None:
    icons = [run(decode(icon(shape, ink))) for shape in range(3)]
    for ours, theirs in zip(icons, [*icons[1:], icons[0]], strict=True):
        assert compared(ours, theirs).verdict == "none"
    assert compared(icons[0], icons[0]).verdict == "same"
    empty = run(decode(icon(3, ink)))
    assert compared(icons[1], empty).verdict == "none"

"""Two viewports onto one thing: what is under the pointer stays there, nothing leaves its window, both go together."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.geometry import IDENTITY, scaling
from logic.zoom import MOST, Viewport, Zoom


def window(width: float = 200, height: float = 100, **place: float) -> Viewport:
    viewport = Viewport()
    viewport.width, viewport.height = width, height
    viewport.left, viewport.top = place.get("left", 0), place.get("top", 0)
    return viewport


@dataclass
class Pair:
    """The query in a window beside that of an image of twice its size."""

    query: Viewport = field(default_factory=window)
    image: Viewport = field(default_factory=lambda: window(left=210))
    shares: list[float] = field(default_factory=list)
    drawn: int = 0

    def __post_init__(self) -> None:
        self.query.hold((0, 0, 400, 200), scaling(2, 2))
        self.image.hold((0, 0, 800, 400), IDENTITY)
        self.zoom = Zoom([self.query, self.image], self._draw, self.shares.append)
        self.zoom.whole()

    def _draw(self) -> None:
        self.drawn += 1


@pytest.fixture
def pair() -> Pair:
    return Pair()


def test_the_whole_fills_the_window(pair: Pair) -> None:
    assert pair.image.on_stage(0, 0) == (210, 0) and pair.image.on_stage(800, 400) == (410, 100)
    assert pair.query.on_stage(400, 200) == (200, 100)
    assert (pair.shares, pair.drawn) == ([0.25], 1)


def test_what_is_narrower_than_its_window_stands_in_the_middle() -> None:
    tall = window()
    tall.hold((0, 0, 100, 100), IDENTITY)
    tall.place(1, tall.middle())
    assert tall.on_stage(0, 0) == (50, 0)


@given(x=st.floats(0, 200), y=st.floats(0, 100), factor=st.floats(1, MOST))
def test_what_is_under_the_pointer_stays_there(x: float, y: float, factor: float) -> None:
    pair = Pair()
    before = pair.image.shared(x, y)
    pair.zoom.by(factor, pair.image, (x, y))
    assert pair.image.shared(x, y) == pytest.approx(before, abs=1e-6)


@given(
    st.lists(st.tuples(st.floats(0.1, 10), st.floats(-500, 500), st.floats(-500, 500)), max_size=6),
    st.booleans(),
)
def test_nothing_leaves_its_window_and_both_show_the_same(
    steps: list[tuple[float, float, float]], by_query: bool
) -> None:
    pair = Pair()
    leader = pair.query if by_query else pair.image
    for factor, right, down in steps:
        pair.zoom.by(factor, leader)
        pair.zoom.move(right, down, leader)
    assert all(0.25 <= share <= 0.25 * MOST for share in pair.shares)
    for viewport in (pair.query, pair.image):
        (left, top), (right, bottom) = viewport.on_stage(0, 0), viewport.on_stage(*viewport.box[2:])
        assert left <= viewport.left + 1e-6 and top <= viewport.top + 1e-6
        assert right >= viewport.left + viewport.width - 1e-6 and bottom >= viewport.top + viewport.height - 1e-6
    assert pair.query.shared(100, 50) == pytest.approx(pair.image.shared(100, 50), abs=1e-6)


@pytest.mark.parametrize("density", [1, 2])
def test_one_to_one_is_a_pixel_of_the_screen_for_one_of_the_picture(pair: Pair, density: float) -> None:
    pair.zoom.density = density
    pair.zoom.actual()
    assert pair.shares[-1] == pytest.approx(1)
    left, right = pair.image.on_stage(400, 200), pair.image.on_stage(401, 200)
    assert right[0] - left[0] == pytest.approx(1 / density)
    pair.zoom.whole()
    assert pair.shares[-1] == pytest.approx(0.25 * density)


def test_a_picture_smaller_than_its_window_is_made_smaller_to_one_to_one_and_no_further(pair: Pair) -> None:
    pair.image.hold((0, 0, 40, 20), IDENTITY)
    pair.zoom.whole()
    assert pair.shares[-1] == 5
    pair.zoom.actual()
    pair.zoom.by(0.5)
    assert pair.shares[-1] == pytest.approx(1)
    assert pair.image.on_stage(0, 0) == (290, 40)


def test_a_huge_picture_is_enlarged_beyond_its_pixels(pair: Pair) -> None:
    pair.image.hold((0, 0, 40000, 20000), IDENTITY)
    pair.zoom.by(10_000)
    assert pair.shares[-1] == pytest.approx(8)


def test_at_one_scale_a_crop_is_as_large_as_its_part_of_the_original(pair: Pair) -> None:
    crop = [0.5, 0, 100, 0, 0.5, 100, 0, 0, 1]
    pair.query.hold((0, 0, 400, 200), crop, unit=0.5)
    pair.image.hold((0, 0, 800, 400), IDENTITY, unit=1)
    pair.zoom.whole()
    assert pair.query.on_stage(0, 0) == (75, 37.5) and pair.query.on_stage(400, 200) == (125, 62.5)
    pair.zoom.by(4, pair.image, (50, 50))
    assert pair.query.on_stage(400, 0)[0] - pair.query.on_stage(0, 0)[0] == pytest.approx(200)


def test_at_one_scale_what_the_original_is_set_into_is_seen_as_a_whole(pair: Pair) -> None:
    pair.query.hold((0, 0, 400, 200), scaling(8, 8), unit=8)
    pair.image.hold((0, 0, 800, 400), IDENTITY, unit=1)
    pair.zoom.whole()
    assert pair.query.on_stage(400, 200) == (200, 100)
    assert pair.image.on_stage(800, 400) == (335, 62.5), "a quarter of the window"


def test_a_place_is_shown_with_what_is_around_it(pair: Pair) -> None:
    pair.zoom.show((600, 100, 40, 20))
    assert pair.image.on_stage(620, 110) == pytest.approx((310, 50))
    assert pair.shares[-1] == pytest.approx(2), "40 % of the window"
    pair.zoom.show((600, 100, 4, 2))
    assert pair.shares[-1] == pytest.approx(4)
    pair.zoom.show((0, 0, 800, 400))
    assert pair.shares[-1] == pytest.approx(0.25)


def test_moving_is_by_pixels_of_the_screen(pair: Pair) -> None:
    pair.zoom.by(4)
    before = pair.image.on_stage(400, 200)
    pair.zoom.move(30, -10)
    assert pair.image.on_stage(400, 200) == pytest.approx((before[0] + 30, before[1] - 10))


def test_a_hidden_window_neither_leads_nor_follows(pair: Pair) -> None:
    pair.query.width = 0
    pair.zoom.by(2, pair.query, (0, 0))
    assert pair.drawn == 1
    pair.zoom.by(2)
    assert pair.drawn == 2


def test_what_is_within_a_window(pair: Pair) -> None:
    assert pair.image.shows(210, 0) and pair.image.shows(410, 100)
    assert not pair.image.shows(209, 0) and not pair.image.shows(300, 101)

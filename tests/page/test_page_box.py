"""Boxes on a picture, drawn, moved and resized with pointer or keys."""

import pytest

from logic.box import Drag, between, centred, fitted, opposite, pressed

SIZE = (400, 200)
BOX = (100, 50, 200, 100)
LEAST = 32


def dragged(*places: tuple[float, float], boxes: list[tuple[int, int, int, int]], adds: bool = True) -> Drag:
    drag = Drag(boxes, places[0], SIZE, LEAST, 0.5, adds=adds)
    for place in places[1:]:
        drag.to(place)
    return drag


def test_it_begins_in_the_middle() -> None:
    assert centred(1 / 2, SIZE, 1) == BOX
    assert centred(1 / 4, (20, 300), LEAST) == (0, 112, 20, 75), "narrower than the least box"


@pytest.mark.parametrize(
    ("one", "other", "box"),
    [
        ((10.4, 20), (110.6, 80), (10, 20, 101, 60)),
        ((110, 80), (10, 20), (10, 20, 100, 60)),
        ((-50, -50), (900, 900), (0, 0, 400, 200)),
        ((390, 190), (395, 195), (400 - LEAST, 200 - LEAST, LEAST, LEAST)),
    ],
)
def test_it_is_drawn_from_corner_to_corner_within_the_picture(
    one: tuple[float, float], other: tuple[float, float], box: tuple[int, int, int, int]
) -> None:
    assert between(one, other, SIZE, LEAST) == box


@pytest.mark.parametrize(
    ("key", "shift", "box"),
    [
        ("ArrowLeft", False, (92, 50, 200, 100)),
        ("ArrowDown", False, (100, 58, 200, 100)),
        ("ArrowRight", True, (100, 50, 208, 100)),
        ("ArrowUp", True, (100, 50, 200, 92)),
        ("Enter", False, None),
    ],
)
def test_keys_move_and_with_shift_resize(key: str, shift: bool, box: tuple[int, int, int, int] | None) -> None:
    assert pressed(key, shift, BOX, SIZE, LEAST) == box


def test_keys_move_by_a_pixel_at_least() -> None:
    assert pressed("ArrowRight", False, (0, 0, 5, 5), (20, 10), 1) == (1, 0, 5, 5)


def test_no_key_leads_out_of_the_picture() -> None:
    at_edge = fitted((390, 190, 100, 100), SIZE, LEAST)
    assert at_edge == (300, 100, 100, 100)
    for key in ("ArrowRight", "ArrowDown"):
        for shift in (False, True):
            assert pressed(key, shift, at_edge, SIZE, LEAST) == at_edge
    assert pressed("ArrowLeft", True, (0, 0, LEAST, LEAST), SIZE, LEAST) == (0, 0, LEAST, LEAST)


def test_a_corner_is_taken_by_the_one_opposite() -> None:
    assert opposite(BOX, (102, 53), 5) == (300, 150)
    assert opposite(BOX, (299, 52), 5) == (100, 150)
    assert opposite(BOX, (200, 100), 5) is None
    assert opposite((100, 50, 12, 12), (106, 56), 16) is None, "a small one can be moved as well"


def test_a_box_is_moved_or_resized_by_what_is_pressed() -> None:
    boxes = [BOX, (10, 10, 40, 40)]
    moved = dragged((200, 100), (210, 90), (205, 100), boxes=boxes)
    assert (moved.number, moved.before, boxes[0]) == (0, BOX, (105, 50, 200, 100))
    resized = dragged((48, 51), (60, 70), boxes=boxes)
    assert (resized.number, boxes) == (1, [(105, 50, 200, 100), (10, 10, 50, 60)])


def test_the_upper_of_two_is_taken() -> None:
    assert dragged((200, 100), boxes=[BOX, (150, 80, 100, 60)]).number == 1


@pytest.mark.parametrize(("adds", "boxes"), [(True, [BOX, (0, 160, 50, 40)]), (False, [(0, 160, 50, 40)])])
def test_beside_all_another_one_is_drawn(adds: bool, boxes: list[tuple[int, int, int, int]]) -> None:
    found = [BOX]
    drag = dragged((0, 160), (2, 162), boxes=found, adds=adds)
    assert (drag.number, found) == (None, [BOX]), "a click draws none"
    drag.to((60, 190))
    drag.to((50, 200))
    assert (drag.number, drag.before, found) == (len(boxes) - 1, None, boxes)

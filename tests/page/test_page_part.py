"""A part of a picture, drawn with pointer or keys."""

import pytest

from logic.part import LEAST, between, centred, fitted, holds, inset, opposite, pressed, shown_in

SIZE = (400, 200)


def test_a_picture_is_drawn_in_the_middle_of_its_room() -> None:
    assert shown_in((200, 200), SIZE) == (0.5, 0, 50)


def test_it_begins_in_the_middle() -> None:
    assert centred(SIZE) == (100, 50, 200, 100)
    assert inset(centred(SIZE), SIZE) == (0.25, 0.25, 0.5, 0.5)
    assert centred((20, 300)) == (0, 75, 20, 150), "narrower than the least part"


@pytest.mark.parametrize(
    ("one", "other", "box"),
    [
        ((10, 20), (110, 80), (10, 20, 100, 60)),
        ((110, 80), (10, 20), (10, 20, 100, 60)),
        ((-50, -50), (900, 900), (0, 0, 400, 200)),
        ((390, 190), (395, 195), (400 - LEAST, 200 - LEAST, LEAST, LEAST)),
    ],
)
def test_it_is_drawn_from_corner_to_corner_within_the_picture(
    one: tuple[int, int], other: tuple[int, int], box: tuple[int, int, int, int]
) -> None:
    assert between(one, other, SIZE) == box


@pytest.mark.parametrize(
    ("key", "shift", "box"),
    [
        ("ArrowLeft", False, (90, 50, 200, 100)),
        ("ArrowDown", False, (100, 60, 200, 100)),
        ("ArrowRight", True, (100, 50, 210, 100)),
        ("ArrowUp", True, (100, 50, 200, 90)),
        ("Enter", False, None),
    ],
)
def test_keys_move_and_with_shift_resize(key: str, shift: bool, box: tuple[int, int, int, int] | None) -> None:
    assert pressed(key, shift, centred(SIZE), SIZE) == box


def test_no_key_leads_out_of_the_picture() -> None:
    at_edge = fitted(390, 190, 100, 100, SIZE)
    assert at_edge == (300, 100, 100, 100)
    for key in ("ArrowRight", "ArrowDown"):
        assert pressed(key, False, at_edge, SIZE) == pressed(key, True, at_edge, SIZE) == at_edge
    assert pressed("ArrowLeft", True, (0, 0, LEAST, LEAST), SIZE) == (0, 0, LEAST, LEAST)


def test_a_corner_is_taken_by_the_one_opposite() -> None:
    box = (100, 50, 200, 100)
    assert opposite(box, (102, 53), 5) == (300, 150)
    assert opposite(box, (299, 52), 5) == (100, 150)
    assert opposite(box, (200, 100), 5) is None
    assert holds(box, (200, 100))
    assert not holds(box, (99, 100))

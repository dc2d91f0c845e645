"""Areas that are left out: drawn between two places, moved and resized within the picture."""

from logic.masks import in_the_middle, resized, shifted, spanned, step_of

SIZE = (400, 200)


def test_an_area_is_drawn_from_any_corner_and_stays_within() -> None:
    assert spanned((10.4, 20), (60, 70.6), SIZE) == spanned((60, 70.6), (10.4, 20), SIZE) == (10, 20, 60, 71)
    assert spanned((-50, 150), (30, 999), SIZE) == (0, 150, 30, 200)
    assert spanned((400, 200), (400, 200), SIZE) == (399, 199, 400, 200)


def test_one_is_added_in_the_middle() -> None:
    assert in_the_middle(SIZE) == (150, 75, 250, 125)


def test_it_is_moved_as_far_as_the_picture_reaches() -> None:
    assert shifted((150, 75, 250, 125), 8, -8, SIZE) == (158, 67, 258, 117)
    assert shifted((150, 75, 250, 125), 999, -999, SIZE) == (300, 0, 400, 50)


def test_it_is_resized_at_its_lower_right_and_never_vanishes() -> None:
    assert resized((150, 75, 250, 125), 8, -8, SIZE) == (150, 75, 258, 117)
    assert resized((150, 75, 250, 125), -999, 999, SIZE) == (150, 75, 151, 200)


def test_keys_move_by_a_share_of_the_picture() -> None:
    assert step_of(SIZE) == 8 and step_of((20, 10)) == 1

"""Fingers, wheel and keys become changes of the zoom."""

from collections.abc import Callable

import pytest

from logic.gestures import Fingers, press, wheel_factor

Point = tuple[float, float]


def at(x: float, y: float) -> Callable[[], Point]:
    return lambda: (x, y)


def test_one_finger_moves() -> None:
    fingers = Fingers()
    fingers.down(7, (10, 10))
    assert fingers.move(7, at(15, 8)) == (1, (10, 10), (5, -2))
    assert fingers.move(7, at(15, 9)) == (1, (15, 8), (0, 1))


def test_two_fingers_enlarge_around_their_middle_and_move() -> None:
    fingers = Fingers()
    fingers.down(1, (0, 0))
    fingers.down(2, (10, 0))
    assert fingers.full
    factor, start, way = fingers.move(2, at(30, 0)) or (0, (0, 0), (0, 0))
    assert (factor, start, way) == (3, (5, 0), (10, 0))


def test_fingers_on_one_place_do_not_divide_by_nothing() -> None:
    fingers = Fingers()
    fingers.down(1, (5, 5))
    fingers.down(2, (5, 5))
    assert fingers.move(2, at(5, 15)) == (10, (5, 5), (0, 5))


def test_a_finger_that_is_not_down_is_not_followed_nor_measured() -> None:
    def measured() -> Point:
        raise AssertionError("costs a layout")

    fingers = Fingers()
    assert fingers.move(3, measured) is None
    fingers.down(3, (0, 0))
    fingers.up(3)
    fingers.up(3)
    assert fingers.move(3, measured) is None


def test_wheels() -> None:
    assert wheel_factor(-120, by_lines=False, pinched=False) > 1 > wheel_factor(120, by_lines=False, pinched=False)
    assert wheel_factor(-3, by_lines=True, pinched=False) == wheel_factor(-48, by_lines=False, pinched=False)
    assert wheel_factor(-1, by_lines=False, pinched=True) == wheel_factor(-6, by_lines=False, pinched=False)


class Recorded:
    """A zoom that only remembers."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []

    def by(self, factor: float) -> None:
        self.calls.append(("by", factor))

    def whole(self) -> None:
        self.calls.append(("whole",))

    def actual(self) -> None:
        self.calls.append(("actual",))

    def move(self, right: float, down: float) -> None:
        self.calls.append(("move", right, down))


@pytest.mark.parametrize(
    ("key", "call"),
    [
        ("+", ("by", 1.5)),
        ("=", ("by", 1.5)),
        ("-", ("by", 1 / 1.5)),
        ("0", ("whole",)),
        ("1", ("actual",)),
        ("ArrowLeft", ("move", 60, 0)),
        ("ArrowDown", ("move", 0, -60)),
    ],
)
def test_keys(key: str, call: tuple[object, ...]) -> None:
    zoom = Recorded()
    assert press(key, zoom, True)  # type: ignore[arg-type]
    assert zoom.calls == [call]


@pytest.mark.parametrize(("key", "on_stage"), [("ArrowLeft", False), ("a", True), ("Escape", True)])
def test_other_keys_are_left_to_the_browser(key: str, on_stage: bool) -> None:
    zoom = Recorded()
    assert not press(key, zoom, on_stage)  # type: ignore[arg-type]
    assert zoom.calls == []

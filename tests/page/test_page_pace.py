"""How long the bytes that are missing will take."""

import pytest

from logic.pace import Pace, told


def test_nothing_is_said_before_there_is_a_speed() -> None:
    pace = Pace()
    assert pace.left(100) is None
    pace.note(0, 0.0)
    pace.note(50, 0.9)
    assert pace.left(100) is None
    pace.note(0, 2.0)
    assert pace.left(100) is None


def test_the_rest_takes_as_long_as_the_speed_of_the_last_seconds_says() -> None:
    pace = Pace()
    for second in range(20):
        pace.note(second * 100, float(second))
    assert pace.left(2900) == pytest.approx(10)
    for second in range(20, 30):
        pace.note(1900 + (second - 19) * 10, float(second))
    assert pace.left(2500) == pytest.approx(50)


def test_times_as_people_read_them() -> None:
    assert [told(seconds) for seconds in (0.2, 12.4, 89, 90, 250)] == ["1 s", "12 s", "89 s", "2 min", "4 min"]

"""How fast something goes: by what was done lately, without pauses, and nothing before it is known."""

from logic.pace import SOON, WINDOW, Pace


def noted(*points: tuple[float, int]) -> Pace:
    pace = Pace()
    for seconds, done in points:
        pace.note(seconds, done)
    return pace


def test_nothing_is_told_before_it_is_known() -> None:
    for pace in (noted(), noted((0, 100)), noted((0, 0), (10, SOON - 1)), noted((5, 0), (5, 50))):
        assert (pace.rate(), pace.remaining(10)) == (0, None)


def test_the_rate_is_that_of_the_last_seconds() -> None:
    steady = noted(*((second, 8 * second) for second in range(10)))
    assert (steady.rate(), steady.remaining(80)) == (8, 10)
    slower = noted(*((second, 8 * min(second, 30) + max(second - 30, 0)) for second in range(30 + int(WINDOW) + 1)))
    assert slower.rate() == 1


def test_a_pause_does_not_count() -> None:
    pace = noted((0, 0), (10, 80))
    pace.rest()
    assert pace.remaining(10) is None
    pace.note(1000, 80)
    pace.note(1001, 90)
    assert pace.rate() == 10

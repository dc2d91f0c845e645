"""Settings in the location, and numbers that may be none."""

import pytest

from logic.settings import for_location, from_location, result_count


def read(**parameters: str) -> tuple[str, int, int]:
    return from_location(parameters.get)


def test_nothing_said_is_the_default_and_leaves_nothing_in_the_location() -> None:
    assert read() == ("verified", 5, 0)
    assert for_location(*read()) == [("method", ""), ("k", ""), ("threshold", "")]


def test_each_method_has_its_own_passing_score() -> None:
    assert read(method="classic") == ("classic", 5, 30)
    assert for_location("classic", 5, 30) == [("method", "classic"), ("k", ""), ("threshold", "")]
    assert dict(for_location("classic", 5, 0))["threshold"] == "0"


@pytest.mark.parametrize(("method", "k", "threshold"), [("classic", 10, 20), ("verified", 1, 100), ("classic", 50, 0)])
def test_what_is_kept_is_read_again(method: str, k: int, threshold: int) -> None:
    assert read(**dict(for_location(method, k, threshold))) == (method, k, threshold)


def test_nonsense_is_read_as_the_default() -> None:
    assert read(method="magic", k="many", threshold="x") == ("verified", 5, 0)


@pytest.mark.parametrize(("typed", "kept"), [("0", 1), ("99", 50), ("", 5), (None, 5), ("7", 7), ("-3", 1), ("1.5", 5)])
def test_numbers_are_kept_within_limits(typed: str | None, kept: int) -> None:
    assert result_count(typed) == kept


def test_threshold_is_kept_within_limits() -> None:
    assert read(threshold="250")[2] == 100 and read(threshold="-1")[2] == 0

"""Settings in the location, and numbers that may be none."""

import pytest

from logic.settings import for_location, from_location, result_count


def read(**parameters: str) -> tuple[str, int, str]:
    return from_location(parameters.get)


def test_nothing_said_is_the_default_and_leaves_nothing_in_the_location() -> None:
    assert read() == ("verified", 5, "")
    assert for_location(*read()) == [("method", ""), ("k", ""), ("accept", "")]


@pytest.mark.parametrize(
    ("method", "k", "accept"), [("classic", 10, ""), ("verified", 1, "same"), ("classic", 5, "edited")]
)
def test_what_is_kept_is_read_again(method: str, k: int, accept: str) -> None:
    assert read(**dict(for_location(method, k, accept))) == (method, k, accept)


def test_nonsense_is_read_as_the_default() -> None:
    assert read(method="magic", k="many", accept="all", threshold="20") == ("verified", 5, "")


@pytest.mark.parametrize(("typed", "kept"), [("0", 1), ("99", 50), ("", 5), (None, 5), ("7", 7), ("-3", 1), ("1.5", 5)])
def test_numbers_are_kept_within_limits(typed: str | None, kept: int) -> None:
    assert result_count(typed) == kept

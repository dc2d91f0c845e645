"""The last queries: what tells them apart, and the keys in their row."""

import pytest

from logic.recent import identity, next_place


def test_a_query_is_there_once() -> None:
    assert identity("", "a1") == identity("", "a1") != identity("", "b2")
    assert identity("https://host.example/a.png", "a1") == identity("https://host.example/a.png", "b2")
    assert identity("", "a1", (1, 2, 30, 40)) not in (identity("", "a1"), identity("", "a1", (12, 3, 0, 40)))


@pytest.mark.parametrize(
    ("key", "place", "there"),
    [
        *(("ArrowRight", 0, 1), ("ArrowRight", 2, 2), ("ArrowLeft", 2, 1), ("ArrowLeft", 0, 0)),
        *(("Home", 2, 0), ("End", 0, 2), ("Enter", 1, None), ("ArrowUp", 1, None)),
    ],
)
def test_keys_go_through_the_row(key: str, place: int, there: int | None) -> None:
    assert next_place(key, place, 3) == there


def test_where_it_is_written_leftwards_the_arrows_do_too() -> None:
    assert next_place("ArrowLeft", 0, 3, rightwards=False) == 1
    assert next_place("ArrowRight", 1, 3, rightwards=False) == 0

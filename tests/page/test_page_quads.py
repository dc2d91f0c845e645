"""A picture in perspective is drawn in pieces, each nearly where it belongs."""

import pytest

from logic.geometry import moved
from logic.quads import PIECES, pieces


def test_without_perspective_it_is_one_piece() -> None:
    assert list(pieces([2, 0, 4, 0, 2, 6, 0, 0, 2], 100, 50)) == [([1, 0, 2, 0, 1, 3, 0, 0, 1], "")]


def test_each_piece_lies_where_perspective_puts_it() -> None:
    tilted = [1, 0.1, 10, 0, 1, 20, 0.0003, 0.0002, 1]
    found = list(pieces(tilted, 1000, 600))
    assert len(found) == PIECES**2
    for number in (0, PIECES // 2, PIECES**2 - 1):
        matrix, path = found[number]
        x, y = (number % PIECES + 0.5) * 1000 / PIECES, (number // PIECES + 0.5) * 600 / PIECES
        assert moved(matrix, x, y) == pytest.approx(moved(tilted, x, y), abs=0.5)
        assert path.count("L") == 3

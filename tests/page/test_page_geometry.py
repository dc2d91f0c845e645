"""Transforms of the plane, against NumPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.geometry import (
    IDENTITY,
    box_around,
    corners,
    css,
    distance,
    inverse,
    middle,
    moved,
    nearest,
    placing,
    product,
    svg,
)

numbers = st.floats(-50, 50).map(lambda value: round(value, 3))
matrices = st.lists(numbers, min_size=9, max_size=9)


@given(matrices, matrices)
def test_product_is_that_of_matrices(after: list[float], before: list[float]) -> None:
    expected = np.reshape(after, (3, 3)) @ np.reshape(before, (3, 3))
    assert product(after, before) == pytest.approx(list(expected.ravel()), abs=1e-6)


@given(matrices)
def test_inverse_leads_back(matrix: list[float]) -> None:
    square = np.reshape(matrix, (3, 3))
    if abs(np.linalg.det(square)) > 1:
        assert product(inverse(matrix), matrix) == pytest.approx(IDENTITY, abs=1e-4)


def test_what_cannot_be_undone_stays() -> None:
    assert inverse([0] * 9) == IDENTITY


def test_a_point_moves_in_perspective() -> None:
    assert moved([2, 0, 10, 0, 2, 20, 0, 0, 1], 3, 4) == (16, 28)
    assert moved([1, 0, 0, 0, 1, 0, 0.5, 0, 1], 2, 4) == (1, 2)


def test_a_point_on_the_horizon_is_far_away_and_no_error() -> None:
    assert moved([1, 0, 0, 0, 1, 0, 1, 0, -1], 1, 1)[0] > 1e8


def test_boxes_and_points() -> None:
    assert box_around([(3, 9), (-1, 2), (0, 4)]) == (-1, 2, 4, 7)
    assert box_around(corners(40, 30)) == (0, 0, 40, 30)
    assert middle([(0, 0), (4, 2)]) == (2, 1)
    assert distance((0, 0), (3, 4)) == 5


def test_css_is_flat_where_the_transform_is() -> None:
    assert css(placing(2, 10, 20)) == "matrix(2,0,0,2,10,20)"
    assert css([2, 0, 0, 0, 2, 0, 0, 0, 2]) == "matrix(1,0,0,1,0,0)"
    in_space = css([1, 2, 3, 4, 5, 6, 0.7, 0.8, 9])
    # By columns of a matrix of four rows, as CSS writes it.
    assert in_space == "matrix3d(1,4,0,0.7,2,5,0,0.8,0,0,1,0,3,6,0,9)"


def test_a_path_is_closed() -> None:
    assert svg([(0, 0), (1.26, 2)]) == "M0.0 0.0L1.3 2.0Z"


def test_the_line_nearest_to_the_pointer() -> None:
    lines = [(0, 0, 100, 0), None, (0, 20, 100, 20), (50, 40, 50, 40)]
    assert nearest(lines, 50, 8) == 0 and nearest(lines, 50, 12) == 2
    assert nearest(lines, 52, 41) == 3
    assert nearest(lines, 120, 0) is None, "beyond its end"
    assert nearest([], 0, 0) is None

"""Which parts of a file are fetched for the ranges that are asked for, and the ranges out of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage.index.byte_ranges import GAP, cut, joined

pytestmark = pytest.mark.same_everywhere  # arithmetic of whole numbers

FILE = bytes(number * 167 % 251 for number in range(9 * GAP))

wanted_ranges = st.lists(
    st.tuples(st.integers(0, len(FILE)), st.integers(0, 3 * GAP)).map(
        lambda one: (one[0], min(one[1], len(FILE) - one[0]))
    )
)


@given(wanted_ranges)
def test_each_range_is_cut_out_of_what_is_fetched(wanted: list[tuple[int, int]]) -> None:
    ranges = joined(wanted)
    parts = [FILE[begin:end] for begin, end in ranges]
    assert cut(wanted, ranges, parts) == [FILE[begin : begin + length] for begin, length in wanted]


@given(wanted_ranges)
def test_parts_are_in_order_and_far_from_each_other(wanted: list[tuple[int, int]]) -> None:
    ranges = joined(wanted)
    assert all(begin < end for begin, end in ranges)
    assert all(after[0] - before[1] >= GAP for before, after in pairwise(ranges))


def test_near_ranges_are_one_request_and_far_ones_two() -> None:
    assert joined([(0, 10), (10 + GAP - 1, 5)]) == [(0, 14 + GAP)]
    assert joined([(0, 10), (10 + GAP, 5)]) == [(0, 10), (10 + GAP, 15 + GAP)]
    assert joined([(50, 10), (0, 100)]) == [(0, 100)]
    assert joined([(3, 0)]) == []

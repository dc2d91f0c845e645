"""Numbers as people read them."""

import pytest

from logic.counts import RECORD, megabytes, pace, part, stored, with_time_left


def test_bytes() -> None:
    assert megabytes(49_999) == "0.0 MB" and megabytes(23_750_000) == "23.8 MB"
    assert part(1_500_000, 23_000_000) == "1.5 of 23.0 MB"


def test_what_is_stored_is_named_in_one_order() -> None:
    sizes = {"databases": 3_000_000, "app": 22_500_000, "collection": 0}
    assert stored(sizes, None) == ["this page (22.5 MB)", "your collections (3.0 MB)"]
    assert stored({}, 1) == [f"1 picture remembered (about {RECORD / 1e3:.1f} KB)"]
    assert stored({"recent": 12_345}, None) == ["pictures you searched (12.3 KB)"]
    assert stored({}, 0) == stored({}, None) == []
    assert stored({}, None, pairs=1200) == ["1,200 pairs that you said to be no duplicates"]


def test_the_time_that_is_left_is_told_where_it_is_known() -> None:
    assert [with_time_left("7 %", seconds) for seconds in (None, 12.2)] == ["7 %", "7 %, 12 s left"]


@pytest.mark.parametrize(
    ("done", "total", "rate", "seconds", "line"),
    [
        (240, 1200, 8.2, 117.0, "240 of 1,200, 8 a second, 2 min left"),
        (0, 1200, 0, None, "0 of 1,200"),
        (5, 9, 1.26, 3.2, "5 of 9, 1.3 a second, 3 s left"),
        (1, 100_000, 4.0, 25_000.0, "1 of 100,000, 4 a second, 7 h left"),
    ],
)
def test_how_far_a_scan_is(done: int, total: int, rate: float, seconds: float | None, line: str) -> None:
    assert pace(done, total, rate, seconds) == line

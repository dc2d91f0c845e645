"""Numbers as people read them."""

from logic.counts import RECORD, counted, megabytes, part, plural, stored


def test_nouns_fit_their_number() -> None:
    assert [counted(number, "picture") for number in (0, 1, 2, 12345)] == [
        "0 pictures",
        "1 picture",
        "2 pictures",
        "12,345 pictures",
    ]
    assert [plural(number, "fits", "fit") for number in (0, 1, 2)] == ["fit", "fits", "fit"]


def test_bytes() -> None:
    assert megabytes(49_999) == "0.0 MB" and megabytes(23_750_000) == "23.8 MB"
    assert part(1_500_000, 23_000_000) == "1.5 of 23.0 MB"


def test_what_is_stored_is_named_in_one_order() -> None:
    sizes = {"databases": 3_000_000, "app": 22_500_000, "collection": 0}
    assert stored(sizes, None) == ["this page (22.5 MB)", "your collections (3.0 MB)"]
    assert stored({}, 1) == [f"1 picture remembered (about {RECORD / 1e6:.1f} MB)"]
    assert stored({}, 0) == stored({}, None) == []

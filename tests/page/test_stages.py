"""How far a run in stages is: one bar over all of them, which never goes back."""

from progress import Stages


def shares(reading: int, *comparing: tuple[int, int]) -> list[float]:
    """Return what share is told to be done after each step."""
    found: list[float] = []
    stages = Stages(lambda done, total: found.append(done / total))
    for done in range(reading):
        stages.reading(done + 1, reading)
    for step in comparing:
        stages.comparing(*step)
    return found


def test_the_bar_goes_from_reading_to_comparing_and_never_back() -> None:
    # Two pictures could not be read; pairs become known that nobody had counted.
    assert shares(10, (4, 8), (8, 40), (70, 100), (100, 100)) == [
        *(0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5),
        *(0.75, 0.75, 0.85, 1.0),
    ]


def test_where_nothing_is_read_the_bar_is_for_comparing_alone() -> None:
    assert shares(0, (0, 100), (64, 100), (100, 200), (200, 200)) == [0.0, 0.64, 0.64, 1.0]

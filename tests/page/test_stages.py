"""How far a run in stages is: one bar over all of them, which never goes back."""

from progress import READING, Stages


def test_the_bar_goes_from_reading_to_comparing_and_never_back() -> None:
    steps: list[tuple[int, int]] = []
    stages = Stages(lambda *step: steps.append(step))
    for done in range(1, 11):
        stages.reading(done, 10)
    assert steps[-1] == (10 * READING, 10 * READING + 10)
    # Two pictures could not be read; pairs become known that nobody had counted.
    for step in ((4, 8), (8, 40), (40, 100), (100, 100)):
        stages.comparing(*step)
    assert [100 * done // total for done, total in steps] == sorted(100 * done // total for done, total in steps)
    assert steps[-1] == (10 * READING + 100,) * 2


def test_what_is_not_read_is_told_as_it_is_counted() -> None:
    steps: list[tuple[int, int]] = []
    stages = Stages(lambda *step: steps.append(step))
    for step in ((0, 0), (64, 100), (100, 130), (130, 130)):
        stages.comparing(*step)
    assert steps == [(0, 0), (64, 100), (100, 130), (130, 130)]

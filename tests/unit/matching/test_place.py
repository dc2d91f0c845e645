"""Where boxes lie in a picture: one of nine parts, several of them, or all."""

from collections.abc import Sequence

import pytest

from echoimage.english import say
from echoimage.matching.phrases import sentence
from echoimage.matching.place import NINTHS, place_of
from echoimage.types import Box

pytestmark = pytest.mark.same_everywhere  # whole numbers in, keys out

SIZE = 900, 600
TILES = [
    (300 * column + 60, 200 * row + 70, 300 * column + 240, 200 * row + 130)
    for column in (0, 1, 2)
    for row in (0, 1, 2)
]


@pytest.mark.parametrize("row", range(3))
@pytest.mark.parametrize("column", range(3))
def test_each_ninth_has_its_name(row: int, column: int) -> None:
    x, y = 300 * column, 200 * row
    name = place_of([(x, y, x + 300, y + 200)], SIZE)
    assert name == (NINTHS[row][column], 0)
    told = sentence((("overlaid", 5),), name)
    assert told and NINTHS[row][column] in say(told)


@pytest.mark.parametrize(
    ("boxes", "place"),
    [
        ([(0, 500, 900, 600)], ("bottom", 0)),
        ([(0, 0, 200, 600)], ("left", 0)),
        ([(250, 170, 650, 430)], ("middle", 0)),
        ([(500, 0, 900, 600)], ("right", 0)),
        ([(610, 0, 700, 60), (720, 80, 880, 180)], ("top right", 0)),
        ([(0, 0, 100, 100), (800, 500, 900, 600)], ("places", 2)),
        ([(0, 0, 300, 200), (300, 0, 600, 200), (600, 0, 900, 200)], ("places", 3)),
        ([(50, 50, 850, 550)], ("everywhere", 0)),
        (TILES, ("everywhere", 0)),
        (TILES[:-1], ("places", 8)),
        ([(899, 599, 900, 600)], ("bottom right", 0)),
    ],
)
def test_place(boxes: Sequence[Box], place: tuple[str, int]) -> None:
    assert place_of(boxes, SIZE) == place


def test_nothing_is_nowhere() -> None:
    assert place_of([], SIZE) is None

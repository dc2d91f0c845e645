"""A sheet to draw on: words, boxes and lines in, pixels out."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from echoimage.types import Picture

Ink = tuple[int, int, int]
Where = tuple[float, float]

BLACK, WHITE = (0, 0, 0), (255, 255, 255)

WORDS = (
    "amber",
    "basil",
    "cedar",
    "delta",
    "ember",
    "fjord",
    "grove",
    "harbour",
    "indigo",
    "juniper",
    "kettle",
    "lantern",
    "meadow",
    "nickel",
    "orchard",
    "pebble",
    "quartz",
    "ribbon",
    "saffron",
    "timber",
    "umbra",
    "velvet",
    "willow",
    "yarrow",
)


class Page:
    """A sheet of one colour; red is first in all its colours, as Pillow has it."""

    def __init__(self, width: int, height: int, ground: Ink = WHITE) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width, height), ground)
        self._draw = ImageDraw.Draw(self._image)

    def write(self, where: Where, words: str, size: int, ink: Ink = BLACK, anchor: str = "la") -> None:
        """Write words in Pillow's own font; `anchor` says which point of them stands at `where`."""
        self._draw.text(where, words, font=_font(size), fill=ink, anchor=anchor)

    def box(self, corner: Where, size: Where, fill: Ink | None = None, outline: Ink | None = None) -> None:
        """Draw a rectangle by its upper left corner and its size."""
        far = corner[0] + size[0], corner[1] + size[1]
        self._draw.rectangle((*corner, *far), fill=fill, outline=outline, width=2)

    def disc(self, centre: Where, radius: float, fill: Ink | None = None, outline: Ink | None = None) -> None:
        """Draw a disc or a ring."""
        (x, y), r = centre, radius
        self._draw.ellipse((x - r, y - r, x + r, y + r), fill=fill, outline=outline, width=max(2, round(r / 10)))

    def shape(self, points: list[Where], fill: Ink, outline: Ink | None = None) -> None:
        """Draw a polygon."""
        self._draw.polygon(points, fill=fill, outline=outline, width=2)

    def line(self, points: list[Where], ink: Ink = BLACK, width: int = 2) -> None:
        """Draw a line through points."""
        self._draw.line(points, fill=ink, width=width, joint="curve")

    def picture(self) -> Picture:
        """Return the pixels, uint8 (h, w, 3), blue first."""
        return np.ascontiguousarray(np.asarray(self._image)[..., ::-1])


@lru_cache(maxsize=64)
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def ink(rng: np.random.Generator, darkest: int = 0, lightest: int = 160) -> Ink:
    """Return any colour whose values lie in a range."""
    red, green, blue = (int(value) for value in rng.integers(darkest, lightest + 1, 3))
    return red, green, blue


def words(rng: np.random.Generator, least: int, most: int) -> str:
    """Return some words, the first with a capital letter."""
    return " ".join(rng.choice(WORDS, int(rng.integers(least, most + 1)))).capitalize()

"""Pairs of drawings by one template, with other contents; and drawings, for copies of them."""

from collections.abc import Callable
from functools import partial

from bench.accuracy.verdicts.documents import Random, form, invoice, slide
from bench.accuracy.verdicts.figures import bar_chart, chess_board, line_chart, qr_code
from bench.accuracy.verdicts.pair import Album, Make, Pair, png, seeded
from echoimage.types import Picture

Draw = Callable[[Random, Random], Picture]
DRAWN: dict[str, Draw] = {
    "invoices": invoice,
    "forms": form,
    "slides": slide,
    "line charts": line_chart,
    "bar charts": bar_chart,
    "chess boards": chess_board,
    "QR codes": qr_code,
}
LAYOUT, FIRST, SECOND = 1, 2, 3
"""Seeds of the random numbers of a template, and of the contents of two drawings by it."""


def drawing(number: int) -> tuple[str, Picture]:
    """Return a drawing and what it is; the kinds follow in turn."""
    name = list(DRAWN)[number % len(DRAWN)]
    return f"{name} {number}", DRAWN[name](seeded(LAYOUT, number), seeded(FIRST, number))


def _pair(number: int, album: Album, name: str) -> Pair:
    """Return two drawings by one template; each number has a template of its own."""
    draw = DRAWN[name]
    query, image = (png(draw(seeded(LAYOUT, number), seeded(contents, number))) for contents in (FIRST, SECOND))
    return Pair(query, image, f"{name} {number}")


TEMPLATES: dict[str, Make] = {name: partial(_pair, name=name) for name in DRAWN}

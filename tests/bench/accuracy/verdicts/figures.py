"""Templates of figures: random numbers of the template and of the contents in, a picture out, as in `documents`."""

import cv2
import numpy as np

from bench.accuracy.verdicts.page import BLACK, Ink, Page, Where, ink, words
from echoimage.types import Picture

Random = np.random.Generator


def line_chart(layout: Random, contents: Random) -> Picture:
    """Draw curves over one pair of axes."""
    page = _axes(layout)
    colours = [ink(layout, 0, 200) for _ in range(int(layout.integers(1, 4)))]
    for colour in colours:
        steps = contents.normal(0, 16, 80).cumsum() + contents.uniform(150, 400)
        heights = 70 + np.abs((steps - 70) % 820 - 410)  # folded, so that it stays between the axes
        page.line([(110 + 8 * x, float(y)) for x, y in enumerate(heights)], colour, 3)
    return page.picture()


def bar_chart(layout: Random, contents: Random) -> Picture:
    """Draw bars over one pair of axes."""
    page, colour, bars = _axes(layout), ink(layout, 40, 200), int(layout.integers(4, 12))
    width = 640 / bars
    for number in range(bars):
        height = float(contents.uniform(20, 400))
        page.box((110 + width * (number + 0.15), 480 - height), (width * 0.7, height), colour)
    return page.picture()


def _axes(layout: Random) -> Page:
    page, unit = Page(800, 600), int(layout.choice([1, 5, 20, 250]))
    page.write((430, 20), words(layout, 2, 3), 26, BLACK, "ma")
    page.write((430, 550), words(layout, 1, 2), 20, BLACK, "ma")
    for number in range(6):
        y = 480 - 80 * number
        if number:
            page.line([(110, y), (750, y)], (210, 210, 210), 1)
        page.write((100, y), str(number * unit), 17, BLACK, "rm")
        page.write((110 + 128 * number, 490), str(number * 10), 17, BLACK, "ma")
    page.line([(110, 60), (110, 480), (750, 480)])
    return page


def chess_board(layout: Random, contents: Random) -> Picture:
    """Draw a position on a board, its pieces as plain shapes."""
    side = 80
    page, light, dark = Page(640, 640), ink(layout, 190, 250), ink(layout, 70, 170)
    for square in range(64):
        column, row = square % 8, square // 8
        page.box((column * side, row * side), (side - 1, side - 1), light if (column + row) % 2 == 0 else dark)
    pieces = [*"KKQQRRRRBBBBNNNN", *"P" * int(contents.integers(8, 17))]
    for number, square in enumerate(contents.permutation(64)[: len(pieces)]):
        centre = side * (square % 8 + 0.5), side * (square // 8 + 0.5)
        _piece(page, pieces[number], centre, (250, 250, 250) if number % 2 else (25, 25, 25))
    return page.picture()


_TOPS: dict[str, tuple[Where, ...]] = {
    "K": ((-4, -30), (4, -30), (4, -22), (12, -22), (12, -15), (4, -15), (16, 20), (-16, 20), (-4, -15), (-12, -15)),
    "Q": ((-22, -22), (-9, -4), (0, -28), (9, -4), (22, -22), (14, 20), (-14, 20)),
    "R": ((-18, -24), (-8, -24), (-8, -16), (8, -16), (8, -24), (18, -24), (12, 20), (-12, 20)),
    "B": ((0, -30), (13, -8), (6, 20), (-6, 20), (-13, -8)),
    "N": ((-2, -28), (14, -12), (16, 20), (-12, 20), (-2, -2), (-18, 2), (-20, -8)),
    "P": ((0, -14), (10, -4), (12, 20), (-12, 20), (-10, -4)),
}


def _piece(page: Page, kind: str, centre: Where, fill: Ink) -> None:
    outline = (25, 25, 25) if fill[0] > 128 else (200, 200, 200)
    page.shape([(centre[0] + x, centre[1] + y) for x, y in _TOPS[kind]], fill, outline)
    page.box((centre[0] - 20, centre[1] + 20), (40, 9), fill, outline)


def qr_code(layout: Random, contents: Random) -> Picture:
    """Draw the code of an address on one host."""
    text = f"https://{''.join(layout.choice(list('abcdefghij'), 8))}.example/"
    text += "".join(contents.choice(list("klmnopqrstuvwxyz0123456789"), 14))
    code = cv2.QRCodeEncoder.create().encode(text)
    framed = cv2.copyMakeBorder(code, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=(255,))
    scale = int(layout.integers(8, 16))
    large = cv2.resize(framed, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.cvtColor(large, cv2.COLOR_GRAY2BGR), np.uint8)

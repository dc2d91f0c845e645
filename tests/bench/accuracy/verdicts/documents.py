"""Templates of paper and screen, filled in: random numbers of the template and of the contents in, a picture out.

Everything that forms have in common comes from `layout`, everything that differs from `contents`.
"""

import numpy as np

from bench.accuracy.verdicts.page import BLACK, Page, ink, words
from echoimage.types import Picture

Random = np.random.Generator


def invoice(layout: Random, contents: Random) -> Picture:
    """Draw a bill of a company: letterhead, customer, a table, a sum."""
    page, colour, left = Page(1000, 1414), ink(layout), int(layout.integers(60, 110))
    size = int(layout.integers(18, 24))
    right, top = 1000 - left, int(layout.integers(50, 110))
    if layout.random() < 0.5:
        page.disc((left + 60, top + 50), 55, colour)
    else:
        page.box((left, top), (int(layout.integers(120, 260)), 100), colour)
    page.write((right, top), words(layout, 1, 2) + " Ltd", 40, colour, "ra")
    page.write((right, top + 60), f"{layout.integers(1, 200)} {words(layout, 1, 1)} Street", size, BLACK, "ra")
    page.write((right, top + 90), f"VAT {layout.integers(10**8, 10**9)}", size, BLACK, "ra")
    page.write((left, 420), str(layout.choice(["Invoice", "Bill", "Delivery note", "Receipt"])), 46)
    page.write((right, 430), f"Number {contents.integers(1000, 99999)}", size, BLACK, "ra")
    for row, line in enumerate((words(contents, 2, 2), f"{contents.integers(1, 300)} {words(contents, 1, 1)} Road")):
        page.write((left, 270 + 32 * row), line, size)
    columns = left + 10, left + int(layout.integers(380, 480)), right - 130, right - 10
    page.box((left, 520), (right - left, 44), ink(layout, 170, 235))
    for x, head, anchor in zip(columns, ("Item", "Count", "Price", "Sum"), ("la", "ra", "ra", "ra"), strict=True):
        page.write((x, 530), head, size, BLACK, anchor)
    total = _items(page, columns, size, contents)
    page.line([(left, 1130), (right, 1130)])
    page.write((columns[3], 1150), f"Total {total:.2f}", size + 6, BLACK, "ra")
    page.write((left, 1290), words(layout, 7, 9), 17)
    page.write((left, 1320), f"Account {layout.integers(10**11, 10**12)}", 17)
    return page.picture()


def _items(page: Page, columns: tuple[float, ...], size: int, contents: Random) -> float:
    total = 0.0
    for row in range(int(contents.integers(2, 12))):
        count, price = int(contents.integers(1, 60)), float(contents.integers(100, 90000)) / 100
        total += count * price
        cells = words(contents, 1, 3), str(count), f"{price:.2f}", f"{count * price:.2f}"
        for x, cell, anchor in zip(columns, cells, ("la", "ra", "ra", "ra"), strict=True):
            page.write((x, 580 + 44 * row), cell, size, BLACK, anchor)
    return total


def form(layout: Random, contents: Random) -> Picture:
    """Draw a form with printed questions, filled in: words in boxes, crosses, a signature."""
    page, colour = Page(1000, 1300, ink(layout, 235, 255)), ink(layout, 0, 90)
    pen = ink(contents, 0, 110)
    page.write((70, 60), words(layout, 2, 4), 44, colour)
    page.write((70, 125), words(layout, 8, 10), 18, colour)
    across, tall = int(layout.integers(1, 4)), int(layout.integers(60, 90))
    width = 860 / across
    for number in range(across * 6):
        x, y = 70 + width * (number % across), 190 + (tall + 50) * (number // across)
        page.write((x, y), words(layout, 1, 2), 17, colour)
        page.box((x, y + 24), (width - 20, tall - 24), None, colour)
        page.write((x + 12, y + 32), words(contents, 1, 4 - across), 24, pen)
    bottom = 190 + (tall + 50) * 6
    for number in range(4):
        x = 70 + 215 * number
        page.box((x, bottom), (28, 28), None, colour)
        page.write((x + 40, bottom + 4), words(layout, 1, 1), 17, colour)
        if contents.random() < 0.5:
            page.line([(x, bottom), (x + 28, bottom + 28)], pen, 4)
            page.line([(x + 28, bottom), (x, bottom + 28)], pen, 4)
    page.line([(70, 1240), (500, 1240)], colour)
    steps = np.cumsum(contents.uniform(2, 14, 30)), contents.uniform(1180, 1240, 30)
    page.line([(80 + float(x), float(y)) for x, y in zip(*steps, strict=True)], pen, 3)
    return page.picture()


def slide(layout: Random, contents: Random) -> Picture:
    """Draw a slide of a talk: the master's ground, bar, mark and footer; another title and other points."""
    dark = layout.random() < 0.4
    page = Page(1280, 720, ink(layout, 10, 60) if dark else ink(layout, 225, 255))
    colour, text = ink(layout, 60, 200), (240, 240, 240) if dark else (30, 30, 30)
    if layout.random() < 0.5:
        page.box((0, 0), (1280, int(layout.integers(20, 110))), colour)
    else:
        page.box((0, 0), (int(layout.integers(20, 70)), 720), colour)
    for _ in range(int(layout.integers(2, 6))):
        place = float(layout.uniform(900, 1280)), float(layout.uniform(500, 720))
        page.disc(place, float(layout.uniform(20, 90)), None, ink(layout, 60, 200))
    page.write((110, 682), words(layout, 2, 4), 20, colour)
    page.write((1220, 682), str(contents.integers(1, 60)), 20, colour, "ra")
    page.write((110, 130), words(contents, 2, 5), 50, text)
    for row in range(int(contents.integers(3, 7))):
        page.disc((122, 254 + 62 * row), 7, colour)
        page.write((150, 240 + 62 * row), words(contents, 3, 7), 28, text)
    return page.picture()

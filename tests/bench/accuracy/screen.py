"""Changes that show a picture on a screen, as screenshots of phones and web pages do: a picture in, a picture out."""

import cv2
import numpy as np

from bench.accuracy.change import Change, Material
from bench.accuracy.geometry import resized
from bench.accuracy.overlay import FONT, paste
from echoimage.types import Picture

PHONE = 720, 1560
"""Pixels of a phone's screenshot, width and height: 6 to 13, as most are, and a usual size when passed on."""
PAGE = 1280, 800
LIGHT, DARK, MIDDLE, ACCENT = (250, 250, 250), (24, 20, 18), (140, 136, 132), (214, 120, 29)


def phone(dark: bool = False, padding: int = 0, height: float = 0.62) -> Change:
    """Show the picture in an application: status bar, title, the picture across the screen, buttons, text."""

    def change(picture: Picture, material: Material) -> Picture:
        width, tall = PHONE
        paper, ink = (DARK, LIGHT) if dark else (LIGHT, DARK)
        screen = _plain(PHONE, paper)
        fitted = _fit(picture, width - 2 * padding, tall * height)
        top = 170 + int(material.rng.integers(0, 60))
        paste(screen, fitted, (width - fitted.shape[1]) // 2, top)
        _status_bar(screen, ink)
        _buttons(screen, top + fitted.shape[0] + 60, ink)
        _lines(screen, (32, top + fitted.shape[0] + 130, width - 64), 4, ink)
        cv2.rectangle(screen, (width // 2 - 120, tall - 24), (width // 2 + 120, tall - 16), ink, -1)
        return screen

    return change


def gallery(picture: Picture, material: Material) -> Picture:
    """Show the picture alone on a phone's black screen, as galleries do, with small symbols over it."""
    width, tall = PHONE
    fitted = _fit(picture, width, tall)
    screen = _plain(PHONE, (0, 0, 0))
    paste(screen, fitted, (width - fitted.shape[1]) // 2, (tall - fitted.shape[0]) // 2)
    _status_bar(screen, LIGHT)
    _buttons(screen, tall - 90, LIGHT)
    return screen


def web_page(share: float) -> Change:
    """Show the picture in a browser's window among columns of text; it takes at most `share` of the window."""

    def change(picture: Picture, material: Material) -> Picture:
        width, tall = PAGE
        page = _plain(PAGE, LIGHT)
        cv2.rectangle(page, (0, 0), (width, 84), (225, 222, 220), -1)
        cv2.rectangle(page, (140, 40), (width - 200, 74), (255, 255, 255), -1)
        cv2.putText(page, "https://example.org/news/found-again", (156, 64), FONT, 0.6, DARK, 1, cv2.LINE_AA)
        scale = (share * width * tall / (picture.shape[0] * picture.shape[1])) ** 0.5
        fitted = _fit(picture, min(picture.shape[1] * scale, width - 64), min(picture.shape[0] * scale, tall - 260))
        cv2.putText(page, "A picture and where it came from", (32, 140), FONT, 1.1, DARK, 2, cv2.LINE_AA)
        paste(page, fitted, 32, 170)
        free = width - fitted.shape[1] - 96
        if free > 100:
            _lines(page, (fitted.shape[1] + 64, 190, free), 16, DARK)
        _lines(page, (32, 200 + fitted.shape[0], width - 64), 12, DARK)
        return page

    return change


def _plain(size: tuple[int, int], colour: tuple[int, int, int]) -> Picture:
    return np.full((size[1], size[0], 3), colour, np.uint8)


def _fit(picture: Picture, width: float, height: float) -> Picture:
    scale = min(width / picture.shape[1], height / picture.shape[0])
    return resized(picture, picture.shape[1] * scale, picture.shape[0] * scale)


def _status_bar(screen: Picture, ink: tuple[int, int, int]) -> None:
    width = screen.shape[1]
    cv2.putText(screen, "12:47", (32, 56), FONT, 0.9, ink, 2, cv2.LINE_AA)
    cv2.rectangle(screen, (width - 90, 32), (width - 36, 56), ink, 2)
    cv2.rectangle(screen, (width - 86, 36), (width - 56, 52), ink, -1)
    for bar in range(4):
        cv2.rectangle(screen, (width - 170 + bar * 14, 54 - bar * 6), (width - 162 + bar * 14, 56), ink, -1)
    cv2.putText(screen, "< Photo of the day", (32, 126), FONT, 0.9, ink, 2, cv2.LINE_AA)


def _buttons(screen: Picture, y: int, ink: tuple[int, int, int]) -> None:
    for number, x in enumerate((60, 150, 240, screen.shape[1] - 60)):
        colour = ACCENT if number == 0 else ink
        cv2.circle(screen, (x, y), 24, colour, -1 if number == 0 else 3, cv2.LINE_AA)
        cv2.line(screen, (x - 10, y), (x + 10, y), LIGHT if number == 0 else MIDDLE, 3, cv2.LINE_AA)


def _lines(screen: Picture, place: tuple[int, int, int], count: int, ink: tuple[int, int, int]) -> None:
    """Write up to `count` lines of text below each other; `place` is left, top, width. Stop at the edge."""
    left, top, width = place
    words = "Readers asked where this was found and who had made it first and we went looking for the answer. " * 3
    for line in range(count):
        y = top + line * 34
        if y > screen.shape[0] - 40:
            return
        text = words[line * 7 :][: max(4, width // 14)]
        cv2.putText(screen, text, (left, y), FONT, 0.65, ink, 1, cv2.LINE_AA)

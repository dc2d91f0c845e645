"""A collection with known groups: photographs with copies of every kind, and what looks alike and is none."""

import functools
from collections.abc import Callable

import cv2
import numpy as np

from echoimage import Features, extract
from edits import bordered, cropped, recompressed, resized, turned
from samples import photo

Picture = np.ndarray
HEIGHT, WIDTH = 360, 480

CHANGES: dict[str, Callable[[Picture], Picture]] = {
    "smaller": lambda picture: resized(picture, 0.6, 0.6)[0],
    "recompressed": lambda picture: recompressed(picture, 50),
    "mirrored": lambda picture: np.ascontiguousarray(picture[:, ::-1]),
    "turned": lambda picture: turned(picture, 90)[0],
    "tilted": lambda picture: turned(picture, 10)[0],
    "cropped": lambda picture: cropped(picture, 0.3, 0.25, 0.95, 0.9)[0],
    "mirrored crop": lambda picture: np.ascontiguousarray(cropped(picture, 0.1, 0.1, 0.8, 0.8)[0][:, ::-1]),
    "bordered": lambda picture: bordered(picture, 30, 30, 30, 60)[0],
    "grey": lambda picture: cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR),
    "negative": lambda picture: 255 - picture,
}


def form(number: int) -> Picture:
    """A page of one template, with other words in it each time."""
    page = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for line in range(6):
        cv2.rectangle(page, (20, 20 + 55 * line), (460, 60 + 55 * line), (0, 0, 0), 1)
        cv2.putText(page, f"Field {line}:", (30, 48 + 55 * line), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 0, 0), 1)
        words = str(np.random.default_rng([number, line]).integers(10**9, 10**10))
        cv2.putText(page, words, (180, 50 + 55 * line), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (120, 0, 0), 2)
    return page


def second_shot(seed: int) -> Picture:
    """The same things seen from a little aside: those in front move more than those behind."""
    picture, shifted = photo(seed, HEIGHT, WIDTH), photo(seed, HEIGHT, WIDTH)
    for number in range(8):
        left, top = 50 * number + 20, 35 * number + 20
        piece = photo(1000 + seed * 10 + number, 90, 90)
        picture[top : top + 60, left : left + 80] = piece[:60, :80]
        shifted[top : top + 60, left + 9 : left + 89] = piece[:60, :80]
    return np.hstack([picture, shifted])


def pictures(photographs: int) -> dict[str, Picture]:
    """Return pictures by address, in folders named after what is in them; the n-th photograph has all copies."""
    found: dict[str, Picture] = {}
    for seed in range(photographs):
        picture = photo(seed + 1, HEIGHT, WIDTH)
        found[f"originals/{seed}.png"] = picture
        found |= {f"copies/{seed} {name}.png": change(picture) for name, change in CHANGES.items()}
    for seed in (71, 72):
        both = second_shot(seed)
        found |= {f"shots/{seed} a.png": both[:, :WIDTH], f"shots/{seed} b.png": both[:, WIDTH:]}
    found |= {f"forms/{number}.png": form(number) for number in range(3)}
    found |= {f"others/{seed}.png": photo(seed, HEIGHT, WIDTH) for seed in range(30, 34)}
    return found


@functools.cache
def features(photographs: int) -> dict[str, Features]:
    """Return the same as an index has them."""
    made = pictures(photographs).items()
    return {
        url: extract(np.ascontiguousarray(picture), f"{number + 1:064x}", indexed=True)
        for number, (url, picture) in enumerate(made)
    }

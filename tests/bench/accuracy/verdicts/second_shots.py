"""Pairs of two photographs of one thing: a scene in layers seen from two places, and those of a folder."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.accuracy.overlay import cover
from bench.accuracy.photos import SUFFIXES
from bench.accuracy.tone import jpeg
from bench.accuracy.verdicts.pair import Album, Pair, seeded
from echoimage.types import Picture
from echoimage_build.errors import BuildError

LAYERS, WIDTH, HEIGHT = 4, 960, 640
LEAST, MOST = 0.015, 0.04
"""Share of the width by which the nearest parts move against the farthest between the two places."""

Field = NDArray[np.float32]


def layered(number: int, album: Album) -> Pair:
    """Return a scene seen from two places: a photograph as a relief, with pieces of others standing before it.

    What is nearer moves more, and hides and shows other parts of what is behind. Light, noise and compression differ.
    """
    rng = seeded(LAYERS, number)
    behind = cover(album.photograph(number), WIDTH, HEIGHT)
    relief = _smooth(rng, 120) * 0.4
    pieces = [_piece(rng, album.photograph(number + 1 + place)) for place in range(int(rng.integers(2, 6)))]
    pieces.sort(key=lambda piece: piece[2])
    to_side = float(rng.uniform(LEAST, MOST)) * WIDTH * (1 if rng.random() < 0.5 else -1)
    direction = np.array([1.0, float(rng.uniform(-0.3, 0.3))]) * to_side
    views: list[bytes] = []
    for place in (0.0, 1.0):
        view = _displaced(behind, relief, direction * place)
        for picture, mask, depth in pieces:
            moved = np.column_stack([np.eye(2), direction * place * depth])
            cover_of = cv2.warpAffine(mask, moved, (WIDTH, HEIGHT))[..., None]
            front = cv2.warpAffine(picture, moved, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT)
            view = np.rint(view * (1 - cover_of) + front * cover_of).astype(np.uint8)
        views.append(photographed(view, rng))
    query, image = views
    return Pair(query, image, f"{album.path(number).name}, moved by {abs(to_side):.0f} of {WIDTH} pixels")


def photographed(view: Picture, rng: np.random.Generator) -> bytes:
    """Return a view as a camera held by hand saves it: a little turned and nearer, with its exposure and its noise."""
    height, width = view.shape[:2]
    angle, zoom = float(rng.uniform(-1.5, 1.5)), float(rng.uniform(1.03, 1.07))
    held = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), angle, zoom))
    seen = cv2.warpAffine(view, held, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    exposed = seen * float(rng.uniform(0.93, 1.07)) + rng.normal(0, 2.5, seen.shape)
    return jpeg(np.clip(np.rint(exposed), 0, 255).astype(np.uint8), 90)


def _smooth(rng: np.random.Generator, deviation: float) -> Field:
    """Return a smooth random field, float32 (HEIGHT, WIDTH), 0..1."""
    coarse = rng.random((HEIGHT // 8, WIDTH // 8)).astype(np.float32)
    field = cv2.GaussianBlur(coarse, (0, 0), deviation / 8, borderType=cv2.BORDER_REFLECT)
    field = cv2.resize(field, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    return np.asarray((field - field.min()) / max(float(np.ptp(field)), 1e-6), np.float32)


def _piece(rng: np.random.Generator, photograph: Picture) -> tuple[Picture, Field, float]:
    """Return a picture of the whole scene, a mask of a random shape in it, and how near it is, 0.5..1."""
    low, high = rng.uniform(0.1, 0.3), rng.uniform(0.1, 0.9)
    outline = _smooth(rng, 40)
    y, x = np.indices((HEIGHT, WIDTH), dtype=np.float32)
    away = np.hypot((x - high * WIDTH) / WIDTH, (y - rng.uniform(0.2, 0.9) * HEIGHT) / HEIGHT)
    mask = cv2.GaussianBlur((away < low * (0.5 + outline)).astype(np.float32), (0, 0), 1)
    return cover(photograph, WIDTH, HEIGHT), np.asarray(mask, np.float32), float(rng.uniform(0.5, 1))


def _displaced(picture: Picture, depth: Field, direction: NDArray[np.float64]) -> Picture:
    y, x = np.indices(depth.shape, dtype=np.float32)
    x_from, y_from = (x - depth * direction[0]).astype(np.float32), (y - depth * direction[1]).astype(np.float32)
    return np.asarray(cv2.remap(picture, x_from, y_from, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT), np.uint8)


def of_folders(folders: list[Path]) -> tuple[tuple[Path, Path], ...]:
    """Return neighbouring photographs, by name, of each folder and each folder below it, in both orders."""
    return tuple(pair for folder in folders for pair in _neighbours(folder))


def _neighbours(folder: Path) -> Iterator[tuple[Path, Path]]:
    if not folder.is_dir():
        raise BuildError(f"There is no folder {folder}. --second-shots takes folders of photographs of one thing each.")
    for below in sorted(path for path in (folder, *folder.rglob("*")) if path.is_dir()):
        files = sorted(path for path in below.iterdir() if path.suffix.lower() in SUFFIXES)
        for first, second in pairwise(files):
            yield first, second
            yield second, first


def of_album(number: int, album: Album) -> Pair:
    """Return one of the album's pairs of photographs of one thing."""
    query, image = album.second_shots[number]
    return Pair(query.read_bytes(), image.read_bytes(), f"{query.parent.name}: {query.name}, {image.name}")

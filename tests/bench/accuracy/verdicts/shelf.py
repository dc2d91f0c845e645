"""A shelf of boxes rendered from two places: a hard second photograph, for all is flat and little is hidden."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from bench.accuracy.overlay import cover
from bench.accuracy.verdicts.pair import Album, Pair, seeded
from bench.accuracy.verdicts.second_shots import photographed
from echoimage.types import Picture

SHELF, WIDTH, HEIGHT = 5, 960, 720
FOCAL = 900.0
"""Focal length in pixels: 56 degrees from left to right."""

AWAY = 2.2
"""Metres from the camera to the front of the shelf; the boxes stand up to 0.35 m behind it."""

PICTURES = 5
"""Photographs of which the boxes show pieces."""

LEAST, MOST = 0.05, 0.35
"""Metres from the first place to the second."""

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Face:
    """A flat quadrilateral with a picture on it. corners: metres, (4, 3), clockwise from the upper left, y down."""

    corners: Points
    picture: Picture


def shelf(number: int, album: Album) -> Pair:
    """Return two photographs of one shelf; what the boxes show are pieces of photographs."""
    rng = seeded(SHELF, number)
    faces = _faces(rng, album, number)
    apart = float(rng.uniform(LEAST, MOST)) * (1 if rng.random() < 0.5 else -1)
    first = np.array([float(rng.uniform(-0.1, 0.1)), 0.0, 0.0])
    places = first, first + np.array([apart, float(rng.uniform(-0.05, 0.05)), float(rng.uniform(-0.05, 0.05))])
    query, image = (photographed(_rendered(faces, place), rng) for place in places)
    return Pair(query, image, f"shelf {number}, {abs(apart):.2f} m to the side")


def _faces(rng: np.random.Generator, album: Album, number: int) -> list[_Face]:
    """Return the wall, the boards and the boxes, the farthest first."""
    wall = AWAY + 0.4
    faces = [_Face(_upright(-1.6, -1.2, 3.2, 2.4, wall), cover(album.photograph(number), 640, 480))]
    pieces = [cover(album.photograph(number + 1 + place), 720, 540) for place in range(PICTURES)]
    boxes: list[tuple[float, list[_Face]]] = []
    wood = np.full((60, 600, 3), rng.integers(90, 220, 3), np.uint8)
    for bottom in (-0.25, 0.25, 0.75):
        left, back = np.array([-1.6, bottom, wall]), np.array([1.6, bottom, wall])
        front = np.array([0, 0, AWAY - wall])
        faces.append(_Face(np.array([left, back, back + front, left + front]), wood))
        x = -1.3
        while x < 1.2:
            width, height = float(rng.uniform(0.1, 0.3)), float(rng.uniform(0.18, 0.42))
            z, deep = AWAY + float(rng.uniform(0, 0.25)), 0.1
            texture = _piece(pieces[len(boxes) % len(pieces)], rng, width / height)
            boxes.append((z, _box((x, bottom - height, z), (width, height, deep), texture)))
            x += width + float(rng.uniform(0, 0.08))
    boxes.sort(key=lambda box: -box[0])
    return [*faces, *(face for _, sides in boxes for face in sides)]


def _piece(photograph: Picture, rng: np.random.Generator, aspect: float) -> Picture:
    """Return a piece of a photograph."""
    top, left = int(rng.integers(0, 340)), int(rng.integers(0, 520))
    return cover(photograph[top : top + 200, left : left + 200], round(240 * aspect), 240)


def _upright(left: float, top: float, width: float, height: float, z: float) -> Points:
    right, bottom = left + width, top + height
    return np.array([(left, top, z), (right, top, z), (right, bottom, z), (left, bottom, z)])


def _box(corner: tuple[float, float, float], size: tuple[float, float, float], picture: Picture) -> list[_Face]:
    """Return the sides and the front of a box, of those that hide none of each other the front last."""
    (left, top, z), (width, height, deep) = corner, size
    front = _upright(left, top, width, height, z)
    behind = front + np.array([0, 0, deep])
    shade = (picture[:, :40] * 0.6).astype(np.uint8)
    sides = [np.array([behind[0], front[0], front[3], behind[3]]), np.array([front[1], behind[1], behind[2], front[2]])]
    lid = np.array([behind[0], behind[1], front[1], front[0]])
    return [*(_Face(side, shade) for side in (*sides, lid)), _Face(front, picture)]


def _rendered(faces: list[_Face], place: Points) -> Picture:
    """Return what a camera at a place sees that looks straight ahead and a little to where the first one looked."""
    view = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    turn = np.arctan2(-place[0], AWAY)
    rotation, _ = cv2.Rodrigues(np.array([0.0, -turn, 0.0]))
    for face in faces:
        seen = (face.corners - place) @ rotation.T
        points = (FOCAL * seen[:, :2] / seen[:, 2:] + (WIDTH / 2, HEIGHT / 2)).astype(np.float32)
        (ax, ay), (bx, by) = points[1] - points[0], points[3] - points[0]
        if ax * by - ay * bx <= 1:
            continue  # seen from behind
        _draw(view, face.picture, points)
    return view


def _draw(view: Picture, picture: Picture, points: NDArray[np.float32]) -> None:
    """Draw a picture into a quadrilateral of the view, given by its corners clockwise from the upper left."""
    left, top = np.clip(np.floor(points.min(axis=0)), 0, (WIDTH, HEIGHT)).astype(int)
    right, bottom = np.clip(np.ceil(points.max(axis=0)), 0, (WIDTH, HEIGHT)).astype(int)
    if left >= right or top >= bottom:
        return  # outside of the view
    height, width = picture.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, (points - (left, top)).astype(np.float32))
    size = int(right - left), int(bottom - top)
    drawn = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size) > 127
    view[top:bottom, left:right][mask] = drawn[mask]

"""What people do to copies, each with the matrix that takes a point of the original to one of the copy.

Points have their origin in the outer corner of the first pixel, whose middle is at (0.5, 0.5).
"""

import math

import cv2
import numpy as np

Edited = tuple[np.ndarray, np.ndarray]


def warped(picture: np.ndarray, matrix: np.ndarray, width: int, height: int) -> Edited:
    """Lay a picture by a 3 x 3 matrix on a black ground."""
    to_middle = translation(0.5, 0.5)
    between_middles = np.linalg.inv(to_middle) @ matrix @ to_middle
    return cv2.warpPerspective(picture, between_middles, (width, height)), matrix


def translation(x: float, y: float) -> np.ndarray:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], np.float64)


def rotation(degrees: float) -> np.ndarray:
    """Turn clockwise, for y points down, around the origin."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]])


def mirrored(picture: np.ndarray) -> Edited:
    flip = np.array([[-1, 0, picture.shape[1]], [0, 1, 0], [0, 0, 1]], np.float64)
    return np.ascontiguousarray(picture[:, ::-1]), flip


def turned(picture: np.ndarray, degrees: float) -> Edited:
    """Turn clockwise; the ground grows until all of the picture is on it."""
    height, width = picture.shape[:2]
    cosine, sine = (abs(value) for value in rotation(degrees)[:2, 0])
    wide, high = round(width * cosine + height * sine), round(width * sine + height * cosine)
    matrix = translation(wide / 2, high / 2) @ rotation(degrees) @ translation(-width / 2, -height / 2)
    return warped(picture, matrix, wide, high)


def cropped(picture: np.ndarray, left: float, top: float, right: float, bottom: float) -> Edited:
    """Keep the part between these shares of the width and the height."""
    height, width = picture.shape[:2]
    x, y = round(left * width), round(top * height)
    part = picture[y : round(bottom * height), x : round(right * width)]
    return np.ascontiguousarray(part), translation(-x, -y)


def resized(picture: np.ndarray, across: float, down: float) -> Edited:
    height, width = picture.shape[:2]
    size = (max(1, round(width * across)), max(1, round(height * down)))
    way = cv2.INTER_AREA if across * down < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, size, interpolation=way), np.diag([size[0] / width, size[1] / height, 1.0])


def bordered(picture: np.ndarray, left: int, top: int, right: int, bottom: int) -> Edited:
    """Put so many white pixels around it."""
    white = (255, 255, 255)
    wide = cv2.copyMakeBorder(picture, top, bottom, left, right, cv2.BORDER_CONSTANT, value=white)
    return wide, translation(left, top)


def seen_from_the_side(picture: np.ndarray) -> Edited:
    """Squeeze the left edge to 0.7 of its length, as of a picture on a wall that one walks past."""
    height, width = picture.shape[:2]
    frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    shown = np.array([[0, 0.15], [0.9, 0], [0.9, 1], [0, 0.85]], np.float32) * (width, height)
    matrix = cv2.getPerspectiveTransform(frame, shown.astype(np.float32))
    return warped(picture, matrix, round(0.9 * width), height)


def recompressed(picture: np.ndarray, quality: int) -> np.ndarray:
    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)

"""Changes of the pixels' values: light, colour, sharpness, compression. A picture in, one of the same size out."""

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from bench.accuracy.change import Change, Material
from echoimage.types import Picture


def jpeg(picture: Picture, quality: int) -> bytes:
    """Return the picture as a JPEG file of `quality` 1..100."""
    done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return data.tobytes()


def unchanged(picture: Picture, material: Material) -> Picture:
    """Return the picture."""
    return picture


def recompressed(quality: int) -> Change:
    """Pass through a JPEG of `quality`, for copies of copies."""

    def change(picture: Picture, material: Material) -> Picture:
        data = np.frombuffer(jpeg(picture, quality), np.uint8)
        return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)

    return change


def brightness(offset: float) -> Change:
    """Add `offset` to every value."""
    return _curve(np.arange(256) + offset)


def contrast(factor: float) -> Change:
    """Move every value away from the middle, or towards it."""
    return _curve((np.arange(256) - 127.5) * factor + 127.5)


def gamma(exponent: float) -> Change:
    """Raise every value, as 0..1, to a power: above 1 darkens."""
    return _curve(255 * (np.arange(256) / 255) ** exponent)


def _curve(values: ArrayLike) -> Change:
    table = _bytes(np.asarray(values, float))
    return lambda picture, material: np.asarray(cv2.LUT(picture, table), np.uint8)


def _bytes(values: NDArray[np.float64]) -> Picture:
    return np.asarray(np.clip(np.rint(values), 0, 255), np.uint8)


def equalized(picture: Picture, material: Material) -> Picture:
    """Even out the lightness locally (CLAHE), as the "clarity" of photograph editors does."""
    lab = cv2.cvtColor(picture, cv2.COLOR_BGR2LAB)
    lab[..., 0] = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8)).apply(lab[..., 0])
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2BGR), np.uint8)


def grey(picture: Picture, material: Material) -> Picture:
    """Take the colours out."""
    return np.asarray(cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR), np.uint8)


def sepia(picture: Picture, material: Material) -> Picture:
    """Brown, like an old print; the weights are the usual ones of W3C's filter effects, blue first."""
    weights = np.array([(0.131, 0.534, 0.272), (0.168, 0.686, 0.349), (0.189, 0.769, 0.393)])
    return _bytes(picture @ weights.T)


def hue(degrees: float) -> Change:
    """Turn the hues to either side."""

    def change(picture: Picture, material: Material) -> Picture:
        hsv = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)
        # OpenCV keeps hues as 0..179, half degrees.
        hsv[..., 0] = (hsv[..., 0].astype(int) + round(degrees / 2) * material.sign()) % 180
        return np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR), np.uint8)

    return change


def tint(blue: float, green: float, red: float) -> Change:
    """Multiply each colour, as another white balance does."""
    return lambda picture, material: _bytes(picture * np.array((blue, green, red)))


def saturation(factor: float) -> Change:
    """Move every pixel away from its own grey, or towards it."""

    def change(picture: Picture, material: Material) -> Picture:
        plain = grey(picture, material).astype(float)
        return _bytes(plain + (picture - plain) * factor)

    return change


def blur(share: float) -> Change:
    """Gaussian blur whose deviation is a `share` of the long side."""
    return lambda picture, material: np.asarray(
        cv2.GaussianBlur(picture, (0, 0), share * max(picture.shape[:2])), np.uint8
    )


def motion(share: float) -> Change:
    """Blur along a slanted line whose length is a `share` of the long side."""

    def change(picture: Picture, material: Material) -> Picture:
        side = max(3, round(share * max(picture.shape[:2]))) | 1
        kernel = np.zeros((side, side), np.float32)
        cv2.line(kernel, (0, side * 2 // 3), (side - 1, side // 3), (1.0,))
        return np.asarray(cv2.filter2D(picture, -1, kernel / kernel.sum()), np.uint8)

    return change


def noise(deviation: float) -> Change:
    """Add Gaussian noise to every value."""
    return lambda picture, material: _bytes(picture + material.rng.normal(0, deviation, picture.shape))


def specks(share: float) -> Change:
    """Make a `share` of the pixels black or white."""

    def change(picture: Picture, material: Material) -> Picture:
        marked = picture.copy()
        lot = material.rng.random(picture.shape[:2])
        marked[lot < share / 2] = 0
        marked[lot > 1 - share / 2] = 255
        return marked

    return change

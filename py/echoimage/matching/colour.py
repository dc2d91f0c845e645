"""A query laid over an image in, how their colours differ out: at the worst place, and as a whole."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from echoimage.matching.registration import Registered
from echoimage.types import Picture

MEAN, EVERY = 5, 2
"""Pixels of the square over which colours are averaged, for what compression does to single pixels does not count; and
from one such mean to the next."""

MEDIAN, MOST, WORST = 5.0, 16.0, 36.0
"""Difference, of 255, up to which half, 0.95 and 0.999 of the places of two pictures look alike. Of 97 photographs that
were saved again at quality 30 to 75 or at half size none has more than 4, 14 and 34; another photograph pasted over
0.5 % leaves 41 there and more."""

GREY, COLOURED = 10.0, 18.0
"""Difference between the channels, at 0.95 of the places, up to which a picture is grey, and from which it is not."""

HUE, ANYWHERE = 15.0, 4.0
"""Difference of colour without brightness, at 0.95 and at half of the places, from which a picture was recoloured.
Quality 30 leaves 11 at 0.99 of the places; what is put over a part leaves the rest as it is."""

REPAINTED = 25.0
"""The same at half of the places from which all colours are others: more than light does to two photographs of a shelf,
of which 122 have 23 at most."""

CLOSE = 30.0
"""The same from which two pictures without keypoints in common are no copies."""


@dataclass(frozen=True, slots=True)
class Colours:
    """alike: nobody sees a difference. made_grey, recoloured: what was done to the image; repainted: in all its places.

    close: could be copies. toned: half of the places differ.
    """

    alike: bool
    made_grey: bool
    recoloured: bool
    repainted: bool
    close: bool
    toned: bool = False


def compare_colours(pair: Registered) -> Colours:
    """Return how the colours differ where both pictures are; of nothing in common, all is alike."""
    whole = cv2.erode(pair.valid.astype(np.uint8), np.ones((MEAN + 2, MEAN + 2), np.uint8))
    inside = whole[::EVERY, ::EVERY] > 0
    if not inside.any():
        return Colours(alike=True, made_grey=False, recoloured=False, repainted=False, close=True)
    ours, theirs = (_sampled(one, inside) for one in (pair.query, pair.image))
    apart = np.abs(ours - theirs).max(axis=0)
    median, most, worst = np.percentile(apart, (50, 95, 99.9))
    our_colour, their_colour = (float(np.percentile(np.ptp(one, axis=0), 95)) for one in (ours, theirs))
    hue = (ours - ours.mean(axis=0)) - (theirs - theirs.mean(axis=0))
    made_grey = our_colour <= GREY and their_colour >= COLOURED
    half_hue, most_hue = (float(one) for one in np.percentile(np.abs(hue).max(axis=0), (50, 95)))
    return Colours(
        alike=bool(median <= MEDIAN and most <= MOST and worst <= WORST),
        made_grey=made_grey,
        recoloured=not made_grey and most_hue >= HUE and half_hue >= ANYWHERE,
        repainted=not made_grey and half_hue >= REPAINTED,
        close=most_hue <= CLOSE,
        toned=bool(median > MEDIAN),
    )


def difference_map(pair: Registered) -> NDArray[np.float32]:
    """Return by how much colours differ, float32 (h, w), after the query has got the image's mean and contrast."""
    apart = np.zeros(pair.valid.shape, np.float32)
    sampled = pair.valid[::EVERY, ::EVERY]
    if not sampled.any():
        return apart
    query, image = _smooth(pair.query), _smooth(pair.image)
    (our_low, our_high), (low, high) = (
        np.percentile(one[::EVERY, ::EVERY][sampled], (10, 90), axis=0) for one in (query, image)
    )
    gain = np.clip((high - low) / np.maximum(our_high - our_low, 1), 0.3, 3)
    for channel in range(3):
        toned = query[..., channel] * np.float32(gain[channel])
        toned += np.float32(low[channel] - our_low[channel] * gain[channel])
        apart = np.maximum(apart, np.abs(toned - image[..., channel]))
    return np.asarray(np.where(pair.valid, apart, 0), np.float32)


def _sampled(picture: Picture, inside: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return the colours of places, float32 (3, n): a third of the time of (n, 3)."""
    return np.stack([one[::EVERY, ::EVERY][inside] for one in cv2.split(_smooth(picture))]).astype(np.float32)


def _smooth(picture: Picture) -> Picture:
    return np.asarray(cv2.blur(picture, (MEAN, MEAN)), np.uint8)

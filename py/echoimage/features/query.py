"""The picture searched for: described as far as a search needs it, and each part once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

import cv2
import numpy as np

from echoimage.features.extract import Size, at_full_size, describe_classic, describe_global, extract
from echoimage.features.keypoints import QUERY_SCALES, WORKING, as_query_keypoints, describe_scale, joined
from echoimage.features.masks import counted_pixels, masked_features, masked_query_keypoints, within
from echoimage.features.mirrored_keypoints import describe_mirrored
from echoimage.features.windows import cuts
from echoimage.message import Message
from echoimage.types import Box, Classic, Features, GlobalFeatures, Keypoints, Picture, QueryKeypoints


class Query:
    """A picture, uint8 (height, width, 3), blue first; `global_features` has its file's sha256 and size.

    Its keypoints are there for three matches, each dearer than the one before: `quick_keypoints`,
    `quick_mirrored_keypoints`, `full_keypoints`.
    """

    def __init__(
        self, picture: Picture, sha256: str = "", size: Size | None = None, damage: Message | None = None
    ) -> None:
        whole = describe_global(picture, sha256, size)
        self.global_features: GlobalFeatures = replace(whole, damage=damage)
        self._picture = picture
        self._unmirrored: dict[int, Keypoints] = {}
        self._parts: dict[tuple[bool, int], QueryKeypoints] = {}

    def __getstate__(self) -> dict[str, object]:
        """Return what a comparison elsewhere needs: neither the pixels nor what only they give."""
        kept = ("global_features", "quick_keypoints", "quick_mirrored_keypoints", "full_keypoints")
        return {name: getattr(self, name) for name in kept}

    def __repr__(self) -> str:
        return f"Query({self.global_features.width} x {self.global_features.height} pixels)"

    def without(self, masks: Iterable[Box]) -> "Query":
        """Return the same picture with areas that do not count, instead of those that it had.

        `masks` has left, top, right and bottom of each, in pixels of the whole upright picture. What keypoints, SSIM,
        colours and differences tell is of the rest; the classic score knows no areas.
        """
        whole = self.global_features
        size = whole.width, whole.height
        other = Query(self._picture, whole.sha256, size)
        boxes = tuple(masks)
        colour = cv2.mean(self._picture, counted_pixels(self._picture.shape, size, boxes))[:3]
        other.global_features = replace(
            other.global_features, masks=boxes, colour=np.array(colour, np.float32), damage=whole.damage
        )
        # What was described is the same, and takes the most time.
        other._unmirrored, other._parts = self._unmirrored, self._parts
        return other

    @cached_property
    def quick_keypoints(self) -> tuple[QueryKeypoints, ...]:
        """The keypoints at the scale of the images, as it is: a tenth of the time of all, enough for most copies."""
        return (self._at_scales(False, WORKING),)

    @cached_property
    def quick_mirrored_keypoints(self) -> tuple[QueryKeypoints, ...]:
        """The same of its mirror image: enough for most mirrored copies."""
        return (self._at_scales(True, WORKING),)

    @cached_property
    def full_keypoints(self) -> tuple[QueryKeypoints, ...]:
        """All keypoints, as it is and as its mirror image: small crops are found by these."""
        smaller = range(WORKING + 1, len(QUERY_SCALES))
        return self._at_scales(False, WORKING, *range(WORKING), *smaller), self._at_scales(True, WORKING, *smaller)

    @cached_property
    def classic(self) -> Classic:
        """What the classic score compares."""
        return describe_classic(self._picture)

    @cached_property
    def features(self) -> Features:
        """The picture described as an image, to be compared with another query."""
        whole = self.global_features
        found = extract(self._picture, whole.sha256, (whole.width, whole.height))
        return replace(masked_features(found, whole.masks), colour=whole.colour) if whole.masks else found

    @cached_property
    def windows(self) -> tuple["Query", ...]:
        """The windows of a long picture, each a query of its own; none is the file."""
        whole = self.global_features
        found = []
        for cut in cuts(self._picture, (whole.width, whole.height)):
            left, top = cut.window.left, cut.window.top
            box = left, top, left + cut.size[0], top + cut.size[1]
            query = Query(cut.picture, "", cut.size).without(within(whole.masks, box))
            query.global_features = replace(query.global_features, window=cut.window)
            found.append(query)
        return tuple(found)

    @cached_property
    def negative(self) -> "Query":
        """The picture with its colours inverted."""
        whole = self.global_features
        return Query(255 - self._picture, "", (whole.width, whole.height)).without(whole.masks)

    def _at_scales(self, mirrored: bool, *scales: int) -> QueryKeypoints:
        """Return the keypoints at these scales together, each scale described once."""
        for scale in scales:
            if (mirrored, scale) not in self._parts:
                found = at_full_size(self._keypoints(mirrored, scale), self._picture, self.global_features)
                self._parts[mirrored, scale] = as_query_keypoints(mirrored, scale, found)
        whole = joined([self._parts[mirrored, scale] for scale in scales])
        return masked_query_keypoints(whole, self.global_features.masks, self.global_features.width)

    def _keypoints(self, mirrored: bool, scale: int) -> Keypoints:
        """Return keypoints in pixels of the picture as it was decoded."""
        if scale not in self._unmirrored:
            self._unmirrored[scale] = describe_scale(self._picture, scale)
        found = self._unmirrored[scale]
        return describe_mirrored(self._picture, scale, found) if mirrored else found


def prepare(picture: Picture, sha256: str = "", size: Size | None = None, damage: Message | None = None) -> Query:
    """Return a picture ready to be searched for; `damage` as of `Decoded`, other parameters as of `extract`."""
    return Query(picture, sha256, size, damage)

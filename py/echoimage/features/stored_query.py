"""A picture of an index as a query: made of what its record holds, without its file."""

from functools import cached_property

import cv2
import numpy as np

from echoimage.features.extract import at_full_size
from echoimage.features.keypoints import COARSE_SCALE, WORKING, as_query_keypoints, describe_coarse
from echoimage.features.preview import opened
from echoimage.features.query import Query
from echoimage.types import Features, Picture, QueryKeypoints


class StoredQuery(Query):
    """A picture whose features are known.

    Its keypoints at the scale of the images are the stored ones. Those at smaller scales, of the mirror image and of
    the negative are looked for in the small copy; there are none at a larger scale.
    """

    def __init__(self, features: Features) -> None:
        self.global_features = features
        self._stored = features
        self._unmirrored = {}
        self._parts = {(False, WORKING): as_query_keypoints(False, WORKING, features.keypoints)}

    @cached_property
    def _picture(self) -> Picture:  # type: ignore[override]
        """The small copy."""
        if self._stored.preview:
            return opened(self._stored.preview)
        return np.asarray(cv2.cvtColor(self._stored.thumbnail, cv2.COLOR_GRAY2BGR), np.uint8)

    def coarse_keypoints(self, mirrored: bool) -> QueryKeypoints:
        """Return a few keypoints of the small copy or of its mirror image, enough to propose what it is a copy of."""
        picture = np.ascontiguousarray(self._picture[:, ::-1]) if mirrored else self._picture
        found = at_full_size(describe_coarse(picture), picture, self._stored)
        return as_query_keypoints(mirrored, COARSE_SCALE, found)

    @property
    def features(self) -> Features:  # type: ignore[override]
        """The picture as an image."""
        return self._stored

"""A picture of an index as a query: made of what its record holds, without its file."""

from functools import cached_property

import cv2
import numpy as np

from echoimage.features.extract import at_full_size
from echoimage.features.keypoints import COARSE_SCALE, WORKING, as_query_keypoints, describe_coarse, joined
from echoimage.features.preview import opened
from echoimage.features.query import Query
from echoimage.types import Features, Picture, QueryKeypoints


class StoredQuery(Query):
    """A picture whose features are known.

    Its keypoints at the scale of the images are the stored ones. Those at a smaller scale and of the mirror image are
    looked for in the small copy, so are all of the negative; there are none at a larger scale.
    """

    def __init__(self, features: Features) -> None:
        self.global_features = features
        self._stored = features

    @cached_property
    def quick_keypoints(self) -> tuple[QueryKeypoints, ...]:
        """The stored keypoints."""
        return (as_query_keypoints(False, WORKING, self._stored.keypoints),)

    @cached_property
    def quick_mirrored_keypoints(self) -> tuple[QueryKeypoints, ...]:
        """A few keypoints of the mirror image."""
        return (self._coarse(np.ascontiguousarray(self._picture[:, ::-1]), mirrored=True),)

    @cached_property
    def coarse_keypoints(self) -> QueryKeypoints:
        """A few keypoints at a smaller scale: small parts and insets are found by these."""
        return self._coarse(self._picture, mirrored=False)

    @cached_property
    def full_keypoints(self) -> tuple[QueryKeypoints, ...]:
        """All of these."""
        return joined([*self.quick_keypoints, self.coarse_keypoints]), *self.quick_mirrored_keypoints

    @cached_property
    def features(self) -> Features:
        """The picture as an image."""
        return self._stored

    @cached_property
    def windows(self) -> tuple[Query, ...]:
        """None: the small copy shows too little of them."""
        return ()

    @cached_property
    def _picture(self) -> Picture:  # type: ignore[override]
        """The small copy."""
        if self._stored.preview:
            return opened(self._stored.preview)
        return np.asarray(cv2.cvtColor(self._stored.thumbnail, cv2.COLOR_GRAY2BGR), np.uint8)

    def _coarse(self, picture: Picture, *, mirrored: bool) -> QueryKeypoints:
        found = at_full_size(describe_coarse(picture), picture, self._stored)
        return as_query_keypoints(mirrored, COARSE_SCALE, found)

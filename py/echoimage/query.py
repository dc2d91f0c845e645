"""The picture searched for: described as far as a search needs it, and each part once."""

from functools import cached_property

import numpy as np

from echoimage.features import Size, at_full_size, describe_classic, extract, outline
from echoimage.keypoints import QUERY_SCALES, SURPLUS, WORKING, as_probe, describe_scale
from echoimage.types import Classic, Features, Keypoints, Outline, Picture, Probe


class Query:
    """A picture, uint8 (height, width, 3), blue first; `outline` tells its file's sha256 and size."""

    def __init__(self, picture: Picture, sha256: str = "", size: Size | None = None) -> None:
        self.outline: Outline = outline(picture, sha256, size)
        self._picture = picture

    def __getstate__(self) -> dict[str, object]:
        """Leave the pixels behind: what is sent to be compared elsewhere has `outline`, `glance` and `probes`."""
        return {"outline": self.outline, "glance": self.glance, "probes": self.probes}

    def __repr__(self) -> str:
        return f"Query({self.outline.width} x {self.outline.height} pixels)"

    @cached_property
    def glance(self) -> tuple[Probe, ...]:
        """The keypoints at the scale of the images, as it is: a sixth of the time of all, enough for most copies."""
        return (as_probe(False, {WORKING: self._working}),)

    @cached_property
    def probes(self) -> tuple[Probe, ...]:
        """All keypoints, as it is and as its mirror image: mirrored copies and small crops are found by these."""
        mirrored = np.ascontiguousarray(self._picture[:, ::-1])
        straight = {scale: self._at(self._picture, scale) for scale in range(len(QUERY_SCALES)) if scale != WORKING}
        return (
            as_probe(False, {WORKING: self._working, **straight}),
            as_probe(True, {scale: self._at(mirrored, scale) for scale in range(WORKING, len(QUERY_SCALES))}),
        )

    @cached_property
    def classic(self) -> Classic:
        """What the classic score compares."""
        return describe_classic(self._picture)

    @cached_property
    def features(self) -> Features:
        """The picture described as an image, to be compared with another query."""
        seen = self.outline
        return extract(self._picture, seen.sha256, (seen.width, seen.height))

    @cached_property
    def _working(self) -> Keypoints:
        return at_full_size(describe_scale(self._picture, WORKING, SURPLUS), self._picture, self.outline)

    def _at(self, picture: Picture, scale: int) -> Keypoints:
        return at_full_size(describe_scale(picture, scale), picture, self.outline)


def prepare(picture: Picture, sha256: str = "", size: Size | None = None) -> Query:
    """Make a picture ready to be searched for; parameters as of `extract`."""
    return Query(picture, sha256, size)

"""The picture searched for: described as far as a search needs it, and each part once."""

from functools import cached_property

from echoimage.features import Size, at_full_size, describe_classic, extract, outline
from echoimage.keypoints import QUERY_SCALES, WORKING, as_query_keypoints, describe_scale, joined
from echoimage.quick_mirrored_keypoints import describe_mirrored
from echoimage.types import Classic, Features, GlobalFeatures, Keypoints, Picture, QueryKeypoints


class Query:
    """A picture, uint8 (height, width, 3), blue first; `outline` tells its file's sha256 and size."""

    def __init__(self, picture: Picture, sha256: str = "", size: Size | None = None) -> None:
        self.global_features: GlobalFeatures = outline(picture, sha256, size)
        self._picture = picture
        self._straight: dict[int, Keypoints] = {}
        self._parts: dict[tuple[bool, int], QueryKeypoints] = {}

    def __getstate__(self) -> dict[str, object]:
        """Leave the pixels and the classic part behind: what is sent to be compared elsewhere has all else."""
        return {
            "outline": self.global_features,
            "glance": self.quick_keypoints,
            "twin": self.quick_mirrored_keypoints,
            "probes": self.probes,
        }

    def __repr__(self) -> str:
        return f"Query({self.global_features.width} x {self.global_features.height} pixels)"

    @cached_property
    def glance(self) -> tuple[QueryKeypoints, ...]:
        """The keypoints at the scale of the images, as it is: a tenth of the time of all, enough for most copies."""
        return (self._probe(False, WORKING),)

    @cached_property
    def twin(self) -> tuple[QueryKeypoints, ...]:
        """The same of its mirror image: enough for most mirrored copies."""
        return (self._probe(True, WORKING),)

    @cached_property
    def probes(self) -> tuple[QueryKeypoints, ...]:
        """All keypoints, as it is and as its mirror image: small crops are found by these."""
        smaller = range(WORKING + 1, len(QUERY_SCALES))
        return self._probe(False, WORKING, *range(WORKING), *smaller), self._probe(True, WORKING, *smaller)

    @cached_property
    def classic(self) -> Classic:
        """What the classic score compares."""
        return describe_classic(self._picture)

    @cached_property
    def features(self) -> Features:
        """The picture described as an image, to be compared with another query."""
        seen = self.global_features
        return extract(self._picture, seen.sha256, (seen.width, seen.height))

    def _probe(self, mirrored: bool, *scales: int) -> QueryKeypoints:
        """Join the keypoints at these scales, each looked for once."""
        for scale in scales:
            if (mirrored, scale) not in self._parts:
                found = at_full_size(self._keypoints(mirrored, scale), self._picture, self.global_features)
                self._parts[mirrored, scale] = as_query_keypoints(mirrored, scale, found)
        return joined([self._parts[mirrored, scale] for scale in scales])

    def _keypoints(self, mirrored: bool, scale: int) -> Keypoints:
        """Give keypoints in pixels of the picture as it was decoded."""
        if scale not in self._straight:
            self._straight[scale] = describe_scale(self._picture, scale)
        seen = self._straight[scale]
        return describe_mirrored(self._picture, scale, seen) if mirrored else seen


def prepare(picture: Picture, sha256: str = "", size: Size | None = None) -> Query:
    """Make a picture ready to be searched for; parameters as of `extract`."""
    return Query(picture, sha256, size)

"""Images with their features in, batch by batch; the few that are worth the dear comparison out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

import numpy as np

from echoimage.block_means import resemblance
from echoimage.candidates import Ballot
from echoimage.types import Entry, Features, GlobalFeatures, QueryKeypoints

BY_VOTES = 32
"""Images at most that keypoints propose; the true one is among them for 0.99 of edits. Each costs a comparison."""

BY_RESEMBLANCE = 8
"""Images that their tiny versions propose."""

WORTH = 1.0
"""Votes from which an image may match by its keypoints. Of 115 matches all have more, of 4,685 others one in five. With
1.5, one in 13, an object in clutter is lost."""

ALIKE = 0.9
"""Correlation from which an image may match as a whole frame, for which 0.95 is asked."""

AT_LEAST = 8
"""Images that are compared in any case: if none matches, the most similar are shown."""

STANDING_OUT = 0.2
"""Share of the best one's votes from which an image may be another copy."""


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """An image of a database, its place in it, and its features."""

    position: int
    entry: Entry
    features: Features


class Shortlist:
    """Keeps the best by either test, and lets go of the features of all others."""

    def __init__(self, query: GlobalFeatures, probes: Sequence[QueryKeypoints], least: int) -> None:
        self.probes = probes
        self._query = query
        self._ballot = Ballot(query, probes)
        self._least = max(least, AT_LEAST)
        self._sizes = (max(BY_VOTES, least), BY_RESEMBLANCE)
        self._best: tuple[list[tuple[float, int, Described]], ...] = ([], [])

    def add(self, images: Sequence[Described]) -> None:
        """Put images to both tests."""
        features = [image.features for image in images]
        tests = (self._ballot.votes(features), resemblance(self._query, features))
        for best, worth, size in zip(self._best, tests, self._sizes, strict=True):
            # Of equals the first of the database.
            rounded = np.round(worth, 6).tolist()
            best.extend((-value, one.position, one) for value, one in zip(rounded, images, strict=True))
            best.sort(key=lambda item: item[:2])
            del best[size:]

    def images(self) -> list[tuple[Described, bool]]:
        """Give them, the most promising first, each once, and whether it stands out even where a match is known."""
        by_votes, by_resemblance = self._best
        strong = STANDING_OUT * -by_votes[0][0] if by_votes else 0.0
        standing_out = {image.position for worth, _, image in by_votes if -worth >= strong > 0}
        voted = [item for item in by_votes if -item[0] >= WORTH]
        alike = [item for item in by_resemblance if -item[0] >= ALIKE]
        likely = {image.position: image for _, _, image in (*voted[:1], *alike[:1], *voted[1:], *alike[1:])}
        others = chain.from_iterable(zip_longest(by_votes[len(voted) :], by_resemblance[len(alike) :]))
        unique = likely | {item[2].position: item[2] for item in others if item and item[2].position not in likely}
        kept = list(unique.values())[: max(len(likely), self._least)]
        return [(image, image.position in standing_out) for image in kept]

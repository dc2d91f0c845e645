"""Images with their features in, batch by batch; the few that are worth the slow comparison out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

import numpy as np

from echoimage.features.block_means import resemblance
from echoimage.features.windows import MOST
from echoimage.matching.voting import Voting
from echoimage.types import Entry, Features, GlobalFeatures, QueryKeypoints

BY_VOTES = 32
"""Images at most that keypoints propose; the true one is among them for 0.99 of edits. Each costs a comparison."""

BY_RESEMBLANCE = 8
"""Images that their block means propose."""

WORTH = 1.0
"""Votes from which an image may match by its keypoints. Of 115 matches all have more, of 4,685 others one in five. With
1.5, one in 13, an object in clutter is lost."""

ALIKE = 0.9
"""Correlation from which an image may match as a whole frame, for which 0.95 is asked."""

AT_LEAST = 5
"""Images that are compared in any case: if none matches, the most similar are shown."""

MOST_EXACT = 32
"""Places of the very file that are kept, the first of the database: they are one result."""

STANDING_OUT = 0.2
"""Share of the best one's votes from which an image may be another copy."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """An image of a database, or a window of one, its place in it, and its features.

    The places of an image's windows follow that of the whole image, in their order.
    """

    position: int
    entry: Entry
    features: Features

    @property
    def picture(self) -> int:
        """Return the place of the whole image."""
        window = self.features.window
        return self.position - window.number if window else self.position


def parts_of(position: int, entry: Entry, features: Features) -> list[Candidate]:
    """Return the image at a position of a database, and its windows, all to be compared by themselves."""
    whole = replace(features, windows=()) if features.windows else features
    return [Candidate(position * (1 + MOST) + part, entry, one) for part, one in enumerate((whole, *features.windows))]


class Shortlist:
    """The best images by either test, votes or resemblance, and the query's very file; all others are let go.

    `by_votes`: so many that keypoints propose are kept, or as many as are asked for at `least`.
    """

    def __init__(
        self, query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints], least: int, by_votes: int = BY_VOTES
    ) -> None:
        self.query = query
        self.keypoint_sets = keypoint_sets
        self._voting = Voting(query, keypoint_sets)
        self._least = max(least, AT_LEAST)
        self._sizes = (max(by_votes, least), BY_RESEMBLANCE)
        self._best: tuple[list[tuple[float, int, Candidate]], ...] = ([], [])
        self._exact: list[Candidate] = []

    def add(self, images: Sequence[Candidate]) -> None:
        """Put images to both tests."""
        digits = self.query.sha256
        same = [one for one in images if digits and one.features.sha256 == digits and not one.features.window]
        self._exact = (self._exact + same)[:MOST_EXACT]
        features = [image.features for image in images]
        tests = (self._voting.votes(features), np.abs(resemblance(self.query, features)))
        for best, worth, size in zip(self._best, tests, self._sizes, strict=True):
            # Of equals the first of the database.
            rounded = np.round(worth, 6).tolist()
            best.extend((-value, one.position, one) for value, one in zip(rounded, images, strict=True))
            best.sort(key=lambda item: item[:2])
            del best[size:]

    def images(self) -> list[tuple[Candidate, bool]]:
        """Return the images, the most promising first, each once, and whether it stands out beside a known match."""
        by_votes, by_resemblance = self._best
        strong = STANDING_OUT * -by_votes[0][0] if by_votes else 0.0
        standing_out = {image.position for worth, _, image in by_votes if -worth >= strong > 0}
        voted = [item for item in by_votes if -item[0] >= WORTH]
        alike = [item for item in by_resemblance if -item[0] >= ALIKE]
        proposed = (image for _, _, image in (*voted[:1], *alike[:1], *voted[1:], *alike[1:]))
        likely = {image.position: image for image in (*self._exact, *proposed)}
        standing_out |= {image.position for image in self._exact}
        others = chain.from_iterable(zip_longest(by_votes[len(voted) :], by_resemblance[len(alike) :]))
        unique = likely | {item[2].position: item[2] for item in others if item and item[2].position not in likely}
        kept = list(unique.values())[: max(len(likely), self._least)]
        return [(image, image.position in standing_out) for image in kept]

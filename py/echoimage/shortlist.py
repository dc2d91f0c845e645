"""Images with their features in, batch by batch; the few that are worth the dear comparison out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from echoimage.candidates import Ballot
from echoimage.tiny import resemblance
from echoimage.types import Entry, Features, Query

BY_VOTES = 32
"""Images at most that keypoints propose; the true one is among them for 0.99 of edits. Each costs a comparison."""

BY_RESEMBLANCE = 8
"""Images that their tiny versions propose."""

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

    def __init__(self, query: Query, least: int) -> None:
        self._query = query
        self._ballot = Ballot(query)
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
        turns = [*by_votes[:1], *by_resemblance[:1], *by_votes[1:], *by_resemblance[1:]]
        standing_out = {image.position for worth, _, image in by_votes if -worth >= strong > 0}
        unique = {image.position: image for _, _, image in turns}
        return [(image, position in standing_out) for position, image in unique.items()]

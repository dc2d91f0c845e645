"""Shortlists in, scores of their images out: quick matches first, full ones where these leave doubt."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from echoimage.features.block_means import resemblance
from echoimage.features.query import Query
from echoimage.matching.verify import is_certain, negative_match, quick_match, quick_mirrored_match, verify
from echoimage.search.ranking import ScoredCandidate, scored
from echoimage.search.shortlist import ALIKE, AT_LEAST, Candidate, Shortlist
from echoimage.types import Features, Score

QUICK_MATCHES = 8
"""Images that get a quick match while none is certain to be a copy, or as many as are asked for."""

QUICK, MIRRORED, FULL = "quick_keypoints", "quick_mirrored_keypoints", "full_keypoints"
STAGES = (QUICK, MIRRORED, FULL)
"""Keypoints of a query in the order in which they are matched: each set takes longer than those before it."""


class Corpus(Protocol):
    """What is searched: it knows which of its images are worth a comparison."""

    one_scan: bool
    """Whether filling two shortlists one after the other would read everything twice."""

    async def propose(self, *shortlists: Shortlist) -> None:
        """Put images to the tests of these shortlists, which are empty."""
        ...


class Team(Protocol):
    """Who makes full matches: one worker that compares image after image, or several that share them."""

    @property
    def at_once(self) -> int:
        """How many images it is given at a time. Of several, some may turn out to have been compared in vain."""
        ...

    async def full_match(self, query: Query, images: Sequence[Features]) -> list[Score]:
        """Return what `verify.verify` returns for each image, so that no score depends on the stage that found it."""
        ...


class SingleWorker:
    """A team of one."""

    at_once = 1

    async def full_match(self, query: Query, images: Sequence[Features]) -> list[Score]:
        """Return the scores, computed one after the other."""
        return [verify(query, image) for image in images]


class Cascade:
    """The verified comparison of one query with a corpus, stage by stage.

    `progress(done, total)` is called after each group of full matches. `cut_short`: `stopped()` ended it early.
    """

    def __init__(
        self,
        query: Query,
        k: int,
        stopped: Callable[[], bool],
        team: Team,
        progress: Callable[[int, int], None] = lambda *_: None,
    ) -> None:
        self.cut_short = False
        self._progress = progress
        self._query = query
        self._k = k
        self._least = max(k, AT_LEAST)
        self._stopped = stopped
        self._team = team
        self._known: dict[int, ScoredCandidate] = {}

    async def run(self, corpus: Corpus, first: Callable[[Sequence[ScoredCandidate]], None]) -> list[ScoredCandidate]:
        """Return the scores; `first` gets those of the first stage before anything else is compared."""
        shortlists = self._shortlists(*STAGES) if corpus.one_scan else {}
        if corpus.one_scan:
            await corpus.propose(*shortlists.values())
        for stage in STAGES:
            if stage not in shortlists:
                shortlists |= self._shortlists(stage)
                await corpus.propose(shortlists[stage])
            images = shortlists[stage].images()
            if stage == FULL:
                await self._full_matches(images)
            elif await self._quick_matches(images, quick_match if stage == QUICK else quick_mirrored_match):
                break
            if stage == QUICK:
                first(list(self._known.values()))
                # Once around the event loop, so that the first results are shown.
                await asyncio.sleep(0)
        return list(self._known.values())

    def _shortlists(self, *stages: str) -> dict[str, Shortlist]:
        query = self._query
        return {stage: Shortlist(query.global_features, getattr(query, stage), self._k) for stage in stages}

    async def _quick_matches(
        self, images: Sequence[tuple[Candidate, bool]], compare: Callable[[Query, Features], Score | None]
    ) -> bool:
        """Compare the images; return whether nothing more needs to be compared."""
        certain = False
        for done, (image, stands_out) in enumerate(images):
            if not certain and done >= max(self._k, QUICK_MATCHES):
                break
            if certain and self._different >= self._k and not stands_out:
                continue
            score = compare(self._query, image.features)
            if score:
                certain = certain or is_certain(score)
                self._keep(image, score)
            if await self._is_enough():
                break
        return certain or self.cut_short

    async def _full_matches(self, images: Sequence[tuple[Candidate, bool]]) -> None:
        """Compare the images; the outcome is the same for a team of any size."""
        waiting = deque(images)
        matched, done = False, 0

        def is_spared(stands_out: bool, before: int) -> bool:
            return matched and before >= self._least and not stands_out

        while waiting:
            group: list[tuple[Candidate, bool]] = []
            while waiting and len(group) < self._team.at_once:
                image, stands_out = waiting.popleft()
                if not is_spared(stands_out, done + len(group)):
                    group.append((image, stands_out))
            scores = await self._team.full_match(self._query, [image.features for image, _ in group])
            self._progress(len(images) - len(waiting), len(images))
            for (image, stands_out), score in zip(group, scores, strict=True):
                if is_spared(stands_out, done):
                    continue
                best = self._as_negative(image.features, score)
                matched, done = matched or best.matches, done + 1
                self._keep(image, best)
                if await self._is_enough():
                    return

    def _as_negative(self, image: Features, score: Score) -> Score:
        """Return the score of the query's negative where the query shows nothing of the image, and is as unlike."""
        if score.matches or resemblance(self._query.global_features, [image])[0] > -ALIKE:
            return score
        return negative_match(self._query, image) or score

    @property
    def _different(self) -> int:
        """How many images have a score, those of equal bytes counted once: results are."""
        return len({one.sha256 for one in self._known.values()})

    def _keep(self, image: Candidate, score: Score) -> None:
        self._known[image.position] = scored(image, score)

    async def _is_enough(self) -> bool:
        """Return whether the search was stopped, and there are as many scores as asked for."""
        await asyncio.sleep(0)
        self.cut_short = self._different >= self._k and self._stopped()
        return self.cut_short

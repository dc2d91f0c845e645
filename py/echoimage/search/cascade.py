"""Shortlists in, scores of their images out: quick matches first, full ones where these leave doubt."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from echoimage.features.block_means import resemblance
from echoimage.features.query import Query
from echoimage.matching.verify import is_certain, negative_match, quick_match, quick_mirrored_match, verify
from echoimage.matching.verify_pair import is_settled
from echoimage.search.ranking import ScoredCandidate, of_pictures, scored
from echoimage.search.shortlist import ALIKE, AT_LEAST, Candidate, Shortlist
from echoimage.types import Features, Frame, Score

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
        self._known: dict[tuple[int, Frame], ScoredCandidate] = {}
        self._doubtful: dict[int, Candidate] = {}

    async def run(self, corpus: Corpus, first: Callable[[Sequence[ScoredCandidate]], None]) -> list[ScoredCandidate]:
        """Return the scores, each image once; `first` gets those of the first stage before anything else is compared.

        Windows of a long query are asked where the whole is not certain to be a copy of any image.
        """
        stages = [(self._query, stage) for stage in STAGES]
        of_windows = [(window, stage) for window in self._query.windows for stage in (QUICK, MIRRORED)]
        shortlists = _Shortlists(corpus, self._k)
        if corpus.one_scan:
            await shortlists.fill(*stages, *of_windows)
        for query, stage in stages:
            images = await shortlists.images(query, stage)
            if stage == FULL:
                await self._full_matches(images)
            elif await self._quick_matches(query, images, stage):
                break
            if stage == QUICK:
                first(self._found)
                # Once around the event loop, so that the first results are shown.
                await asyncio.sleep(0)
        if not any(is_settled(one.score) for one in self._known.values()):
            await self._windows(shortlists, of_windows)
        await self._settle()
        return self._found

    @property
    def _found(self) -> list[ScoredCandidate]:
        return of_pictures(self._known.values())

    async def _settle(self) -> None:
        """Give each match the score that `verify` gives it, whichever stage has found it."""
        images = list(self._doubtful.values())
        if images and not self.cut_short:
            for image, score in zip(images, await self._full(images), strict=True):
                self._keep(self._query, image, score)

    async def _full(self, images: Sequence[Candidate]) -> list[Score]:
        return await self._team.full_match(self._query, [image.features for image in images])

    async def _windows(self, shortlists: "_Shortlists", stages: Sequence[tuple[Query, str]]) -> None:
        """Make quick matches with the windows of the query."""
        for query, stage in stages:
            if self.cut_short:
                return
            await self._quick_matches(query, await shortlists.images(query, stage), stage)

    async def _quick_matches(self, query: Query, images: Sequence[tuple[Candidate, bool]], stage: str) -> bool:
        """Compare the images; return whether nothing more needs to be compared."""
        compare = quick_match if stage == QUICK else quick_mirrored_match
        certain = False
        for done, (image, stands_out) in enumerate(images):
            if not certain and done >= max(self._k, QUICK_MATCHES):
                break
            if certain and self._different >= self._k and not stands_out:
                continue
            score = compare(query, image.features)
            if score:
                certain = certain or is_certain(score)
                self._keep(query, image, score)
                if query is self._query and not image.features.window and score.matches and not is_certain(score):
                    self._doubtful[image.position] = image
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
            scores = await self._full([image for image, _ in group])
            self._progress(len(images) - len(waiting), len(images))
            for (image, stands_out), score in zip(group, scores, strict=True):
                if is_spared(stands_out, done):
                    continue
                best = self._as_negative(image.features, score)
                matched, done = matched or best.matches, done + 1
                self._keep(self._query, image, best)
                self._doubtful.pop(image.position, None)
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

    def _keep(self, query: Query, image: Candidate, score: Score) -> None:
        self._known[image.position, query.global_features.frame] = scored(query, image, score)

    async def _is_enough(self) -> bool:
        """Return whether the search was stopped, and there are as many scores as asked for."""
        await asyncio.sleep(0)
        self.cut_short = self._different >= self._k and self._stopped()
        return self.cut_short


class _Shortlists:
    """The shortlists of a query and its windows, by stage; each is filled when it is asked for, or before."""

    def __init__(self, corpus: Corpus, k: int) -> None:
        self._corpus, self._k = corpus, k
        self._filled: dict[tuple[Query, str], Shortlist] = {}

    async def fill(self, *stages: tuple[Query, str]) -> None:
        """Fill the shortlists of these stages together."""
        new = {(query, stage): self._empty(query, stage) for query, stage in stages}
        await self._corpus.propose(*new.values())
        self._filled |= new

    async def images(self, query: Query, stage: str) -> list[tuple[Candidate, bool]]:
        """Return what is on a shortlist."""
        if (query, stage) not in self._filled:
            await self.fill((query, stage))
        return self._filled[query, stage].images()

    def _empty(self, query: Query, stage: str) -> Shortlist:
        features, keypoints = query.global_features, getattr(query, stage)
        if features.window:
            return Shortlist(features, keypoints, 1, QUICK_MATCHES)
        return Shortlist(features, keypoints, self._k)

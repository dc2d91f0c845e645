"""A query and an index in, the most similar images out, of which only the likeliest are read."""

from collections.abc import Callable, Sequence
from typing import Protocol

from echoimage.errors import DatabaseError
from echoimage.features.query import Query
from echoimage.index.reader import LIKE_FAR, LIKE_NEAR
from echoimage.index.record import Stored
from echoimage.message import message
from echoimage.search.cascade import Cascade, SingleWorker, Team
from echoimage.search.ranking import accepting, ranked, report
from echoimage.search.scan import Progress, Stopped
from echoimage.search.search import First, never
from echoimage.search.shortlist import BY_RESEMBLANCE, BY_VOTES, MOST_EXACT, Candidate, Shortlist
from echoimage.types import Accept, GlobalFeatures, Method, Problem, QueryKeypoints, Report

NEAR, FAR = 6, 50
"""Images proposed for quick matches and for full ones, or as many as are asked for: their records are read."""

BY_WINDOW = 3
"""Images proposed for quick matches with each window of a long query, of which there may be many."""

AGREEING, BESIDE = 16, 8
"""Images proposed for full matches by all keypoints, where the index has their lists, and by leading ones as well."""


class Proposing(Protocol):
    """What a search uses of an index: the methods of `Index` of these names."""

    count: int
    held: bool

    async def same_file(self, sha256: str) -> list[int]:
        """Return the numbers of the images that are this file."""
        ...

    async def candidates(self, query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints], count: int) -> list[int]:
        """Return the numbers of the likeliest images."""
        ...

    async def agreeing(
        self, query: GlobalFeatures, keypoint_sets: Sequence[QueryKeypoints], count: int
    ) -> tuple[list[int], list[Problem]]:
        """Return the numbers of the likeliest images by all keypoints."""
        ...

    async def details(
        self, numbers: Sequence[int], progress: Callable[[int], None]
    ) -> tuple[dict[int, Stored], list[Problem]]:
        """Return what is stored about images."""
        ...


async def search_index(
    query: Query,
    index: Proposing,
    *,
    k: int = 5,
    method: Method = "verified",
    accept: Accept = "edited",
    min_score: float = 0.0,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
    first: First | None = None,
    team: Team | None = None,
) -> Report:
    """Return the `k` best images of an index; keywords as of `search`, but for `progress(done, total)`.

    That counts steps: images whose records are read, and those of them that get a full match. `total` is an upper
    bound until all are read.

    Raises `SourceError` and `IndexFileError` where lists cannot be read, `DatabaseError` for the classic method.
    Records that cannot be read become problems, and the report is incomplete; lists of all keypoints, problems alone.
    """
    if k < 1:
        raise ValueError(f"k must be 1 or more, not {k}")
    if method != "verified":
        raise DatabaseError("bad-database", message("error-classic-index"))
    stopped, accepts = stopped or never, accepting(accept, min_score)
    corpus = _IndexCorpus(query, index, k, progress or (lambda *_: None))
    cascade = Cascade(query, k, stopped, team or SingleWorker(), corpus.full_matches_done)
    found = await cascade.run(corpus, lambda some: first(ranked(some, query, accepts)[:k]) if first else None)
    return report(
        ranked(found, query, accepts),
        k,
        accepts,
        problems=dict.fromkeys(corpus.problems),
        compared=index.count,
        total=index.count,
        stopped=cascade.cut_short,
        incomplete=corpus.incomplete,
    )


class _IndexCorpus:
    """An index as a corpus: the candidates that its lists name are put to the cheap test."""

    one_scan = False

    def __init__(self, query: Query, index: Proposing, k: int, progress: Progress) -> None:
        self.problems: list[Problem] = []
        self.incomplete = False
        self._query = query
        self._index = index
        self._least = k
        self._exact: list[int] | None = None
        self._read: dict[int, Candidate] = {}
        self._progress = progress
        self._steps = 0
        proposed = 2 * max(NEAR, k) + max(FAR, k) + 2 * LIKE_NEAR + LIKE_FAR
        self._most = min(proposed, index.count) + min(max(BY_VOTES, k) + BY_RESEMBLANCE, index.count)

    async def propose(self, *shortlists: Shortlist) -> None:
        if self._exact is None:
            digits = self._query.global_features.sha256
            self._exact = (await self._index.same_file(digits))[:MOST_EXACT]
            self._most += len(self._exact)
        for shortlist in shortlists:
            proposed = await self._proposed(shortlist)
            # However many others are alike: the query's very file is among them.
            numbers = list(dict.fromkeys([*self._exact, *proposed]))
            await self._obtain(numbers)
            # Of a window the whole image: its small copy is shown, and a whole query may be a copy of it.
            wholes = [self._read[number].picture for number in numbers if number in self._read]
            await self._obtain(wholes)
            numbers = list(dict.fromkeys([*numbers, *wholes]))
            shortlist.add([self._read[number] for number in numbers if number in self._read])

    async def _proposed(self, shortlist: Shortlist) -> list[int]:
        index, asked = self._index, (shortlist.query, shortlist.keypoint_sets)
        if shortlist.query.window:
            return await index.candidates(*asked, BY_WINDOW)
        if len(shortlist.keypoint_sets) == 1:
            return await index.candidates(*asked, max(NEAR, self._least))
        far = max(FAR, self._least)
        if index.count <= far:
            return await index.candidates(*asked, far)
        agreeing, problems = await index.agreeing(*asked, max(AGREEING, self._least))
        self.problems += problems
        # Of a large index lists would have to be read once more.
        beside = BESIDE * index.held if agreeing else far
        return [*agreeing, *await index.candidates(*asked, beside)]

    def full_matches_done(self, done: int, total: int) -> None:
        """Report how many of the candidates have got a full match."""
        self._progress(self._steps + done, self._steps + total)

    async def _obtain(self, wanted: Sequence[int]) -> None:
        numbers = [number for number in dict.fromkeys(wanted) if number >= 0 and number not in self._read]
        if not numbers:
            return
        before = self._steps
        self._most = max(self._most, before + len(numbers))
        details, problems = await self._index.details(numbers, lambda done: self._progress(before + done, self._most))
        self._steps += len(numbers)
        self.problems += problems
        # Not so where lists of all keypoints cannot be had, as on a host without ranges: leading ones propose instead.
        self.incomplete |= bool(problems)
        for number, stored in details.items():
            self._read[number] = Candidate(number, stored.entry, stored.features)

"""A query and a database in, the most similar images out: the one place that joins the stages."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from echoimage.errors import EchoImageError
from echoimage.finding import SUPPORTED
from echoimage.library import Library
from echoimage.score import compare
from echoimage.shortlist import Described, Shortlist
from echoimage.types import Entry, Method, Problem, Query, Report, Result, Score
from echoimage.verify import verify

PARALLEL = 8
"""Images read at a time. More hide a slow network better, and hold more bytes in memory; browsers
open six connections to a host over HTTP/1.1."""

POLL = 0.1
"""Seconds until `stopped` is asked again while every read hangs."""

BATCH = 64
"""Images put to the cheap test at a time: 0.09 ms an image, one by one 0.25 ms."""

AT_LEAST = 8
"""Images laid over the query in any case. The rest of the shortlist is, too, until there is a match; then only what
stands out. An image takes 12 ms natively."""

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Scored:
    position: int
    entry: Entry
    sha256: str
    size: tuple[int, int]
    score: Score


async def search(
    query: Query,
    entries: Sequence[Entry],
    library: Library,
    *,
    k: int = 5,
    method: Method = "verified",
    progress: Progress | None = None,
    stopped: Stopped | None = None,
    parallel: int = PARALLEL,
) -> Report:
    """Compare all entries with the query and keep the `k` best.

    The classic score is computed of every image; the verified one of those that a cheap test of every image proposes.
    `progress(done, total)` is called after each image. As soon as `stopped()` is true, reads are cancelled and what is
    done is reported. An image that fails becomes a problem, the others go on. Images that match stand before those
    that do not, images of equal score in database order; images of equal bytes appear once.
    """
    if k < 1 or parallel < 1:
        raise ValueError(f"k and parallel must be 1 or more, not {k} and {parallel}")
    if method not in ("verified", "classic"):
        raise ValueError(f"method must be verified or classic, not {method}")
    comparison = _Verified(query, k) if method == "verified" else _Classic(query)
    run = _Run(entries, library, comparison.take, progress)
    ended = await run.until(stopped or _never, parallel)
    scored = [one async for one in comparison.scored(stopped or _never)]
    told = [one.score.total for one in scored if one.score.matches or method == "classic"]
    return Report(
        results=_best(scored, query.features.sha256, k),
        scores=tuple(sorted(told, reverse=True)),
        problems=tuple(problem for _, problem in sorted(run.failed, key=lambda pair: pair[0])),
        compared=run.taken,
        total=len(entries),
        stopped=ended or comparison.cut_short,
    )


class _Classic:
    """Scores every image as it comes."""

    def __init__(self, query: Query) -> None:
        self.cut_short = False
        self._query = query.features
        self._scored: list[_Scored] = []

    def take(self, image: Described) -> None:
        self._scored.append(_of(image, compare(self._query, image.features)))

    async def scored(self, _stopped: Stopped) -> AsyncIterator[_Scored]:
        for one in self._scored:
            yield one


class _Verified:
    """Puts every image to the cheap test, then lays those over the query that it proposes."""

    def __init__(self, query: Query, k: int) -> None:
        self._query = query
        self.cut_short = False
        self._k = k
        self._least = max(k, AT_LEAST)
        self._shortlist = Shortlist(query, k)
        self._batch: list[Described] = []

    def take(self, image: Described) -> None:
        self._batch.append(image)
        if len(self._batch) == BATCH:
            self._weigh()

    def _weigh(self) -> None:
        self._shortlist.add(self._batch)
        self._batch.clear()

    async def scored(self, stopped: Stopped) -> AsyncIterator[_Scored]:
        self._weigh()
        known, done = False, 0
        for image, stands_out in self._shortlist.images():
            if known and done >= self._least and not stands_out:
                continue
            score = verify(self._query, image.features)
            known, done = known or score.matches, done + 1
            yield _of(image, score)
            await asyncio.sleep(0)
            # Who stops wants to see what there is: as many as asked for, 12 ms each.
            if done >= self._k and stopped():
                self.cut_short = True
                return


def _of(image: Described, score: Score) -> _Scored:
    features = image.features
    return _Scored(image.position, image.entry, features.sha256, (features.width, features.height), score)


def _never() -> bool:
    return False


def _best(scored: list[_Scored], query_sha256: str, k: int) -> tuple[Result, ...]:
    same: dict[str, list[_Scored]] = {}
    for one in sorted(scored, key=_rank):
        same.setdefault(one.sha256, []).append(one)
    results = []
    for group in list(same.values())[:k]:
        first, *others = sorted(group, key=lambda one: one.position)
        exact = first.sha256 == query_sha256
        also = tuple(one.entry.url for one in others)
        results.append(Result(first.entry, first.sha256, first.score, exact, first.size, also))
    return tuple(results)


def _rank(one: _Scored) -> tuple[bool, int, float, int]:
    finding = one.score.finding
    # What keypoints hint at stands before what is alike by chance.
    hints = finding.inliers if finding and not one.score.matches and finding.inliers >= SUPPORTED else 0
    return not one.score.matches and finding is not None, -hints, -one.score.total, one.position


class _Run:
    """One search under way: some workers take entries from one iterator until it is empty."""

    def __init__(
        self,
        entries: Sequence[Entry],
        library: Library,
        take: Callable[[Described], None],
        progress: Progress | None,
    ) -> None:
        self.taken = 0
        self.failed: list[tuple[int, Problem]] = []
        self._take = take
        self._total = len(entries)
        self._waiting = iter(enumerate(entries))
        self._library = library
        self._progress = progress

    async def until(self, stopped: Stopped, parallel: int) -> bool:
        """Work until all is done, or `stopped()`: then give True."""
        workers = {asyncio.create_task(self._work(stopped)) for _ in range(min(parallel, self._total))}
        pending = workers
        try:
            while pending and not stopped():
                done, pending = await asyncio.wait(pending, timeout=POLL, return_when=asyncio.FIRST_EXCEPTION)
                for worker in done:
                    worker.result()
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        return self.taken + len(self.failed) < self._total

    async def _work(self, stopped: Stopped) -> None:
        for position, entry in self._waiting:
            await self._obtain(position, entry)
            if self._progress:
                self._progress(self.taken + len(self.failed), self._total)
            # Once around the event loop (0.1 ms in a browser), or a search among remembered
            # images would hear no call to stop until its end.
            await asyncio.sleep(0)
            if stopped():
                return

    async def _obtain(self, position: int, entry: Entry) -> None:
        try:
            self._take(Described(position, entry, await self._library.features(entry)))
        except EchoImageError as error:
            self.failed.append((position, Problem(entry.url, error.reason, str(error))))
        except Exception as error:
            text = f"an unexpected error, please report it: {type(error).__name__}: {error}"
            self.failed.append((position, Problem(entry.url, "internal", text)))
        else:
            self.taken += 1

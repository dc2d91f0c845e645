"""A query and a database in, the most similar images out: the one place that joins the stages."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from echoimage.errors import EchoImageError
from echoimage.library import Library
from echoimage.score import compare
from echoimage.types import Entry, Features, Problem, Report, Result, Score

PARALLEL = 8
"""Images read at a time. More hide a slow network better, and hold more bytes in memory; browsers
open six connections to a host over HTTP/1.1."""

POLL = 0.1
"""Seconds until `stopped` is asked again while every read hangs."""

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Scored:
    position: int
    entry: Entry
    sha256: str
    score: Score


async def search(
    query: Features,
    entries: Sequence[Entry],
    library: Library,
    *,
    k: int = 5,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
    parallel: int = PARALLEL,
) -> Report:
    """Score all entries against the query and keep the `k` best.

    `progress(done, total)` is called after each image. As soon as `stopped()` is true, reads are
    cancelled and what is done is reported. An image that fails becomes a problem, the others go
    on. Images of equal score stand in database order; images of equal bytes appear once.
    """
    if k < 1 or parallel < 1:
        raise ValueError(f"k and parallel must be 1 or more, not {k} and {parallel}")
    run = _Run(query, entries, library, progress)
    ended = await run.until(stopped or _never, parallel)
    return Report(
        results=_best(run.scored, query.sha256, k),
        problems=tuple(problem for _, problem in sorted(run.failed, key=lambda pair: pair[0])),
        compared=len(run.scored),
        total=len(entries),
        stopped=ended,
    )


def _never() -> bool:
    return False


def _best(scored: list[_Scored], query_sha256: str, k: int) -> tuple[Result, ...]:
    same: dict[str, list[_Scored]] = {}
    for one in sorted(scored, key=lambda one: (-one.score.total, one.position)):
        same.setdefault(one.sha256, []).append(one)
    results = []
    for group in list(same.values())[:k]:
        first, *others = sorted(group, key=lambda one: one.position)
        exact = first.sha256 == query_sha256
        also = tuple(one.entry.url for one in others)
        results.append(Result(first.entry, first.sha256, first.score, exact, also))
    return tuple(results)


class _Run:
    """One search under way: some workers take entries from one iterator until it is empty."""

    def __init__(self, query: Features, entries: Sequence[Entry], library: Library, progress: Progress | None) -> None:
        self.scored: list[_Scored] = []
        self.failed: list[tuple[int, Problem]] = []
        self._query = query
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
        return len(self.scored) + len(self.failed) < self._total

    async def _work(self, stopped: Stopped) -> None:
        for position, entry in self._waiting:
            await self._compare(position, entry)
            if self._progress:
                self._progress(len(self.scored) + len(self.failed), self._total)
            # Once around the event loop (0.1 ms in a browser), or a search among remembered
            # images would hear no call to stop until its end.
            await asyncio.sleep(0)
            if stopped():
                return

    async def _compare(self, position: int, entry: Entry) -> None:
        try:
            features = await self._library.features(entry)
            score = compare(self._query, features)
        except EchoImageError as error:
            self.failed.append((position, Problem(entry.url, error.reason, str(error))))
        except Exception as error:
            text = f"an unexpected error, please report it: {type(error).__name__}: {error}"
            self.failed.append((position, Problem(entry.url, "internal", text)))
        else:
            self.scored.append(_Scored(position, entry, features.sha256, score))

"""Entries of a database in, their features, a few read at a time, out: to a callback."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

from echoimage.errors import EchoImageError
from echoimage.message import message
from echoimage.search.damaged import COMPARED, damaged
from echoimage.search.feature_cache import Library
from echoimage.search.shortlist import Candidate
from echoimage.types import Entry, Problem

POLL = 0.1
"""Seconds until `stopped` is asked again while every read hangs."""

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]
Take = Callable[[Candidate], None]


class Scan:
    """Goes through all entries, as often as `run` is called; what failed once is left out then.

    compared: images whose features were had. problems: what failed, by position. damaged: what was read in part,
    likewise. cut_short: `stopped()` ended it early.
    """

    def __init__(
        self, entries: Sequence[Entry], library: Library, progress: Progress | None, stopped: Stopped, parallel: int
    ) -> None:
        self.compared = 0
        self.problems: dict[int, Problem] = {}
        self.damaged: dict[int, Problem] = {}
        self.cut_short = False
        self._taken = 0
        self._entries = entries
        self._library = library
        self._progress = progress
        self._stopped = stopped
        self._parallel = parallel

    async def run(self, take: Take) -> None:
        """Call `take` with all images, or those until `stopped()`; an image that fails becomes a problem."""
        self._taken = 0
        left = [pair for pair in enumerate(self._entries) if pair[0] not in self.problems]
        waiting = iter(left)
        workers = {asyncio.create_task(self._work(waiting, take)) for _ in range(min(self._parallel, len(left)))}
        pending = workers
        try:
            while pending and not self._stopped():
                done, pending = await asyncio.wait(pending, timeout=POLL, return_when=asyncio.FIRST_EXCEPTION)
                for worker in done:
                    worker.result()
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        # Of a second time that was cut short counts what the first has done.
        self.compared = max(self.compared, self._taken)
        self.cut_short = self.cut_short or self._done < len(self._entries)

    @property
    def told(self) -> tuple[Problem, ...]:
        """Return what failed and what was read in part, in the order of the entries."""
        return tuple(problem for _, problem in sorted({**self.damaged, **self.problems}.items()))

    @property
    def _done(self) -> int:
        return self._taken + len(self.problems)

    async def _work(self, waiting: Iterator[tuple[int, Entry]], take: Take) -> None:
        for position, entry in waiting:
            await self._obtain(position, entry, take)
            # The second time nothing is read, and a bar would begin again.
            if self._progress and not self.compared:
                self._progress(self._done, len(self._entries))
            # Once around the event loop (0.1 ms in a browser), or a search among remembered
            # images would notice no call to stop until its end.
            await asyncio.sleep(0)
            if self._stopped():
                return

    async def _obtain(self, position: int, entry: Entry, take: Take) -> None:
        try:
            features = await self._library.features(entry)
            take(Candidate(position, entry, features))
        except EchoImageError as error:
            self.problems[position] = Problem(entry.url, error.reason, error.message)
        except Exception as error:
            told = message("error-unexpected", cause=f"{type(error).__name__}: {error}")
            self.problems[position] = Problem(entry.url, "internal", told)
        else:
            self._taken += 1
            if features.damage:
                self.damaged[position] = damaged(entry.url, features.damage, COMPARED)

"""The processes of the service: requests in, so many at a time and no more; their answers out."""

import asyncio
import math
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar

from echoimage import EchoImageError
from echoimage_tools.output.console import complain_of
from echoimage_tools.serving import work
from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.serving.worker import Worker, WorkerDied

Given = TypeVar("Given")
Answer = TypeVar("Answer")

STARTING = 120.0
"""Seconds in which a process has to be ready: on a busy machine it takes some to load OpenCV and a large index."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Processes; requests that may wait; for how many seconds they wait at most, and are worked on at most."""

    workers: int
    queue: int
    seconds: float


class Pool:
    """Processes that have an index open, and requests that wait for one."""

    def __init__(self, manifest: Path, address: str, bounds: Bounds, metrics: Metrics) -> None:
        self._all = [Worker(manifest, address) for _ in range(bounds.workers)]
        self._most, self._limit = bounds.workers + bounds.queue, bounds.seconds
        # The last one first: what a process has used lately is in the processor's cache.
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._inside = 0
        self._mean = 0.5
        self._metrics = metrics
        self._starting: set[asyncio.Task[None]] = set()

    @property
    def workers(self) -> int:
        """How many processes there are."""
        return len(self._all)

    @property
    def inside(self) -> int:
        """How many requests are being received, waiting or worked on."""
        return self._inside

    async def start(self) -> int:
        """Start all processes; return how many images there are.

        Raises `EchoImageError`, `WorkerDied` or `TimeoutError`.
        """
        counts = await asyncio.gather(*(worker.ask(STARTING, work.ready, None) for worker in self._all))
        for worker in self._all:
            self._idle.put_nowait(worker)
        return counts[0]

    def end(self) -> None:
        """End all processes."""
        for task in self._starting:
            task.cancel()
        for worker in self._all:
            worker.end()

    @asynccontextmanager
    async def admitted(self) -> AsyncIterator[None]:
        """Let a request in. Raises `Refusal` where there are too many already."""
        if self._inside >= self._most:
            raise self._busy()
        self._inside += 1
        self._metrics.inside.set(self._inside)
        try:
            yield
        finally:
            self._inside -= 1
            self._metrics.inside.set(self._inside)

    async def ask(self, question: Callable[[Given], Answer], bring: AbstractAsyncContextManager[Given]) -> Answer:
        """Have something done by the next process that is free, which is given what `bring` gives, entered only then.

        Raises what either of them raises, or `Refusal`.
        """
        worker = await self._next()
        fit = True
        try:
            async with bring as given:
                fit = False
                answer = await self._put(worker, question, given)
                fit = True
                return answer
        except (EchoImageError, work.PictureError):
            fit = True
            raise
        finally:
            self._free(worker) if fit else self._renew(worker)

    async def _next(self) -> Worker:
        try:
            async with asyncio.timeout(self._limit):
                return await self._idle.get()
        except TimeoutError:
            raise self._busy() from None

    async def _put(self, worker: Worker, question: Callable[[Given], Answer], given: Given) -> Answer:
        begun = time.monotonic()
        try:
            return await worker.ask(self._limit, question, given)
        except WorkerDied:
            self._metrics.replaced.labels("died").inc()
            raise _died() from None
        except TimeoutError:
            self._metrics.replaced.labels("too slow").inc()
            raise self._too_slow() from None
        finally:
            self._took(question.__name__, time.monotonic() - begun)

    def _took(self, what: str, seconds: float) -> None:
        self._metrics.work.labels(what).observe(seconds)
        self._mean += (seconds - self._mean) / 16

    def _free(self, worker: Worker) -> None:
        self._idle.put_nowait(worker)

    def _renew(self, worker: Worker) -> None:
        worker.replace()
        task = asyncio.create_task(self._restart(worker))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _restart(self, worker: Worker) -> None:
        """Wait until the new process is ready, or let it show with the next request that it is not."""
        try:
            await worker.ask(STARTING, work.ready, None)
        except (EchoImageError, WorkerDied, TimeoutError) as error:
            complain_of(sys.stderr, "a new process", str(error) or "it did not start")
            worker.replace()
        self._free(worker)

    def _busy(self) -> Refusal:
        wait = math.ceil(self._inside * self._mean / len(self._all))
        return Refusal(
            HTTPStatus.TOO_MANY_REQUESTS,
            "busy",
            f"{self._inside} requests are under way already; try again in {max(wait, 1)} s",
            headers={"Retry-After": str(max(wait, 1))},
        )

    def _too_slow(self) -> Refusal:
        return Refusal(
            HTTPStatus.GATEWAY_TIMEOUT,
            "timeout",
            f"this took more than {self._limit:g} seconds and was given up; save the picture smaller",
        )


def _died() -> Refusal:
    return Refusal(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "crashed",
        "the process that worked on this request was ended, perhaps for want of memory; other requests are not "
        "concerned. Save the picture smaller, or try again",
    )


def default_workers() -> int:
    """Return how many processes there are unless told: one for each core that this one may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1

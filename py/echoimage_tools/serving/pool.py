"""The processes of the service: requests in, so many at a time and no more; their answers out.

Not pebble's pool (5.2): where a process is stopped or dies before it has taken its task up, the time limit is not kept
and the whole pool is broken from then on.
"""

import asyncio
import math
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar

from echoimage import EchoImageError
from echoimage_tools.output.console import complain_of
from echoimage_tools.serving import tasks
from echoimage_tools.serving.metrics import Metrics
from echoimage_tools.serving.refusal import Refusal, busy
from echoimage_tools.serving.worker import Worker, WorkerDied

Argument = TypeVar("Argument")
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
        counts = await asyncio.gather(*(worker.run(STARTING, tasks.ready, None) for worker in self._all))
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

    @asynccontextmanager
    async def worker(self) -> AsyncIterator[Worker]:
        """Wait for a process that is free. Raises `Refusal` where none is for too long."""
        try:
            async with asyncio.timeout(self._limit):
                worker = await self._idle.get()
        except TimeoutError:
            raise self._busy() from None
        try:
            yield worker
        finally:
            self._free(worker) if worker.usable else self._renew(worker)

    async def run(self, worker: Worker, task: Callable[[Argument], Answer], argument: Argument) -> Answer:
        """Have a task done. Raises what it raises, or `Refusal`."""
        begun = time.monotonic()
        try:
            return await worker.run(self._limit, task, argument)
        except WorkerDied:
            self._metrics.replaced.labels("died").inc()
            raise _died() from None
        except TimeoutError:
            self._metrics.replaced.labels("too slow").inc()
            raise self._too_slow() from None
        finally:
            self._took(task.__name__, time.monotonic() - begun)

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
            await worker.run(STARTING, tasks.ready, None)
        except (EchoImageError, WorkerDied, TimeoutError) as error:
            complain_of(sys.stderr, "a new process", str(error) or "it did not start")
            worker.replace()
        self._free(worker)

    def _busy(self) -> Refusal:
        wait = max(1, math.ceil(self._inside * self._mean / len(self._all)))
        return busy(f"{self._inside} requests are under way already; try again in {wait} s", wait)

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
    """Return the default number of processes: one for each core that this one may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1

"""A cluster of Dask that looks for duplicates in an index which all of its workers see."""

import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import CancelledError
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar, cast

from echoimage import EchoImageError
from echoimage.duplicates.team import Compared, Numbers, Proposed
from echoimage_tools.duplicates.on_cluster import SharedIndex, compare, propose, shared
from echoimage_tools.duplicates.pool import AHEAD
from echoimage_tools.indexing import scheduler
from echoimage_tools.indexing.cluster_worker import made_with

COUNTED = 5.0
"""Seconds after which the threads of the cluster are counted anew: workers come and go."""

Answer = TypeVar("Answer")


class ClusterTeam:
    """A `Team` of workers, each of which has the index open. What a worker that has ended had, Dask gives to others.

    client: an asynchronous one of the scheduler at `address`.
    """

    def __init__(self, client: Any, address: str, index: SharedIndex) -> None:
        self._client, self._address, self._index = client, address, index
        self._threads, self._counted = 0, 0.0

    @property
    def at_once(self) -> int:
        """How many tasks keep the cluster busy."""
        return AHEAD * max(1, self._threads)

    async def propose(self, begin: int, end: int) -> Proposed:
        """As `Team.propose`. Raises `EchoImageError`."""
        return await self._ask(propose, begin, end)

    async def compare(self, pairs: Sequence[Numbers]) -> Compared:
        """As `Team.compare`. Raises `EchoImageError`."""
        return await self._ask(compare, tuple(pairs))

    async def count(self) -> int:
        """Return how many threads the cluster has. Raises `WorkerError`."""
        self._counted = time.monotonic()
        try:
            threads: int = sum((await self._client.nthreads()).values())
        except (CancelledError, OSError, AttributeError):
            raise scheduler.gone(self._address) from None
        self._threads = threads or self._threads
        return threads

    async def check(self) -> None:
        """Ask each worker for EchoImage: one that has none would end at its first task without a word.

        Raises `WorkerError`.
        """
        for answer in (await self._client.run(made_with, on_error="return")).values():
            # One that has ended meanwhile says nothing of what is installed.
            if isinstance(answer, Exception) and not isinstance(answer, OSError):
                raise scheduler.unable(answer)

    async def _ask(self, what: Callable[..., Answer], *about: object) -> Answer:
        from distributed import KilledWorker

        if time.monotonic() > self._counted + COUNTED:
            await self.count()
        for _ in range(1 + scheduler.ROUNDS):
            with suppress(KilledWorker):
                return await self._once(what, *about)
        raise scheduler.given_up()

    async def _once(self, what: Callable[..., Answer], *about: object) -> Answer:
        from distributed import KilledWorker

        if self._client.status == "closed":
            raise scheduler.gone(self._address)
        task = self._client.submit(what, self._index, *about, pure=False)
        try:
            return cast(Answer, await task)
        except (EchoImageError, KilledWorker):
            raise
        # Errors of a worker come as an `EchoImageError`; what is left comes from Dask.
        except (CancelledError, OSError):
            raise scheduler.gone(self._address) from None
        except Exception as error:
            raise scheduler.unable(error) from None
        finally:
            # What nobody waits for any more is not begun.
            task.release()


@asynccontextmanager
async def cluster_team(index: Path, where: str, workers: int) -> AsyncIterator[ClusterTeam]:
    """Open a team for the index in a folder: the cluster of a scheduler, or so many processes of a local one.

    Raises `WorkerError` where no scheduler answers.
    """
    with scheduler.reached(where, workers) as address:
        async with _connected(address) as client:
            team = ClusterTeam(client, address, shared(index))
            if not await team.count():
                scheduler.tell_no_workers(address)
            await team.check()
            yield team


@asynccontextmanager
async def _connected(address: str) -> AsyncIterator[Any]:
    from distributed import Client

    try:
        client: Any = await Client(  # type: ignore[no-untyped-call]
            address, asynchronous=True, timeout=scheduler.FIRST, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise scheduler.unreachable(address, error) from None
    try:
        yield client
    finally:
        # Its scheduler may have gone.
        with suppress(Exception):
            await client.close(timeout=2)

"""Attempts to read an address in, the answer of one that succeeds out: how often, how soon, and when no more."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TypeVar

from echoimage.errors import Reason, SourceError
from echoimage.message import Text

TRIES = 3
"""For one file."""

PAUSE = 0.5
"""Seconds before the second try, twice as many before the third; by chance up to half more or less, so that those that
failed together do not come back together."""

LONGEST_WAIT = 15
"""Seconds at most that a host is waited for; one that asks for more is not asked again."""

PATIENCE = 45
"""Seconds after the first try within which the last one begins."""

GIVEN_UP = 5
"""Files in a row that a host failed to give, after which its others are asked for once each: those of a host that is
down, be they thousands, cost no pause. Failures that were made up for do not count: a host may refuse many at once."""

TRANSIENT_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Status codes that say "not now" (RFC 9110, 6585, 8470); others will be the same the next time."""

Answer = TypeVar("Answer")

_ticket: ContextVar[int | None] = ContextVar("ticket", default=None)
"""Of what reads, as `Retries.stoppable` was told; tasks have that of the one that starts them."""


class TransientError(SourceError):
    """A failure that may be over soon: worth `tries` at most, after the `wait` in seconds that the host names."""

    def __init__(self, reason: Reason, message: Text, wait: float | None = None, tries: int = TRIES) -> None:
        super().__init__(reason, message)
        self.wait = wait
        self.tries = tries


class Retries:
    """What is known of the hosts that files are asked of; `pause` as `PAUSE`."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._lost: Counter[str] = Counter()
        self._asked_to_wait: dict[str, float] = {}
        self._pauses: dict[asyncio.Task[None], int | None] = {}
        self._stopped: set[int] = set()

    def __repr__(self) -> str:
        return f"Retries({dict(self._lost)} lost in a row, {len(self._pauses)} waiting)"

    async def run(self, address: str, attempt: Callable[[], Awaitable[Answer]]) -> Answer:
        """Return the answer of `attempt`, which reads an http(s) address, made until it has one.

        Raises what the last one raised, and at once what is no `TransientError`.
        """
        host = host_of(address)
        begun, tries = time.monotonic(), 0
        while True:
            if host in self._asked_to_wait:
                await self._wait_as_asked(host)
            tries += 1
            try:
                answer = await attempt()
            except TransientError as error:
                wait = self._wait(host, error, tries)
                late = time.monotonic() - begun + wait > PATIENCE
                if tries >= error.tries or late or self._given_up(host):
                    self._lost[host] += 1
                    raise
                if _ticket.get() in self._stopped or not await self._wait_for(wait):
                    raise
            else:
                self.forget(host)
                return answer

    def forget(self, host: str) -> None:
        """Forget the failures of a host, see `host_of`: its files are asked for anew."""
        self._lost.pop(host, None)

    @contextmanager
    def stoppable(self, ticket: int) -> Iterator[Callable[[], bool]]:
        """Let `stop` with this ticket end the waiting of all that is read in the block; yield whether it was called."""
        outer = _ticket.set(ticket)
        try:
            yield lambda: ticket in self._stopped
        finally:
            _ticket.reset(outer)
            self._stopped.discard(ticket)

    def stop(self, ticket: int) -> None:
        """End the waiting of what has this ticket: what it is trying now is not tried again."""
        self._stopped.add(ticket)
        for pause, owner in self._pauses.items():
            if owner == ticket:
                pause.cancel()

    def _wait(self, host: str, error: TransientError, tries: int) -> float:
        if error.wait is None:
            return self._pause * (1 << (tries - 1)) * random.uniform(0.5, 1.5)
        if error.wait > LONGEST_WAIT:
            return PATIENCE + 1
        # What one answer says holds for all files of the host.
        self._asked_to_wait[host] = time.monotonic() + error.wait
        return error.wait

    def _given_up(self, host: str) -> bool:
        return self._lost[host] >= GIVEN_UP

    async def _wait_as_asked(self, host: str) -> None:
        left = self._asked_to_wait[host] - time.monotonic()
        if left <= 0:
            self._asked_to_wait.pop(host, None)
        elif not self._given_up(host):
            await self._wait_for(left)

    async def _wait_for(self, seconds: float) -> bool:
        """Wait; return whether that came to its end."""
        pause = asyncio.create_task(asyncio.sleep(seconds))
        self._pauses[pause] = _ticket.get()
        try:
            await asyncio.wait([pause])
            return not pause.cancelled()
        finally:
            del self._pauses[pause]
            pause.cancel()


def host_of(address: str) -> str:
    """Return scheme, host and port of an http(s) address."""
    return "/".join(address.split("/", 3)[:3])


def retry_after(header: str | None) -> float | None:
    """Return what `Retry-After` says, in seconds from now (RFC 9110, section 10.2.3); None where it says nothing."""
    if not header:
        return None
    if header.strip().isdecimal():
        return min(float(header), 1e9)
    from email.utils import parsedate_to_datetime

    try:
        when = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())

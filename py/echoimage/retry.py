"""Asking again after a failure that may pass: how often, how soon, and when no more."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

from echoimage.errors import Reason, SourceError

TRIES = 3
"""For one file."""

PAUSE = 0.5
"""Seconds before the second try, twice as many before the third; by chance up to half more or less, so that those who
failed together do not come back together."""

LONGEST = 15
"""Seconds at most that a host is waited for; one that asks for more is not asked again."""

PATIENCE = 45
"""Seconds after the first try within which the last one begins."""

SPENT = 5
"""Files in a row that a host did not give, after which its others are asked for once each: those of a host that is
down, be they thousands, cost no pause. Failures that were made up for do not count: a host may refuse many at once."""

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Status codes that say "not now" (RFC 9110, 6585, 8470); others will be the same the next time."""

Answer = TypeVar("Answer")


class TransientError(SourceError):
    """A failure that may be over soon: worth `tries` at most, after the `wait` in seconds that the host names."""

    def __init__(self, reason: Reason, text: str, wait: float | None = None, tries: int = TRIES) -> None:
        super().__init__(reason, text)
        self.wait = wait
        self.tries = tries


class Retries:
    """What is known of the hosts that are asked; `pause` as `PAUSE`."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._lost: Counter[str] = Counter()
        self._resting: dict[str, float] = {}
        self._naps: set[asyncio.Task[None]] = set()
        self._stops = 0

    def __repr__(self) -> str:
        return f"Retries({dict(self._lost)} lost in a row, {len(self._naps)} waiting)"

    async def run(self, address: str, attempt: Callable[[], Awaitable[Answer]]) -> Answer:
        """Make attempts to read an http(s) address until one gives an answer.

        Raises what the last one raised, and at once what is no `TransientError`.
        """
        host = host_of(address)
        begun, stops, tries = time.monotonic(), self._stops, 0
        while True:
            if host in self._resting:
                await self._rest(host)
            tries += 1
            try:
                answer = await attempt()
            except TransientError as error:
                wait = self._wait(host, error, tries)
                late = time.monotonic() - begun + wait > PATIENCE
                if tries >= error.tries or late or self._given_up(host):
                    self._lost[host] += 1
                    raise
                if stops != self._stops or not await self._nap(wait):
                    raise
            else:
                self.forget(host)
                return answer

    def afresh(self, host: str) -> None:
        """Forget what a host did not give, for somebody asks for more of it: see `host_of`."""
        self._lost.pop(host, None)

    def stop(self) -> None:
        """End all waiting: what is being tried now is not tried again."""
        self._stops += 1
        for nap in self._naps:
            nap.cancel()

    def _wait(self, host: str, error: TransientError, tries: int) -> float:
        if error.wait is None:
            return self._pause * (1 << (tries - 1)) * random.uniform(0.5, 1.5)
        if error.wait > LONGEST:
            return PATIENCE + 1
        # What one answer says holds for all files of the host.
        self._resting[host] = time.monotonic() + error.wait
        return error.wait

    def _given_up(self, host: str) -> bool:
        return self._lost[host] >= SPENT

    async def _rest(self, host: str) -> None:
        left = self._resting[host] - time.monotonic()
        if left <= 0:
            self._resting.pop(host, None)
        elif not self._given_up(host):
            await self._nap(left)

    async def _nap(self, seconds: float) -> bool:
        """Wait; tell whether that came to its end."""
        nap = asyncio.create_task(asyncio.sleep(seconds))
        self._naps.add(nap)
        try:
            await asyncio.wait([nap])
            return not nap.cancelled()
        finally:
            self._naps.discard(nap)
            nap.cancel()


def host_of(address: str) -> str:
    """Give scheme, host and port of an http(s) address."""
    return "/".join(address.split("/", 3)[:3])


def retry_after(header: str | None) -> float | None:
    """Give what `Retry-After` says, in seconds from now (RFC 9110, section 10.2.3); None where it says nothing."""
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

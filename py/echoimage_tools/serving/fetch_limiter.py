"""Limits how many requests fetch at once: hosts in, a place for a request out, or a refusal where none gets free."""

import asyncio
import math
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from echoimage_tools.serving.refusal import Refusal, busy
from echoimage_tools.serving.ssrf_guard import TIMEOUT

PLACES = 8
"""Requests with addresses that are fetched and worked on at once: until then what was fetched is in memory."""

OF_A_HOST = 2
"""Of these, requests that fetch from one host: a host that never answers holds up nobody but its own."""


class FetchLimiter:
    """The places of a service; a request waits for one for `seconds` at most."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._free = PLACES
        self._hosts: Counter[str] = Counter()
        self._changed = asyncio.Event()

    @asynccontextmanager
    async def place(self, hosts: frozenset[str], closing: AsyncExitStack) -> AsyncIterator[None]:
        """Wait for a place, which is kept until `closing`, and for the hosts, which are left before. Raises `Refusal`.

        All are taken together: who held one while waiting for another would hold up others.
        """
        try:
            async with asyncio.timeout(self._seconds):
                while not self._free or any(self._hosts[host] >= OF_A_HOST for host in hosts):
                    await self._changed.wait()
        except TimeoutError:
            raise self._busy() from None
        self._free -= 1
        closing.callback(self._leave)
        self._hosts.update(hosts)
        try:
            yield
        finally:
            self._hosts.subtract(hosts)
            self._hosts += Counter()  # Without those of which there are none.
            self._notify()

    def _leave(self) -> None:
        self._free += 1
        self._notify()

    def _notify(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _busy(self) -> Refusal:
        wait = math.ceil(TIMEOUT)
        return busy(
            f"other addresses were being fetched for {self._seconds:g} seconds, of which there are {PLACES} at once, "
            f"{OF_A_HOST} of one host; try again in {wait} s, or send the picture itself",
            wait,
        )

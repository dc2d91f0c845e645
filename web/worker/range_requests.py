"""Parts of files by HTTP: all that are asked for in one turn of the event loop are fetched by one call (.mjs)."""

import asyncio
from typing import NamedTuple

from polyscript.js_modules import range_requests
from pyodide.ffi import to_js


class _Part(NamedTuple):
    address: str
    begin: int
    end: int
    answer: asyncio.Future[bytes | None]


class RangeRequests:
    """Whoever asks waits for the own part alone."""

    def __init__(self) -> None:
        self._asked: list[_Part] = []
        self._fetching: set[asyncio.Task[None]] = set()

    async def read(self, address: str, begin: int, end: int) -> bytes | None:
        """Return the bytes from `begin` to `end`; None where they did not come as they should, for whatever reason."""
        loop = asyncio.get_running_loop()
        if not self._asked:
            loop.call_soon(self._start)
        part = _Part(address, begin, end, loop.create_future())
        self._asked.append(part)
        return await part.answer

    def _start(self) -> None:
        asked, self._asked = self._asked, []
        task = asyncio.create_task(_fetch(asked))
        self._fetching.add(task)
        task.add_done_callback(self._fetching.discard)


async def _fetch(asked: list[_Part]) -> None:
    addresses = to_js([part.address for part in asked])
    ranges = to_js([place for part in asked for place in (part.begin, part.end)])
    for part, found in zip(asked, await range_requests.fetchParts(addresses, ranges), strict=True):
        if not part.answer.done():
            part.answer.set_result(found and found.to_bytes())

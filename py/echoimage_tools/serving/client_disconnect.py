"""Whether somebody still waits for an answer."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.types import Receive


class GoneError(Exception):
    """Nobody waits for the answer any more."""


@asynccontextmanager
async def leaving(receive: Receive) -> AsyncIterator[Callable[[], bool]]:
    """Return what tells whether who asked has gone; the body has to be read already.

    uvicorn pauses a connection whose body arrives faster than it is read, and reads on only where something is
    received: who does not wait here hears nothing of its end, and `Request.is_disconnected` asks without waiting.
    """
    watch = asyncio.create_task(_gone(receive))
    try:
        # Begin now: what is known already is told at the first question.
        await asyncio.sleep(0)
        yield watch.done
    finally:
        watch.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass

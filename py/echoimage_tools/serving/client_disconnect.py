"""Gives a request up when its client disconnects."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import ClientDisconnect
from starlette.types import Receive


@asynccontextmanager
async def while_connected(receive: Receive) -> AsyncIterator[None]:
    """Cancel what is done within when the client disconnects; the body has to be read already.

    Raises `ClientDisconnect`. uvicorn pauses a connection whose body arrives faster than it is read, and reads on only
    where something is received: who does not wait here hears nothing of its end, and `Request.is_disconnected` asks
    without waiting.
    """
    task = asyncio.current_task()
    assert task is not None
    cancelled = False

    async def watch() -> None:
        nonlocal cancelled
        while (await receive())["type"] != "http.disconnect":
            pass
        cancelled = True
        task.cancel()

    watcher = asyncio.create_task(watch())
    try:
        # Begin now: a disconnect that is known already is heard before anything is done.
        await asyncio.sleep(0)
        yield
    except asyncio.CancelledError:
        # Somebody else may have cancelled the task as well, who is to hear of it.
        if cancelled and not task.uncancel():
            raise ClientDisconnect from None
        raise
    finally:
        watcher.cancel()

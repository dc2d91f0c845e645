"""What every test may use: a way to run coroutines that also works inside Pyodide."""

import asyncio
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import settings

# A machine that does two things at once is no fault of the code.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


class _Clock:
    """Stands in for the selector of an event loop that watches no files, only time."""

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("every task waits for another one")
        time.sleep(timeout)
        return []

    def close(self) -> None:
        pass


class _TimerLoop(asyncio.BaseEventLoop):
    """asyncio's own scheduler without sockets.

    Pyodide's loop belongs to JavaScript and cannot be run to an end from Python without stack
    switching; this one can, and `asyncio` cannot tell the difference.
    """

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Clock()

    def _process_events(self, events: list[Any]) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


def _run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    if sys.platform != "emscripten":
        return asyncio.run(coroutine)
    outer = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    loop = _TimerLoop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()
        asyncio._set_running_loop(outer)


@pytest.fixture
def run() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Run a coroutine to its end and give its result."""
    return _run

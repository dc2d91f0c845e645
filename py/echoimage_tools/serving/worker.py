"""One process of the service: work in, its answer out; where the process dies or takes too long, another one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from echoimage_tools.serving import work

Given = TypeVar("Given")
Answer = TypeVar("Answer")


class WorkerDied(Exception):
    """The process was ended from outside, or by what it was given."""


class Worker:
    """A process that has the index open; `ask` is awaited before the next one."""

    def __init__(self, manifest: Path, address: str) -> None:
        self._about = manifest, address
        self._process = self._new()

    def _new(self) -> ProcessPoolExecutor:
        # Fresh processes are the same on every system; a forked one would inherit sockets and threads.
        context = get_context("spawn")
        return ProcessPoolExecutor(1, context, initializer=work.prepare, initargs=self._about)

    async def ask(self, limit: float, question: Callable[[Given], Answer], given: Given) -> Answer:
        """Have something done. Raises what it raises, `WorkerDied`, or `TimeoutError` after `limit` seconds."""
        try:
            future = self._process.submit(question, given)
            async with asyncio.timeout(limit):
                return await asyncio.wrap_future(future)
        except BrokenProcessPool:
            raise WorkerDied from None

    def replace(self) -> None:
        """End the process, whatever it is doing, and take another one."""
        self._kill()
        self._process = self._new()

    def end(self) -> None:
        """End the process."""
        self._kill()

    def _kill(self) -> None:
        for process in list((self._process._processes or {}).values()):
            process.kill()
        self._process.shutdown(wait=False, cancel_futures=True)

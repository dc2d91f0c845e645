"""One process of the service: tasks in, answers out; where the process dies or takes too long, another one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from echoimage import EchoImageError
from echoimage_tools.serving import tasks

Argument = TypeVar("Argument")
Answer = TypeVar("Answer")


class WorkerDied(Exception):
    """The process was ended from outside, or by what it was given."""


class Worker:
    """A process that has the index open, and does one task at a time; `usable` until one fails in a way of its own."""

    def __init__(self, manifest: Path, address: str) -> None:
        self._about = manifest, address
        self.usable = True
        self._process = self._new()

    def _new(self) -> ProcessPoolExecutor:
        # Fresh processes are the same on every system; a forked one would inherit sockets and threads.
        context = get_context("spawn")
        return ProcessPoolExecutor(1, context, initializer=tasks.prepare, initargs=self._about)

    async def run(self, limit: float, task: Callable[[Argument], Answer], argument: Argument) -> Answer:
        """Have a task done. Raises what it raises, `WorkerDied`, or `TimeoutError` after `limit` seconds."""
        self.usable = False
        try:
            future = self._process.submit(task, argument)
            async with asyncio.timeout(limit):
                answer = await asyncio.wrap_future(future)
        except BrokenProcessPool:
            raise WorkerDied from None
        except (EchoImageError, tasks.PictureError):
            self.usable = True
            raise
        self.usable = True
        return answer

    def replace(self) -> None:
        """End the process, whatever it is doing, and take another one."""
        self.end()
        self._process, self.usable = self._new(), True

    def end(self) -> None:
        """End the process, whatever it is doing."""
        for process in list((self._process._processes or {}).values()):
            process.kill()
        self._process.shutdown(wait=False, cancel_futures=True)

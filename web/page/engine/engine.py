"""The worker as the page sees it: starts it, calls its functions, notices when it has died, starts another."""

import asyncio

from js import window
from jsffi import create_proxy

from engine.launch import end, launch
from logic.texts import text

START_LIMIT = 120
"""Seconds that may pass at the start without a byte or a first answer."""
SILENCE_LIMIT = 30
"""Seconds without an answer to `health` before a worker counts as dead. It answers between any two
images, but not while it decodes one."""
PULSE = 2
"""Seconds between two questions for health while a call is under way."""


class Engine:
    """One worker at a time; `hear` says what it may call.

    Who watches over it sets `on_boot(done, total)` and `on_crash(words)`.
    """

    def __init__(self):
        self.on_boot = self.on_crash = None
        self._callbacks = {}
        self._script = None
        self._life = 0
        self._ticket = 0
        self._under_way = 0
        self._alive = False
        self._silence = 0
        self._worker = None
        self._awake = asyncio.Event()
        self.version = ""
        window.addEventListener("partlost", create_proxy(self._lost))
        window.addEventListener("boot", create_proxy(lambda event: self._booting(event.detail)))

    @property
    def awake(self):
        """Return whether there is a worker that answers."""
        return self._awake.is_set()

    def hear(self, name, callback):
        """Let the worker, and each that replaces it, call this by a name."""
        self._callbacks[name] = callback
        if self._worker:
            self._connect(name)

    def new_ticket(self):
        """Return the number by which a search is known; it is above all earlier ones."""
        self._ticket += 1
        return self._ticket

    async def woken(self):
        """Wait until there is a worker that answers, be it a later one."""
        await self._awake.wait()

    async def ready(self):
        """Start a worker and wait for its first answer; where none comes, on_crash hears, and this never returns."""
        life = self._life
        try:
            await self._attach(life)
            await self._worker.ready
            # `ready` resolves even when the worker's script failed, a call does not.
            health = await self._worker.sync.health()
            self.version = health.version
            if life != self._life:
                await _never()
            self._alive = True
            self._awake.set()
        except Exception as error:
            await self._not_started(life, _said(error))

    async def call(self, name, *arguments):
        """Call a function of the worker. Never returns if the worker dies: on_crash is called."""
        life = self._life
        self._under_way += 1
        try:
            answer = await getattr(self._worker.sync, name)(*arguments)
        except Exception as error:
            await self._dead(life, text("engine-failed", why=_said(error)))
        finally:
            self._under_way -= 1
        if life != self._life:
            await _never()
        return answer

    def end(self):
        """End the worker; `ready` starts another."""
        if self._worker:
            end(self._script)
        self._life += 1
        self._under_way = 0
        self._alive = False
        self._awake.clear()
        self._worker = None

    async def _attach(self, life):
        script = await launch("worker/main.py", "worker/config.json")
        if life != self._life:
            end(script)
            await _never()
        self._script, self._worker = script, script.xworker
        for name in self._callbacks:
            self._connect(name)
        self._heart = asyncio.create_task(self._pulse(life))

    def _connect(self, name):
        life, callback = self._life, self._callbacks[name]

        def heard(*arguments):
            # None after its end: one that was taken to be dead may be but slow.
            return callback(*arguments) if life == self._life else None

        setattr(self._worker.sync, name, create_proxy(heard))

    def _booting(self, bytes):
        """Take note of the bytes that the page has read for the worker (worker/unpacking.mjs)."""
        self._silence = 0
        self.on_boot(bytes.loaded, bytes.total)

    async def _pulse(self, life):
        """Ask for health while something is under way, for a worker killed by the browser says nothing."""
        self._silence = 0
        while life == self._life and not self._alive:
            await asyncio.sleep(1)
            self._silence += 1
            if self._silence > START_LIMIT:
                await self._dead(life, text("engine-late"))
        while life == self._life:
            await asyncio.sleep(PULSE)
            if self._under_way and not await self._answers():
                await self._dead(life, text("engine-stopped"))

    async def _answers(self):
        try:
            await asyncio.wait_for(_answer(self._worker.sync.health()), SILENCE_LIMIT)
        except asyncio.TimeoutError:
            return False
        return True

    def _lost(self, event):
        # Of the worker's own files, which the page reads, PyScript says nothing.
        if not self._alive and "worker/" in event.detail:
            asyncio.create_task(self._not_started(self._life, event.detail))  # noqa: RUF006  (MicroPython keeps its tasks)

    async def _not_started(self, life, why):
        await self._dead(life, text("engine-not-started", why=why))

    async def _dead(self, life, why):
        if life == self._life:
            self._life += 1
            self._awake.clear()
            self.on_crash(why)
        await _never()


async def _answer(promise):
    return await promise


async def _never():
    await asyncio.Event().wait()


def _said(error):
    return str(error.args[-1]) if error.args else repr(error)

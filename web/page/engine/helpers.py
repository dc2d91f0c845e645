"""Further workers that share the full matches, where the device has the cores and the memory for them."""

from js import document, window
from jsffi import create_proxy

from engine.launch import end, launch
from logic.workers import GIGABYTES_EACH, affordable_helpers


class Helpers:
    """None is started before a search `needed` full matches, for each takes seconds and memory."""

    def __init__(self, events, engine):
        self.needed = False
        self._events = events
        self._engine = engine
        self._scripts = []
        self._ready = 0
        self._ended = False
        engine.hear("assist", self._assist)

    def start(self):
        """Start as many as the device affords, once; each that is ready offers itself to the engine's worker."""
        if not self.needed or self._ended or self._scripts:
            return
        for _ in range(_affordable()):
            self._scripts.append(None)
            self._events.start(self._join(len(self._scripts) - 1))

    def _assist(self, number, share, query, images):
        """Pass on what the worker asks of a helper; the answer goes back by a call of its own."""
        self._events.start(self._pass_on(number, share, query, images))

    def end(self):
        """Give their memory back; after a crash none is started again."""
        self._ended = True
        for script in filter(None, self._scripts):
            end(script)
        document.body.removeAttribute("data-helpers")

    async def _pass_on(self, number, share, query, images):
        # While a call of the worker waited for this, PyScript would take slow answers of others for a deadlock.
        try:
            scores = await self._scripts[number].xworker.sync.compare(query, images)
        except Exception:
            return  # the worker waits a while, then compares these itself
        await self._engine.call("take_share", share, scores)

    async def _join(self, number):
        try:
            script = await launch("worker/helper.py", "worker/helper.json")
            if self._ended:
                return end(script)
            self._scripts[number] = script
            # One that cannot start, or whose page is left meanwhile, is nobody's trouble; PyScript would complain.
            script.xworker.onerror = create_proxy(lambda _: None)
            await script.xworker.ready
            await script.xworker.sync.health()
        except Exception:
            return  # the worker goes on alone
        if not self._ended:
            await self._engine.call("add_helper", number)
            self._ready += 1
            document.body.setAttribute("data-helpers", str(self._ready))


def _affordable():
    cores = getattr(window.navigator, "hardwareConcurrency", 1)
    # Told by Chromium alone, and 8 at most; where nobody tells, one helper is risked.
    return affordable_helpers(cores, getattr(window.navigator, "deviceMemory", GIGABYTES_EACH))

"""Further workers that share the closer look, where the device has the cores and the memory for them."""

from js import document, window
from jsffi import create_proxy

from launch import end, launch

MOST = 3
GIGABYTES_EACH = 4
"""Memory of the device for which there is one helper: each takes a quarter of one."""


def affordable():
    """How many helpers this device can have: one core is the worker's, one the page's and the browser's own.

    Comparing is a third of a search that looks closer. On two cores, one helper made it shorter by a tenth to a fifth.
    """
    cores = getattr(window.navigator, "hardwareConcurrency", 1)
    # Told by Chromium alone, and 8 at most; where nobody tells, one helper is risked.
    gigabytes = getattr(window.navigator, "deviceMemory", GIGABYTES_EACH)
    return max(0, min(cores - 2, MOST, int(gigabytes // GIGABYTES_EACH)))


class Helpers:
    """None is started before a search was `needed` to look closer, for each takes seconds and memory."""

    def __init__(self, events):
        self.needed = False
        self._events = events
        self._scripts = []
        self._ready = 0
        self._ended = False
        self._engine = None

    def start(self, engine):
        """Start as many as the device affords, once; each that is ready offers itself to the engine's worker."""
        if not self.needed or self._ended or self._scripts:
            return
        self._engine = engine
        for _ in range(affordable()):
            self._scripts.append(None)
            self._events.start(self._join(len(self._scripts) - 1))

    def assist(self, number, share, query, images):
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
            scores = await self._scripts[number].xworker.sync.look(query, images)
        except Exception:
            return  # the worker waits a while, then compares these itself
        await self._engine.call("assisted", share, scores)

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
            await self._engine.call("helped", number)
            self._ready += 1
            document.body.setAttribute("data-helpers", str(self._ready))

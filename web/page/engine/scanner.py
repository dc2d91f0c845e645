"""A scanner as the page sees it: one further worker, which describes one file at a time."""

import asyncio

from js import window
from jsffi import create_proxy

from engine.launch import end, launch
from logic.workers import GIGABYTES_EACH, affordable_scanners

LIMIT = 60
"""Seconds for one picture; one of a hundred megapixels takes three, on a phone five times as long."""

KEPT = 60
"""Seconds for which one is kept for the next scan."""


class Scanner:
    """Made by `start`; one that has failed is ended, and another started.

    What it describes stands in `data-describing` of its element, for scripts.
    """

    def __init__(self, script):
        self._script = script

    @classmethod
    async def start(cls):
        """Start one; raises where it cannot be had."""
        script = await launch("worker/scanner.py", "worker/scanner.json")
        # One that cannot start, or whose page is left meanwhile: whoever waits for it hears; PyScript would complain.
        script.xworker.onerror = create_proxy(lambda _: None)
        try:
            await script.xworker.ready
            # `ready` resolves even when the script failed, a call does not.
            await script.xworker.sync.health()
        except Exception:
            end(script)
            raise
        return cls(script)

    async def describe(self, folder, path, file):
        """Return what is found out about a file, for the worker; raises where the scanner has ended or hangs."""
        self._script.dataset.describing = path
        try:
            return await asyncio.wait_for(self._described(folder, path, file), LIMIT)
        finally:
            self._script.dataset.describing = ""

    def end(self):
        """Give its memory back."""
        end(self._script)

    async def _described(self, folder, path, file):
        return await self._script.xworker.sync.describe_file(folder, path, file)


class Spare:
    """At most one scanner that a scan has left, for the next one."""

    def __init__(self, events):
        self._events = events
        self._scanner = None
        self._stays = 0

    @property
    def is_there(self):
        """Return whether one is kept."""
        return self._scanner is not None

    async def take(self):
        """Return the one that is kept, or start one; raises where it cannot be had."""
        scanner, self._scanner = self._scanner, None
        return scanner or await Scanner.start()

    def keep(self, scanner):
        """Keep a scanner for a while; end it where there is one already."""
        if self._scanner:
            return scanner.end()
        self._scanner = scanner
        self._stays += 1
        self._events.start(self._end_later(self._stays))

    async def _end_later(self, stay):
        await asyncio.sleep(KEPT)
        # It may have been taken meanwhile, and kept again.
        if self._scanner and stay == self._stays:
            self._scanner.end()
            self._scanner = None


def affordable():
    """Return how many this device affords."""
    cores = getattr(window.navigator, "hardwareConcurrency", 1)
    # Told by Chromium alone, and 8 at most.
    return affordable_scanners(cores, getattr(window.navigator, "deviceMemory", GIGABYTES_EACH))

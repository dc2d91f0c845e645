"""The memory of a browser's pages, as Linux counts it."""

import re
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, Page

SETTLING = 3000
"""Milliseconds after which the size no longer changes; with 1000 some was still 20 MB larger."""


def largest_renderer(browser: Browser) -> int | None:
    """Return the bytes of the largest renderer process: its own memory, and its share of what it shares with others.

    None where the system does not tell.
    """
    devtools = browser.new_browser_cdp_session()
    processes = devtools.send("SystemInfo.getProcessInfo")["processInfo"]
    devtools.detach()
    return largest(one["id"] for one in processes if one["type"] == "renderer")


def give_back(page: Page) -> None:
    """Make the browser give up what it can: decoded pictures, free pages of its heaps, code not run lately."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("HeapProfiler.collectGarbage")
    devtools.send("Memory.simulatePressureNotification", {"level": "critical"})
    devtools.detach()
    # What is given back is given back by tasks of all threads of the page; nothing tells when they have ended.
    page.wait_for_timeout(SETTLING)


def largest(processes: Iterable[int]) -> int | None:
    """Return the bytes (PSS) of the largest of these processes, None where the system does not tell."""
    sizes = []
    for process in processes:
        try:
            text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        found = re.search(r"^Pss: +(\d+) kB", text, re.MULTILINE)
        if found:
            sizes.append(1024 * int(found[1]))
    return max(sizes, default=None)

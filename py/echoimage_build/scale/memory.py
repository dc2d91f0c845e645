"""The memory of a browser's pages, as Linux counts it."""

import re
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser


def largest_renderer(browser: Browser) -> int | None:
    """Give the bytes of the largest renderer process: its own memory, and its share of what it shares with others.

    None where the system does not tell.
    """
    devtools = browser.new_browser_cdp_session()
    processes = devtools.send("SystemInfo.getProcessInfo")["processInfo"]
    devtools.detach()
    return largest(one["id"] for one in processes if one["type"] == "renderer")


def largest(processes: Iterable[int]) -> int | None:
    """Give the bytes (PSS) of the largest of these processes, None where the system does not tell."""
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

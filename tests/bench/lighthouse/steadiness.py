"""How steady the page is from the start to an answer: what moves by itself, and how long it hears nobody."""

import functools
import threading
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from echoimage_build.chromium import FLAGS, find_chromium
from echoimage_build.server import Handler, Server

SCREENS = {"phone": (360, 780), "computer": (1440, 900)}
LONG = 120_000
"""Milliseconds for a start or a search."""

GOALS = {"layout shift": 0.05, "longest task": 100.0}

# Shifts within half a second of a click are the visitor's own (web.dev, "Cumulative Layout Shift").
WATCH = """window.steadiness = {shift: 0, longest: 0};
new PerformanceObserver((list) => {
  for (const {value, hadRecentInput} of list.getEntries()) if (!hadRecentInput) steadiness.shift += value;
}).observe({type: 'layout-shift', buffered: true});
new PerformanceObserver((list) => {
  for (const {duration} of list.getEntries()) steadiness.longest = Math.max(steadiness.longest, duration);
}).observe({type: 'longtask', buffered: true});"""


def print_steadiness(dist: Path, runs: int) -> None:
    """Visit the site `runs` times on each screen, search an example, and print the worst of all visits."""
    handler = functools.partial(Handler, directory=str(dist))
    with Server(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        for name, (width, height) in SCREENS.items():
            address = f"http://127.0.0.1:{server.server_port}/"
            visits = [_visit(browser, address, width, height) for _ in range(runs)]
            shift, longest = (max(visit[key] for visit in visits) for key in ("shift", "longest"))
            print(f"{name}, start to answer, worst of {runs}")
            print(f"  layout shift {shift:.3f} (goal {GOALS['layout shift']})")
            print(f"  longest task {longest:.0f} ms (goal {GOALS['longest task']:.0f})", flush=True)
        browser.close()
        server.shutdown()


def _visit(browser: Browser, address: str, width: int, height: int) -> dict[str, float]:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en")
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-state", "ready", timeout=LONG)
    page.locator("#examples button").first.click()
    expect(page.locator("body")).to_have_attribute("data-state", "done", timeout=LONG)
    page.wait_for_timeout(1000)  # what comes late moves things as well
    found: dict[str, float] = page.evaluate("window.steadiness")
    context.close()
    return found

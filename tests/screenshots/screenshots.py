"""The built site in Chromium on three screens, light and dark: the answer to a query, and the comparison with it."""

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from echoimage_build.chromium import FLAGS, find_chromium
from echoimage_build.server import open_server

SCREENS = {"phone": (360, 780), "tablet": (768, 1024), "computer": (1440, 940)}
"""Width and height in CSS pixels, of which each is one pixel of the picture."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
QUERY = "?q=demo/examples/tilted.jpg"
LIMIT = 120_000
"""Milliseconds for a start with a search."""
QUALITY = 80
"""Of WebP."""

# As the page does it by itself where a search begins on a small screen, a frame later.
SCROLL = """() => new Promise(done => {
  scrollTo(0, 0);
  window.front.showAnswer();
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
})"""


def write_screenshots(browser: Browser, address: str, folder: Path) -> Iterator[Path]:
    """Write `page-SCREEN-SCHEME.webp` and `comparison-SCHEME.webp` into a folder; yield their paths.

    The seconds that the search took stand in them; all else is the same at every run on one machine.
    """
    folder.mkdir(parents=True, exist_ok=True)
    page = _answered(browser, address + QUERY)
    for screen, size in SCREENS.items():
        yield from _take(page, folder / f"page-{screen}", size)
    page.get_by_role("button", name="Compare with").first.click()
    page.get_by_role("radio", name="Details").check()
    yield from _take(page, folder / "comparison", SCREENS["computer"])


@contextmanager
def serving(site: Path) -> Iterator[tuple[Browser, str]]:
    """Yield a Chromium, and the address at which it finds the site."""
    with sync_playwright() as playwright, open_server(site, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser, f"http://127.0.0.1:{server.server_port}/"
        browser.close()
        server.shutdown()


def _answered(browser: Browser, address: str) -> Page:
    """Return a page that has answered."""
    # What a service worker says at the foot of the page comes at any time.
    page = browser.new_context(locale="en", reduced_motion="reduce", service_workers="block").new_page()
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-state", "done", timeout=LIMIT)
    return page


def _take(page: Page, stem: Path, size: tuple[int, int]) -> Iterator[Path]:
    """Take what a screen of this size shows of the page, in each colour scheme."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate(SCROLL)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        path = stem.with_name(f"{stem.name}-{scheme}.webp")
        Image.open(io.BytesIO(page.screenshot(animations="disabled"))).save(path, quality=QUALITY, method=6)
        yield path

"""The built site in the states that matter most, on every screen, in light, dark and forced colours."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from page_states import states

WIDTHS = (320, 360, 768, 1440)
HEIGHT = 900
COLOURS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
SHOWN = ("start", "result", "no match", "groups", "comparison", "error")
"""The states of which pictures are taken unless others are told."""

OVER = ("comparison", "keys", "question")
"""States in which a dialog is over the page: it fills the screen, the page below it would only be longer."""


def write_gallery(
    browser: Browser, address: str, folder: Path, language: str, shown: tuple[str, ...]
) -> Iterator[Path]:
    """Write `STATE-WIDTH-COLOURS.png` for each of the states `shown` into a folder; yield the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(locale=language, reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    with tempfile.TemporaryDirectory() as files:
        for name in states(page, f"{address}?lang={language}", Path(files)):
            if name in shown:
                yield from _take(page, folder / name.replace(" ", "-"), whole=name not in OVER)
    context.close()


def _take(page: Page, stem: Path, whole: bool) -> Iterator[Path]:
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for name, colours in COLOURS.items():
            page.emulate_media(**colours)
            path = stem.with_name(f"{stem.name}-{width}-{name}.png")
            page.screenshot(path=path, full_page=whole, animations="disabled")
            yield path
    page.emulate_media(**COLOURS["light"])
    if before:
        page.set_viewport_size(before)

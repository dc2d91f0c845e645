"""The states of the page, one after the other, as one visitor brings them about: for what has to hold in each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageOps
from playwright.sync_api import Page, Route, expect

from samples import photo

LONG = 120_000
"""Milliseconds for a start, a search or a scan, on a machine that does much else."""

UNFOLD = "() => document.querySelectorAll('main details').forEach(one => one.open = true)"
FOLD = "() => document.querySelectorAll('main details').forEach(one => one.open = false)"


def states(page: Page, address: str, folder: Path) -> Iterator[str]:
    """Bring a new page from state to state, and yield the name of each while it lasts.

    `folder` is for the files that are given to the page. Every state of finding comes before those of other tasks.
    """
    samples = _Samples(folder)
    yield from _finding(page, address, samples)
    yield from _asking(page, samples)
    yield from _duplicates(page, samples)
    yield from _comparing(page, samples)


def _finding(page: Page, address: str, samples: "_Samples") -> Iterator[str]:
    with _held(page, "**/runtime/pyodide.mjs"):
        page.goto(address, timeout=LONG)
        expect(page.locator("body")).to_have_attribute("data-listening", "yes", timeout=LONG)
        yield "start"
    _reaches(page, "ready")
    yield "ready"
    yield from _duplicates_of_the_demo(page)
    with _held(page, "**/demo/examples/tilted.jpg"):
        page.locator("#examples button[data-file$='tilted.jpg']").click()
        _reaches(page, "searching")
        yield "searching"
    _reaches(page, "done")
    yield "result"
    page.evaluate(UNFOLD)
    yield "unfolded"
    page.evaluate(FOLD)
    page.locator("[data-form='answer'] .compare").click()
    expect(page.locator("#comparison")).to_be_visible()
    yield "comparison"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    yield "keys"
    page.keyboard.press("Escape")
    page.locator("#query-file").set_input_files(samples.unknown)
    _reaches(page, "done")
    yield "no match"
    page.locator("#nearest").click()
    yield "nearest"


def _asking(page: Page, samples: "_Samples") -> Iterator[str]:
    page.locator("#query-file").set_input_files(samples.no_picture)
    _reaches(page, "error")
    yield "error"
    with _held(page, "**/runtime/pyodide.mjs"):
        page.locator("#query-file").set_input_files(samples.several)
        expect(page.locator("#instead-search")).to_be_visible(timeout=LONG)
        yield "own pictures"
    expect(page.locator("#database-count")).to_have_text(re.compile(r"\b3\b"), timeout=LONG)
    page.locator("#instead-search").click()
    expect(page.locator("#answers")).to_be_visible(timeout=LONG)
    _reaches(page, "done")
    yield "several"
    page.locator("#query-url").fill("http://")
    page.locator("#query-url").press("Enter")
    expect(page.locator("#query-url")).to_have_attribute("aria-invalid", "true")
    yield "field error"
    page.locator("#database-file").set_input_files(samples.list)
    expect(page.locator("#problems-panel")).to_be_visible(timeout=LONG)
    page.locator("#problems-panel").evaluate("one => one.open = true")
    _reaches(page, "done")
    yield "problems"
    page.locator("#forget").click()
    expect(page.locator("#delete")).to_be_visible()
    yield "question"
    page.keyboard.press("Escape")


def _duplicates(page: Page, samples: "_Samples") -> Iterator[str]:
    page.locator("#mine-folder").set_input_files(samples.holidays)
    _goes_to(page, "duplicates")
    expect(page.locator("#database-count")).to_have_text(re.compile(r"\b6\b"), timeout=LONG)
    yield "duplicates"
    page.locator("#duplicates-start").click()
    expect(page.locator("#duplicates-panel")).to_have_attribute("data-run", "done", timeout=LONG)
    expect(page.locator(".group img:visible").first).to_be_visible(timeout=LONG)
    yield "groups"


def _duplicates_of_the_demo(page: Page) -> Iterator[str]:
    _goes_to(page, "duplicates")
    with _held(page, "**/demo/index/**"):
        page.locator("#duplicates-start").click()
        expect(page.locator("#duplicates-panel")).to_have_attribute("data-run", "running")
        yield "running"
    expect(page.locator("#duplicates-panel")).to_have_attribute("data-run", "done", timeout=LONG)
    yield "no duplicates"
    _goes_to(page, "find")


def _comparing(page: Page, samples: "_Samples") -> Iterator[str]:
    _goes_to(page, "compare")
    yield "two"
    page.locator("#compare-first").set_input_files(samples.unknown)
    page.locator("#compare-second").set_input_files(samples.several[0])
    expect(page.locator("#comparison")).to_be_visible(timeout=LONG)
    page.keyboard.press("Escape")
    yield "two compared"


def _goes_to(page: Page, task: str) -> None:
    page.locator(f".tasks a[href='#{task}']").click()
    expect(page.locator("body")).to_have_attribute("data-task", task)


def _reaches(page: Page, state: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-state", state, timeout=LONG)


@contextmanager
def _held(page: Page, pattern: str) -> Iterator[None]:
    """Have what is asked for at these addresses come only at the end."""
    waiting: list[Route] | None = []

    def hold(route: Route) -> None:
        # What was waited for may ask for more before the end is known to the browser.
        route.continue_() if waiting is None else waiting.append(route)

    page.context.route(pattern, hold)
    yield
    held, waiting = waiting, None
    for route in held or ():
        route.continue_()
    page.context.unroute(pattern, hold)


class _Samples:
    """Files of a visitor, written into a folder: a picture that is nowhere else, none, a list, several, a folder."""

    def __init__(self, folder: Path) -> None:
        self.unknown, self.no_picture, self.list = folder / "IMG_7.png", folder / "scan.jpg", folder / "museum.json"
        self.holidays = folder / "Holidays"
        self.holidays.mkdir()
        beach, tower = _photograph(1), _photograph(2)
        beach.save(self.holidays / "beach.png")
        beach.save(self.holidays / "beach (2).png")
        beach.resize((384, 288)).save(self.holidays / "beach, small.jpg", quality=85)
        piece = beach.crop((192, 120, 608, 432))
        piece.save(self.holidays / "a piece of the beach, sent by Aunt Margaret on 2026-07-14.jpg", quality=90)
        tower.save(self.holidays / "tower.png")
        ImageOps.mirror(tower).save(self.holidays / "tower in the mirror.jpg", quality=90)
        _photograph(7).save(self.unknown)
        self.no_picture.write_bytes(b"no picture")
        self.list.write_text('[{"url": "ftp://museum.example/1.jpg"}, {"title": "A cat"}]', encoding="utf-8")
        self.several = [self.holidays / "beach.png", self.holidays / "tower.png", self.unknown]


def _photograph(seed: int) -> Image.Image:
    return Image.fromarray(photo(seed, 480, 640))

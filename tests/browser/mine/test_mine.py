"""The visitor's own pictures: scanned, found at once and at the next visit, without a word to anybody."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from indexes import choose, found
from pictures import scene
from playwright.sync_api import Locator, expect
from visit import LONG, Visit

COUNT = 6


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of a camera."""
    made = tmp_path_factory.mktemp("camera")
    for number in range(COUNT):
        scene(number).save(made / f"a picture {number}.jpg", quality=90)
    return made


def scan(visit: Visit, *paths: Path, state: str = "done") -> Locator:
    """Scan files, and wait for the end."""
    field = visit.page.locator("#mine-files")
    field.evaluate("field => delete field.dataset.scan")
    field.set_input_files(list(paths))
    expect(field).to_have_attribute("data-scan", state, timeout=LONG)
    return field


def counted(field: Locator) -> tuple[int, int, int]:
    """Files in all, settled, and known before."""
    return tuple(int(field.get_attribute(f"data-{name}") or -1) for name in ("total", "done", "known"))


def search(visit: Visit, number: int) -> str:
    """Search a part of a picture; return the address of the first one found, which must be a match."""
    choose(visit, scene(number).crop((20, 15, 280, 220)))
    return found(visit)


def test_pictures_are_scanned_and_found_at_once_and_at_the_next_visit(
    new_visit: Callable[..., Visit], folder: Path
) -> None:
    visit = new_visit().open()
    paths = sorted(folder.iterdir())
    assert counted(scan(visit, *paths)) == (COUNT, COUNT, 0)
    visit.reaches("ready")
    assert search(visit, 3) == "a%20picture%203.jpg"
    card = visit.cards()[0]
    assert card["url"] == "mine/Pictures/a%20picture%203.jpg" and "a picture 3.jpg" in card["text"]
    # The index's copy stands for the file, of which nobody is asked.
    expect(visit.results.first.locator("img")).to_have_attribute("src", re.compile("^blob:"))
    visit.open()
    begun = len(visit.requests)
    assert counted(scan(visit, *paths)) == (COUNT, COUNT, COUNT)
    visit.reaches("ready")
    assert search(visit, 4) == "a%20picture%204.jpg"
    assert not any("scanner" in one.url or "mine/" in one.url for one in visit.requests[begun:])

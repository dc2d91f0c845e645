"""Duplicates in a folder or in a list: the groups that are found natively, reviewed by keyboard, remembered, saved."""

import asyncio
import hashlib
import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from comparing import dialog
from hosts import OtherOrigin
from playwright.sync_api import Locator, expect
from visit import Visit

from echoimage import DecodeError, decode, extract, open_index
from echoimage.duplicates.find import find_duplicates
from memory_index import make_index
from planted import CHANGES, HEIGHT, WIDTH, form, second_shot
from samples import encode, photo

GROUPS = {
    frozenset({"one/photo.png", "one/photo (2).png", "copies/cropped.jpg", "copies/smaller.jpg", "copies/turned.webp"}),
    frozenset({"two.png", "copies/mirrored.png"}),
}

NAMES = """groups => groups.filter(one => !one.hidden).map(
  one => [...one.querySelectorAll('.row-name')].map(name => name.textContent.replace(/^Holidays\\//, '')))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two photographs with copies, second shots and pages of one form, which are none, and what cannot be read."""
    holidays = tmp_path_factory.mktemp("planted") / "Holidays"
    one, two, shots = photo(1, HEIGHT, WIDTH), photo(2, HEIGHT, WIDTH), second_shot(71)
    made = {
        "one/photo.png": encode(one, ".png"),
        "two.png": encode(two, ".png"),
        "copies/smaller.jpg": encode(CHANGES["smaller"](one), ".jpg"),
        "copies/cropped.jpg": encode(CHANGES["cropped"](one), ".jpg"),
        "copies/turned.webp": encode(CHANGES["turned"](one), ".webp"),
        "copies/mirrored.png": encode(CHANGES["mirrored"](two), ".png"),
        "shots/a.png": encode(shots[:, :WIDTH], ".png"),
        "shots/b.png": encode(shots[:, WIDTH:], ".png"),
        "forms/1.png": encode(form(1), ".png"),
        "forms/2.png": encode(form(2), ".png"),
        "empty.png": b"",
        "broken.jpg": b"no picture",
    }
    for name, data in made.items():
        (holidays / name).parent.mkdir(parents=True, exist_ok=True)
        (holidays / name).write_bytes(data)
    shutil.copy2(holidays / "one/photo.png", holidays / "one/photo (2).png")
    return holidays


@pytest.fixture
def found(bare_visit: Visit, folder: Path) -> Visit:
    """The page with the duplicates of the folder; what an earlier visit has said of them is forgotten."""
    bare_visit.page.evaluate("() => localStorage.clear()")
    bare_visit.forget_own_pictures()
    bare_visit.page.locator("#mine-folder").set_input_files(folder)
    expect(bare_visit.page.locator("#database-count")).to_have_text("11 pictures")
    bare_visit.page.get_by_role("link", name="Duplicates").click()
    look_for(bare_visit)
    return bare_visit


def look_for(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Find duplicates in 11 pictures").click()
    expect(visit.page.locator("#duplicates-panel")).to_have_attribute("data-run", "done")


def shown(visit: Visit) -> list[list[str]]:
    """Return the names of the pictures of each group, the best one first."""
    # A group is filled once the browser has told that it is near the screen.
    expect(visit.page.locator(".group:not([hidden]):empty")).to_have_count(0)
    names: list[list[str]] = visit.page.locator(".group").evaluate_all(NAMES)
    return names


def choices(visit: Visit) -> Locator:
    return visit.page.locator(".group-choice button")


async def natively(folder: Path) -> set[frozenset[str]]:
    """Return the groups that CPython finds, by name."""
    described = {}
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        data = path.read_bytes()
        with suppress(DecodeError):
            picture = await decode(data)
            name = path.relative_to(folder).as_posix()
            described[name] = extract(picture, hashlib.sha256(data).hexdigest(), indexed=True)
    index = await open_index(make_index(list(described.values()), names=list(described)), "index/manifest.json")
    groups = (await find_duplicates(index)).groups
    return {frozenset([one.best.entry.url, *(other.item.entry.url for other in one.others)]) for one in groups}


def test_duplicates_of_a_folder_are_those_found_natively_reviewed_by_keyboard_and_remembered(
    found: Visit, folder: Path
) -> None:
    # Playwright's own event loop runs in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        expected = elsewhere.submit(lambda: asyncio.run(natively(folder))).result()
    assert {frozenset(names) for names in shown(found)} == GROUPS == expected
    say_why(found)
    are_reviewed_by_keyboard(found)
    names, objects = saved(found, "Save names of extras"), saved(found, "Save as JSON")
    assert len(names.splitlines()) == 4
    assert {len(one["extras"]) for one in json.loads(objects)} == {1, 3}
    are_remembered_after_another_scan(found, folder)


def say_why(found: Visit) -> None:
    first = found.page.locator(".group").filter(has_text="one/photo.png")
    expect(first.get_by_role("table")).to_have_accessible_name(re.compile(r"photo.*\.png Keep: "))
    expect(first.locator(".group-reject")).to_have_accessible_description(re.compile(r"photo.*\.png Keep: "))
    expect(first.locator(".group-why")).to_contain_text("Keep: ")
    expect(first).to_contain_text("Identical file")
    expect(first.locator(".group-fact[data-best]").first).to_have_text("480 × 360")
    expect(found.page.locator("#duplicates-line")).to_contain_text("2 groups, 5 extra pictures")
    expect(first.locator("img").first).to_be_visible()
    # What could not be looked at is told in this task as well.
    expect(found.page.locator("#problems-panel")).to_be_visible()
    expect(found.page.get_by_role("heading", level=1)).to_have_text("Find duplicates")


def are_reviewed_by_keyboard(found: Visit) -> None:
    press = found.page.keyboard.press
    expect(found.page.locator("#duplicates-line")).to_be_focused()
    # Meant for the button that has stopped the run.
    press("Space")
    press("ArrowDown")
    expect(choices(found).nth(1)).to_be_focused()
    press("2")
    press("Space")
    expect(choices(found).nth(1)).to_have_text("Extra")
    expect(choices(found).nth(1)).to_have_attribute("aria-pressed", "false")
    press("ArrowRight")
    press("Space")
    expect(choices(found).nth(2)).to_have_text("Keep")
    press("c")
    expect(dialog(found)).to_be_visible()
    press("Escape")
    expect(choices(found).nth(2)).to_be_focused()
    press("?")
    expect(dialog(found)).to_contain_text("these are not duplicates")
    press("Escape")


def saved(found: Visit, button: str) -> str:
    with found.page.expect_download() as download:
        found.page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text("utf-8")


def are_remembered_after_another_scan(found: Visit, folder: Path) -> None:
    """Say that a group is none, also where it is found again, and take that back."""
    before = shown(found)
    choices(found).first.focus()
    found.page.keyboard.press("n")
    assert shown(found) == before[1:]
    found.page.locator("#mine-folder").set_input_files(folder)
    look_for(found)
    assert shown(found) == before[1:]
    found.page.keyboard.press("n")
    expect(found.page.locator("#duplicates-line")).to_contain_text("Nothing is left to review")
    expect(found.page.locator("#duplicates-line")).to_be_focused()
    expect(found.page.locator("#duplicates-hidden")).to_contain_text("2 groups are hidden")
    found.page.keyboard.press("u")
    assert shown(found) == before[1:]
    expect(found.page.locator("#duplicates-hidden")).to_contain_text("1 group is hidden")
    found.page.get_by_role("button", name="Show them again").click()
    # Groups stand in the order in which a run becomes sure of them.
    before, earlier = shown(found), before
    assert sorted(before) == sorted(earlier)
    expect(choices(found).nth(1)).to_be_focused()
    expect(found.page.locator("#duplicates-hidden")).to_be_hidden()
    found.page.keyboard.press("n")
    assert shown(found) == before[1:]
    # Of another tab.
    found.page.evaluate("window.front.notDuplicates(`${window.front.notDuplicates(null)}\nx y`)")
    found.page.keyboard.press("u")
    assert shown(found) == before
    assert found.page.evaluate("window.front.notDuplicates(null)") == "x y"
    found.page.keyboard.press("n")
    found.delete_what_is_stored()
    assert shown(found) == before
    choices(found).first.focus()
    found.page.keyboard.press("n")
    assert "x y" not in found.page.evaluate("window.front.notDuplicates(null)").split("\n")


def test_pictures_of_a_list_are_read_for_it_and_what_cannot_be_read_is_told(
    bare_visit: Visit, other: OtherOrigin
) -> None:
    picture = photo(3, HEIGHT, WIDTH)
    files = {
        "/picture.png": encode(picture, ".png"),
        "/broken.png": b"no picture",
        "/copy.jpg": encode(CHANGES["cropped"](picture), ".jpg"),
    }
    urls = [other.put(path, data) for path, data in files.items()]
    bare_visit.hosts.add(other.origin.partition("//")[2])
    bare_visit.choose_database([{"url": url} for url in urls])
    bare_visit.page.get_by_role("link", name="Duplicates").click()
    bare_visit.page.get_by_role("button", name="Find duplicates in 3 pictures").click()
    expect(bare_visit.page.locator("#duplicates-panel")).to_have_attribute("data-run", "done")
    assert [sorted(names) for names in shown(bare_visit)] == [sorted([urls[0], urls[2]])]
    expect(bare_visit.page.locator(".group img").nth(1)).to_be_visible()
    told = [(one["url"], one["reason"]) for one in bare_visit.problem_list()]
    assert told == [(urls[1], "not-an-image")]
    is_compared_in_its_own_pixels(bare_visit, other)


def is_compared_in_its_own_pixels(found: Visit, other: OtherOrigin) -> None:
    """Compare the small copies of pictures that are there no more: one is smaller than its file, the other is not."""
    for path in ("/picture.png", "/copy.jpg"):
        other.put(path, b"no picture any more")
    choices(found).nth(1).focus()
    found.page.keyboard.press("c")
    expect(dialog(found)).to_contain_text("Shows 42% of the original")
    expect(dialog(found)).not_to_contain_text("scaled")
    found.page.keyboard.press("Escape")


def test_a_collection_opened_for_duplicates_is_searched_once_find_is_shown_again(visit: Visit) -> None:
    visit.try_example("Cropped")
    visit.reaches("done")
    visit.page.get_by_role("link", name="Duplicates").click()
    visit.choose_database([{"url": f"{visit.address}demo/examples/{name}.jpg"} for name in ("cropped", "turned")])
    expect(visit.page.get_by_role("button", name="Find duplicates in 2 pictures")).to_be_visible()
    expect(visit.body).to_have_attribute("data-state", "ready")
    assert visit.urls() == []
    assert visit.page.url == visit.address + "?q=demo/examples/cropped.jpg#duplicates"
    visit.page.get_by_role("link", name="Find", exact=True).click()
    visit.reaches("done")
    assert visit.cards()[0]["url"].endswith("cropped.jpg")

"""Several pictures at once: a table of answers, one of them in full and back, saved as files."""

import csv
import io
import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import Locator, expect
from visit import Visit

FACTS = "rows => rows.map(row => row.innerText.replace(/\\s+/g, ' ').trim())"


@pytest.fixture
def several(visit: Visit, site_folder: Path, tmp_path: Path) -> Visit:
    """Three pictures that were dropped, one of them none, and are searched in the samples after all."""
    examples = site_folder / "demo" / "examples"
    broken, other = tmp_path / "-broken.jpg", tmp_path / "other.png"
    broken.write_bytes(b"no picture")
    other.write_bytes(encoded(scene(3, 640, 480)))
    visit.drop("#headline", files=[examples / "cropped.jpg", broken, other])
    visit.page.get_by_role("button", name="Search them in “Sample pictures” instead").click()
    expect(visit.status).to_have_text("1 of 3 found. 1 could not be read.")
    return visit


def rows(visit: Visit) -> Locator:
    return visit.page.locator("#answers-rows tr")


def saved(visit: Visit, button: str) -> str:
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_each_of_several_has_a_row_which_opens_it_is_saved_and_asked_anew_of_another_collection(
    several: Visit, site_folder: Path, other: OtherOrigin
) -> None:
    have_a_row_each(several)
    open_in_full_and_back_without_a_search(several)
    are_saved(several)
    # What a picture of the second collection is found by, comes late.
    several.hosts.add(other.origin.removeprefix("http://"))
    late = threading.Event()
    chelsea = other.put("/chelsea.jpg", (site_folder / "demo" / "chelsea.jpg").read_bytes())
    scenes = other.put("/3.png", encoded(scene(3, 640, 480)), gate=late)
    own = [{"url": chelsea}, {"url": scenes}]
    several.page.locator("#database-file").set_input_files(file("own.json", json.dumps(own).encode()))
    expect(several.body).to_have_attribute("data-state", "searching")
    other.wait_for("/3.png")
    several.page.keyboard.press("Escape")
    several.page.get_by_role("button", name="Go on").click()
    late.set()
    expect(several.status).to_have_text("2 of 3 found. 1 could not be read.")
    several.page.go_back()
    expect(several.status).to_have_text("1 of 3 found. 1 could not be read.")


def have_a_row_each(several: Visit) -> None:
    first, broken, other = rows(several).evaluate_all(FACTS)
    assert first.startswith("cropped.jpg Cropped copy of “Chelsea the cat”") and "Certain" in first
    assert broken.startswith("-broken.jpg") and "text file" in broken
    assert other == "other.png Not among these 31 pictures."
    expect(rows(several).first.get_by_role("link", name="Chelsea the cat")).to_have_attribute("target", "_blank")
    shown = rows(several).first.locator("img")
    # The small copy is made beside the search.
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalHeight)") == 112
    expect(several.page).to_have_title("1 of 3 found – EchoImage")


def open_in_full_and_back_without_a_search(several: Visit) -> None:
    before, searches = rows(several).evaluate_all(FACTS), several.page.locator("html")
    count = searches.get_attribute("data-times_searching") or ""
    rows(several).first.get_by_role("button").press("Enter")
    expect(several.results.first).to_contain_text("Cropped copy of “Chelsea the cat”")
    expect(several.page.locator("#answers")).to_be_hidden()
    several.compare()
    several.look("Differences")
    expect(several.page.locator("#comparison-note")).to_contain_text("on average")
    several.page.keyboard.press("Escape")
    several.page.get_by_role("button", name="All 3 pictures").click()
    expect(several.status).to_have_text("1 of 3 found. 1 could not be read.")
    assert rows(several).evaluate_all(FACTS) == before
    expect(searches).to_have_attribute("data-times_searching", count)


def are_saved(several: Visit) -> None:
    table = saved(several, "Save as CSV")
    head, first, *others = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    assert dict(zip(head, first, strict=True))["Picture found"] == "Chelsea the cat"
    assert [row[0] for row in others] == ["'-broken.jpg", "other.png"]
    found = json.loads(saved(several, "Save as JSON"))
    assert [one["query"] for one in found] == ["cropped.jpg", "-broken.jpg", "other.png"]
    assert list(found[0]) == list(found[1]) and found[0]["results"][0]["verdict"] == "edited"
    assert [one["error"] and one["error"]["reason"] for one in found] == [None, "not-an-image", None]


@pytest.mark.slow
def test_loose_pictures_are_searched_among_ones_own_and_do_not_find_themselves(
    new_visit: Callable[..., Visit], tmp_path: Path
) -> None:
    visit = new_visit().open()
    own, loose = tmp_path / "Holidays", tmp_path / "loose"
    for folder, seeds in ((own, (3, 5)), (loose, (3, 7, 8))):
        folder.mkdir()
        for seed in seeds:
            (folder / f"{seed}.png").write_bytes(encoded(scene(seed, 640, 480)))
    visit.drop("#headline", files=[own])
    expect(visit.page.locator("#database-count")).to_have_text("2 pictures")
    visit.drop("#headline", files=sorted(loose.iterdir()))
    visit.page.get_by_role("button", name="Search them in “My pictures” instead").click()
    expect(visit.status).to_have_text("1 of 3 found.")
    assert rows(visit).first.inner_text().split() == ["3.png", "Exact", "copy", "of", "“Holidays/3.png”", "Certain"]
    expect(visit.page.locator("#database-count")).to_have_text("2 pictures")

"""Pictures of one's own: a folder or several files, dropped or chosen, are looked in; nothing of them is sent."""

import io
import zipfile
from pathlib import Path

import pytest
from comparing import dialog
from pictures import below_each_other, encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

QUERY = file("asked.jpg", encoded(scene(3, 640, 480).crop((60, 40, 600, 460)), "jpeg", quality=80))
NAMES = ("first.png", "Ünter/日本/drei.png", "Ünter/last.png")


@pytest.fixture
def own(bare_visit: Visit) -> Visit:
    """A page that knows no picture of an earlier test."""
    bare_visit.forget_own_pictures()
    return bare_visit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pictures, one of which the query was cut from, and what is none."""
    holidays = tmp_path / "Holidays"
    for seed, name in zip((1, 3, 5), NAMES, strict=True):
        path = holidays / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(scene(seed, 640, 480)))
    for name in ("clip.mp4", ".hidden.png", "Thumbs.db", "._first.png"):
        (holidays / name).write_bytes(b"none of these is a picture")
    return holidays


# The dialog of the browser is no driver's; a folder of the site's own storage has a handle of the same kind.
PICKED = """async ([parent, files]) => {
  const root = await navigator.storage.getDirectory();
  const place = await root.getDirectoryHandle(parent, {create: true});
  const folder = await place.getDirectoryHandle('Holidays', {create: true});
  for (const [name, bytes] of Object.entries(files)) {
    const writing = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await writing.write(new Uint8Array(bytes));
    await writing.close();
  }
  window.showDirectoryPicker = async () => folder;
}"""


DETACHED = "async (parent) => (await navigator.storage.getDirectory()).removeEntry(parent, {recursive: true})"


KEPT = "async () => (await window.front.kept()).length"


def pick(visit: Visit, parent: str, *seeds: int) -> None:
    """Pick a folder called Holidays, of one of several drives."""
    files = {f"{number}.png": list(encoded(scene(seed, 640, 480))) for number, seed in enumerate(seeds)}
    visit.page.evaluate(PICKED, [parent, files])
    visit.page.locator("label[for='mine-folder']").click()


def finds(visit: Visit, title: str) -> None:
    visit.reaches("done")
    card = visit.cards()[0]
    assert card["match"] == "yes" and title in card["text"], card
    shown = visit.results.first.locator(".card-picture img")
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 640


def test_a_folder_files_and_an_archive_are_looked_in_for_the_picture_that_is_there(own: Visit, folder: Path) -> None:
    own.choose(QUERY)
    own.reaches("done")
    own.drop("#headline", files=[folder])
    finds(own, "Holidays/Ünter/日本/drei.png")
    expect(own.page.locator("#database-name")).to_have_text("My pictures")
    expect(own.page.locator("#database-count")).to_have_text("3 pictures")
    expect(own.page.get_by_role("radio", name="My pictures")).to_be_checked()
    expect(own.page.locator("#problems-count")).to_have_text("1 other file was left out.")
    assert [one["reason"] for one in own.problem_list()] == ["left-out"]
    own.compare()
    own.look("Differences")
    expect(dialog(own).get_by_alt_text("Map of differences")).to_be_visible()
    own.page.keyboard.press("Escape")
    own.forget_own_pictures()
    own.drop("#headline", files=[folder / name for name in NAMES])
    finds(own, "drei.png")
    expect(own.page.locator("#database-name")).to_have_text("My pictures")
    own.forget_own_pictures()
    own.page.locator("#mine-files").set_input_files(file("Holidays.zip", archive(folder), "application/zip"))
    finds(own, "Holidays.zip/Ünter/日本/drei.png")
    assert "An archive within an archive" in own.problem_list()[0]["text"]


def test_a_scan_that_ends_leaves_the_comparison_of_two_where_it_is(own: Visit, folder: Path) -> None:
    own.page.locator("#mine-folder").set_input_files(folder)
    own.page.get_by_role("link", name="Compare two").click()
    expect(own.page.locator("#database-count")).to_have_text("3 pictures")
    expect(own.body).to_have_attribute("data-state", "ready")
    assert own.page.url.endswith("#compare")
    expect(own.page.get_by_role("heading", name="Compare two pictures")).to_be_visible()
    own.page.get_by_role("link", name="Find", exact=True).click()
    own.reaches("done")
    own.page.get_by_role("link", name="Compare two").click()
    own.drop("#compare-first + label, label[for='compare-first']", files=[folder])
    expect(own.page.get_by_role("heading", name="Find the original of a picture")).to_be_visible()


@pytest.mark.slow
def test_a_panel_is_found_in_a_long_picture_of_ones_own(own: Visit, tmp_path: Path) -> None:
    strip = tmp_path / "Comics" / "strip.png"
    strip.parent.mkdir()
    strip.write_bytes(encoded(below_each_other(*(scene(seed, 320, 200) for seed in range(2, 9)))))
    own.choose(file("panel.png", encoded(scene(5, 320, 200))))
    own.reaches("done")
    own.drop("#headline", files=[strip.parent])
    own.reaches("done")
    (card,) = own.cards()
    assert card["match"] == "yes" and "Comics/strip.png" in card["text"], card
    expect(own.page.locator("#database-count")).to_have_text("1 picture")


def archive(folder: Path) -> bytes:
    """Return a zip of the pictures, with another archive in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in NAMES:
            made.write(folder / name, name)
        made.writestr("more.zip", b"PK")
    return packed.getvalue()


def test_a_folder_without_pictures_leaves_the_open_collection(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "Empty").mkdir()
    (tmp_path / "Empty" / "notes.txt").write_text("none")
    visit.page.locator("#mine-folder").set_input_files(tmp_path / "Empty")
    expect(visit.status).to_have_text("There is no picture in Empty.")
    expect(visit.page.locator("#database-name")).to_have_text("Sample pictures")


def test_a_picture_and_a_list_dropped_together_are_used_both(own: Visit, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[]")
    own.drop("#headline", files=[folder / "first.png", tmp_path / "none.json", folder / "clip.mp4"])
    own.reaches("done")
    expect(own.page.locator("#query-name")).to_have_text("first.png")
    expect(own.page.locator("#database-name")).to_have_text("none.json")
    assert [one["url"] for one in own.problem_list()] == ["clip.mp4"]


def test_a_folder_is_offered_at_the_next_visit_until_it_is_forgotten(own: Visit) -> None:
    items = own.page.locator("#mine-list li span")
    own.open()  # without a picture to look for: a scan would end with the answer to that
    pick(own, "drive", 3, 5)
    expect(items).to_have_text(["Holidays: 2 pictures"])
    pick(own, "other", 7, 9, 11)
    expect(items).to_have_text(["Holidays: 2 pictures", "Holidays (2): 3 pictures"])
    own.page.evaluate(DETACHED, "other")
    own.page.get_by_role("button", name="Look again in Holidays (2)").click()
    expect(own.status).to_have_text("There is no picture in Holidays (2).")
    own.open()
    expect(items).to_have_text(["Holidays: 2 pictures", "Holidays (2): 3 pictures"])
    own.page.get_by_role("button", name="Forget Holidays (2)").click()
    expect(items).to_have_count(1)
    own.page.get_by_role("button", name="Look again in Holidays").click()
    expect(own.page.locator("#database-name")).to_have_text("My pictures")
    own.choose(QUERY)
    finds(own, "Holidays/0.png")
    own.page.get_by_role("button", name="Forget Holidays").click()
    expect(items).to_have_count(0)
    assert own.page.evaluate(KEPT) == 0
    own.page.evaluate(DETACHED, "drive")

"""Pictures of one's own: a folder or several files, dropped or chosen, are looked in; nothing of them is sent."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from comparing import dialog
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import LONG, Visit

QUERY = file("asked.jpg", encoded(scene(3, 640, 480).crop((60, 40, 600, 460)), "jpeg", quality=80))
NAMES = ("first.png", "Ünter/日本/drei.png", "Ünter/last.png")


FORGET = """async () => {
  const worker = document.querySelector("script[type='py'][worker]").xworker.sync;
  for (const {name} of (await worker.mine_open()).folders) await worker.mine_forget(name);
}"""


@pytest.fixture
def bare_visit(bare_visit: Visit) -> Visit:
    """A page that knows no picture of an earlier test."""
    bare_visit.page.evaluate(FORGET)
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


def test_folder_dropped_is_looked_in_for_the_picture_that_is_there(bare_visit: Visit, folder: Path) -> None:
    bare_visit.choose(QUERY)
    bare_visit.reaches("done")
    bare_visit.drop("#headline", files=[folder])
    finds(bare_visit, "Holidays/Ünter/日本/drei.png")
    expect(bare_visit.page.locator("#database-name")).to_have_text("My pictures")
    expect(bare_visit.page.locator("#database-count")).to_have_text("3 pictures")
    expect(bare_visit.page.get_by_role("radio", name="My pictures")).to_be_checked()
    assert [one["text"] for one in bare_visit.problem_list() if "1 other file was left out" in one["text"]]
    bare_visit.compare()
    bare_visit.look("Differences")
    expect(dialog(bare_visit).get_by_alt_text("Map of differences")).to_be_visible(timeout=LONG)


def test_three_files_dropped_become_my_pictures(bare_visit: Visit, folder: Path) -> None:
    bare_visit.choose(QUERY)
    bare_visit.reaches("done")
    bare_visit.drop("#headline", files=[folder / name for name in NAMES])
    finds(bare_visit, "drei.png")
    expect(bare_visit.page.locator("#database-name")).to_have_text("My pictures")


def test_archive_chosen_is_looked_in(bare_visit: Visit, folder: Path) -> None:
    bare_visit.choose(QUERY)
    bare_visit.reaches("done")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in NAMES:
            archive.write(folder / name, name)
        archive.writestr("more.zip", b"PK")
    bare_visit.page.locator("#mine-files").set_input_files(file("Holidays.zip", packed.getvalue(), "application/zip"))
    finds(bare_visit, "Holidays.zip/Ünter/日本/drei.png")
    assert "An archive within an archive" in bare_visit.problem_list()[0]["text"]


def test_a_folder_without_pictures_leaves_the_open_collection(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "Empty").mkdir()
    (tmp_path / "Empty" / "notes.txt").write_text("none")
    visit.page.locator("#mine-folder").set_input_files(tmp_path / "Empty")
    expect(visit.status).to_have_text("There is no picture in Empty.")
    expect(visit.page.locator("#database-name")).to_have_text("Sample pictures")


def test_a_picture_and_a_list_dropped_together_are_used_both(bare_visit: Visit, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text("[]")
    bare_visit.drop("#headline", files=[folder / "first.png", tmp_path / "none.json", folder / "clip.mp4"])
    bare_visit.reaches("done")
    expect(bare_visit.page.locator("#query-name")).to_have_text("first.png")
    expect(bare_visit.page.locator("#database-name")).to_have_text("none.json")
    assert [one["url"] for one in bare_visit.problem_list()] == ["clip.mp4"]


def test_a_folder_is_offered_at_the_next_visit_until_it_is_forgotten(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit().open("#")
    pick(visit, "drive", 3, 5)
    expect(visit.page.locator("#database-count")).to_have_text("2 pictures", timeout=LONG)
    pick(visit, "other", 7, 9, 11)
    expect(visit.page.locator("#database-count")).to_have_text("5 pictures", timeout=LONG)
    visit.page.evaluate(DETACHED, "other")
    visit.page.get_by_role("button", name="Look again in Holidays (2)").click()
    expect(visit.status).to_have_text("There is no picture in Holidays (2).", timeout=LONG)
    visit.open()
    expect(visit.page.locator("#mine-list li span")).to_have_text(["Holidays: 2 pictures", "Holidays (2): 3 pictures"])
    visit.page.get_by_role("button", name="Forget Holidays (2)").click()
    expect(visit.page.locator("#mine-list li")).to_have_count(1)
    visit.page.get_by_role("button", name="Look again in Holidays").click()
    expect(visit.page.locator("#database-name")).to_have_text("My pictures", timeout=LONG)
    visit.choose(QUERY)
    finds(visit, "Holidays/0.png")
    visit.page.get_by_role("button", name="Forget Holidays").click()
    expect(visit.page.locator("#mine-list")).to_be_empty()
    visit.open()
    expect(visit.page.locator("#mine-list")).to_be_empty()

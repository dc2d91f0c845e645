"""The visitor's own pictures: scanned, found at once and at the next visit, without a word to anybody."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from indexes import choose, found
from pictures import scene, truncated_jpeg
from playwright.sync_api import Locator, Page, Route, expect
from visit import Visit

COUNT, FEW, MANY = 6, 30, 150
CALL = """([name, ...what]) => document.querySelector("script[type='py'][worker]").xworker.sync[name](...what)"""
STORE = """(site, mode, action) => new Promise((done) => {
  const opening = indexedDB.open(`echoimage ${site} mine`);
  opening.onsuccess = () => {
    const files = opening.result.transaction('files', mode).objectStore('files');
    files[action]().onsuccess = ({target}) => { opening.result.close(); done(target.result); };
  };
})"""
FILES = f"(site) => ({STORE})(site, 'readonly', 'getAllKeys')"
EVICT = f"(site) => ({STORE})(site, 'readwrite', 'clear')"
SCANNER = "script[src='worker/scanner.py']"
CLICK = """([number, button]) => new Promise((done) => {
  const panel = document.getElementById('scan');
  const look = () => {
    if (Number(panel.dataset.done) < number) return;
    observer.disconnect();
    document.getElementById(button).click();
    done();
  };
  const observer = new MutationObserver(look);
  observer.observe(panel, {attributeFilter: ['data-done']});
  look();
})"""
END_A_SCANNER = "script => script.xworker.terminate()"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of a camera."""
    made = tmp_path_factory.mktemp("camera")
    for number in range(COUNT):
        scene(number).save(made / f"a picture {number}.jpg", quality=90)
    return made


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """More small pictures than are written at once."""
    made = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        scene(number, 120, 90).save(made / f"{number:03}.jpg", quality=90)
    return sorted(made.iterdir())


@pytest.fixture
def own(bare_visit: Visit) -> Visit:
    """A page that knows no picture of an earlier test."""
    bare_visit.forget_own_pictures()
    return bare_visit


def scan(visit: Visit, *paths: Path, by: str = "#mine-files") -> Locator:
    """Scan files or, by `#mine-folder`, a folder; wait for the end."""
    panel = visit.page.locator("#scan")
    panel.evaluate("panel => delete panel.dataset.scan")
    visit.page.locator(by).set_input_files(list(paths) if by == "#mine-files" else paths[0])
    expect(panel).to_have_attribute("data-scan", "done")
    return panel


def counted(panel: Locator) -> tuple[int, int, int]:
    """Files in all, settled, and known before."""
    return tuple(int(panel.get_attribute(f"data-{name}") or -1) for name in ("total", "done", "known"))


def begin(page: Page, *paths: Path) -> None:
    """Scan files until some are done, and pause."""
    page.locator("#mine-files").set_input_files(list(paths))
    click(page, "scan-pause", 4)


def click(page: Page, button: str, number: int) -> None:
    """Click a button when so many are done, at once: while a driver looks now and then, all might be done."""
    page.evaluate(CLICK, [number, button])


def search(visit: Visit, number: int) -> str:
    """Search a part of a picture; return the address of the first one found, which must be a match."""
    choose(visit, scene(number).crop((20, 15, 280, 220)))
    return found(visit)


def pictures_read(visit: Visit, begun: int) -> list[str]:
    """Return what was asked for since then on account of pictures of one's own."""
    return [one.url for one in visit.requests[begun:] if "scanner" in one.url or "mine/" in one.url]


def test_pictures_are_scanned_and_found_at_once_and_at_the_next_visit_until_all_is_forgotten(
    own: Visit, folder: Path
) -> None:
    visit, paths = own, sorted(folder.iterdir())
    assert counted(scan(visit, *paths)) == (COUNT, COUNT, 0)
    visit.reaches("done")
    assert search(visit, 3) == "a%20picture%203.jpg"
    card = visit.cards()[0]
    assert card["url"] == "mine/My%20pictures/a%20picture%203.jpg" and "a picture 3.jpg" in card["text"]
    expect(visit.results.first.locator(".card-picture img")).to_have_attribute("src", re.compile("^blob:"))
    visit.open()
    begun = len(visit.requests)
    assert counted(scan(visit, *paths)) == (COUNT, COUNT, COUNT)
    visit.reaches("ready")
    assert search(visit, 4) == "a%20picture%204.jpg"
    assert pictures_read(visit, begun) == []
    facts = visit.page.evaluate(CALL, ["mine_open"])
    assert facts["folders"] == [{"name": "My pictures", "count": COUNT}] and facts["bytes"] > 100_000
    assert visit.page.evaluate(CALL, ["mine_forget", "My pictures"])["folders"] == []
    assert visit.page.evaluate(FILES, visit.address) == ["manifest.json", "revision"]
    assert counted(scan(visit, *paths)) == (COUNT, COUNT, 0)
    visit.reaches("done")
    stored = visit.page.locator("#stored")
    expect(stored).to_contain_text("small copies of your pictures")
    visit.delete_what_is_stored()
    expect(stored).not_to_contain_text("small copies of your pictures")
    assert visit.page.evaluate(FILES, visit.address) == []
    begun = len(visit.requests)
    assert counted(scan(visit, *paths[:2])) == (2, 2, 0)
    assert pictures_read(visit, begun) == [], "there was a scanner to go on with"


def test_what_cannot_be_read_is_told_and_what_is_gone_or_changed_is_so_at_the_next_scan(
    own: Visit, folder: Path, tmp_path: Path
) -> None:
    visit, holidays = own, tmp_path / "Holidays"
    shutil.copytree(folder, holidays / "deep")
    others = {"empty.jpg": b"", "notes.jpg": b"no picture", "cut.jpg": truncated_jpeg(0.7), "clip.mp4": b"x"}
    for name, data in others.items():
        (holidays / name).write_bytes(data)
    assert counted(scan(visit, holidays, by="#mine-folder")) == (COUNT + 3, COUNT + 3, 0)
    visit.reaches("done")
    told = {one["url"]: one["reason"] for one in visit.problem_list()}
    files = {"cut.jpg": "damaged", "empty.jpg": "empty", "notes.jpg": "not-an-image"}
    assert told == {**{f"Holidays/{name}": why for name, why in files.items()}, "Holidays": "left-out"}
    assert search(visit, 2) == "a%20picture%202.jpg"
    is_another_folder_of_that_name(visit, tmp_path / "elsewhere" / "Holidays")
    scene(40).save(holidays / "deep" / "a picture 3.jpg")
    (holidays / "deep" / "a picture 2.jpg").unlink()
    for name in others:
        (holidays / name).unlink()
    assert counted(scan(visit, holidays, by="#mine-folder")) == (5, 5, 4)
    visit.reaches("done")
    assert "yes" not in [card["match"] for card in visit.cards()], "it is gone"
    assert search(visit, 40) == "a%20picture%203.jpg"
    choose(visit, scene(3))
    assert "yes" not in [card["match"] for card in visit.cards()], "it is another one now"


def is_another_folder_of_that_name(visit: Visit, elsewhere: Path) -> None:
    """Scan a folder with files called like those that are known, and find its own and theirs."""
    (elsewhere / "deep").mkdir(parents=True)
    for number in (2, 3):
        scene(number + 20, 640, 480).save(elsewhere / "deep" / f"a picture {number}.jpg")
    for known in (0, 2):
        assert counted(scan(visit, elsewhere, by="#mine-folder")) == (2, 2, known)
        visit.reaches("done")
    choose(visit, scene(22, 640, 480).crop((20, 15, 580, 420)))
    assert visit.urls()[0] == "mine/Holidays%20%282%29/Holidays/deep/a%20picture%202.jpg"
    shown = visit.results.first.locator(".card-picture img")
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 640
    search(visit, 2)
    assert visit.urls()[0] == "mine/Holidays/Holidays/deep/a%20picture%202.jpg"
    folders = visit.page.evaluate(CALL, ["mine_open"])["folders"]
    assert folders == [{"name": "Holidays", "count": COUNT + 1}, {"name": "Holidays (2)", "count": 2}]


@pytest.mark.slow
def test_a_scanner_that_stops_is_replaced_and_its_picture_left_out_and_a_start_that_fails_is_made_up_for(
    new_visit: Callable[..., Visit], many: list[Path], folder: Path
) -> None:
    visit = new_visit()
    visit.page.clock.install()
    visit.open()
    visit.page.locator("#mine-files").set_input_files(many[:FEW])
    expect(visit.page.locator(SCANNER)).to_have_count(1)
    # While the scanner starts: the one picture that waits for it is described.
    visit.page.get_by_role("button", name="Pause").click()
    field = visit.page.locator("#scan")
    expect(field).to_have_attribute("data-done", re.compile(r"[1-9]"))
    visit.page.locator(SCANNER).evaluate(END_A_SCANNER)
    visit.page.get_by_role("button", name="Go on").click()
    expect(visit.page.locator(SCANNER)).to_have_attribute("data-describing", re.compile("."))
    visit.page.clock.fast_forward(61_000)
    expect(field).to_have_attribute("data-scan", "done")
    assert counted(field) == (FEW, FEW, 0)
    assert [one["reason"] for one in visit.problem_list()] == ["crashed"]
    expect(visit.page.locator(SCANNER)).to_have_count(1)
    visit.page.clock.fast_forward(61_000)
    expect(visit.page.locator(SCANNER)).to_have_count(0)
    one_that_fails_to_start_is_started_once_more(visit, folder)


def one_that_fails_to_start_is_started_once_more(visit: Visit, folder: Path) -> None:
    asked: list[Route] = []
    visit.tolerated += ["MemoryError", "reading 'onmessage'"]

    def fail_once(route: Route) -> None:
        asked.append(route)
        route.fulfill(body="raise MemoryError") if len(asked) == 1 else route.continue_()

    visit.page.route("**/worker/scanner.py", fail_once)
    assert counted(scan(visit, *sorted(folder.iterdir()))) == (COUNT, COUNT, 0)
    assert len(asked) == 2


def test_a_scan_can_be_searched_meanwhile_paused_and_stopped(own: Visit, many: list[Path]) -> None:
    visit = own
    begin(visit.page, *many)
    field = visit.page.locator("#scan")
    expect(field).to_have_attribute("data-scan", "paused")
    _, before, _ = counted(field)
    visit.page.evaluate(CALL, ["mine_use"])
    choose(visit, scene(0, 120, 90))
    assert found(visit) == "000.jpg"
    # Each scanner was at work on one.
    assert before <= counted(field)[1] <= before + visit.page.locator(SCANNER).count()
    visit.page.get_by_role("button", name="Go on").click()
    expect(field).to_have_attribute("data-scan", "scanning")
    click(visit.page, "scan-stop", before + 4)
    expect(field).to_have_attribute("data-scan", "stopped")
    expect(visit.page.locator(SCANNER)).to_have_count(0)
    visit.reaches("done")
    _, done, _ = counted(field)
    assert visit.page.evaluate(CALL, ["mine_open"])["folders"] == [{"name": "My pictures", "count": done}]


@pytest.mark.slow
def test_two_tabs_do_not_scan_at_once_and_one_that_is_closed_loses_the_last_pictures_at_most(
    new_visit: Callable[..., Visit], many: list[Path]
) -> None:
    visit = new_visit().open()
    first, field = visit.page.context.new_page(), visit.page.locator("#scan")
    first.goto(visit.address)
    expect(first.locator("body")).to_have_attribute("data-state", "ready")
    begin(first, *many)
    visit.page.locator("#mine-files").set_input_files(many)
    expect(field).to_have_attribute("data-scan", "failed")
    assert "Another tab scans" in (field.get_attribute("data-why") or "")
    first.get_by_role("button", name="Go on").click()
    click(first, "scan-pause", 100)
    first.close()
    visit.page.locator("#mine-files").set_input_files(many)
    expect(field).to_have_attribute("data-scan", "done")
    assert 64 <= int(field.get_attribute("data-known") or 0) < MANY
    assert field.get_attribute("data-done") == str(MANY)


@pytest.mark.slow
def test_without_room_a_scan_goes_on_in_memory_and_is_stored_when_there_is_some(
    new_visit: Callable[..., Visit], folder: Path
) -> None:
    visit = new_visit().open()
    quota = visit.page.context.new_cdp_session(visit.page)
    quota.send("Storage.overrideQuotaForOrigin", {"origin": visit.address, "quotaSize": 100_000})
    field = scan(visit, *sorted(folder.iterdir()))
    assert "no more room" in (field.get_attribute("data-full") or "")
    visit.reaches("ready")
    assert search(visit, 1) == "a%20picture%201.jpg"
    quota.send("Storage.overrideQuotaForOrigin", {"origin": visit.address})
    assert counted(scan(visit, *sorted(folder.iterdir()))) == (COUNT, COUNT, COUNT)
    assert field.get_attribute("data-full") == ""
    visit.open()
    assert counted(scan(visit, *sorted(folder.iterdir()))) == (COUNT, COUNT, COUNT)


@pytest.mark.slow
def test_what_the_browser_has_deleted_is_scanned_anew(new_visit: Callable[..., Visit], folder: Path) -> None:
    visit = new_visit().open()
    paths = sorted(folder.iterdir())
    scan(visit, *paths[:3])
    visit.page.evaluate(EVICT, visit.address)
    assert counted(scan(visit, *paths)) == (COUNT, COUNT, 0)
    visit.page.evaluate(EVICT, visit.address)
    visit.open()
    assert counted(scan(visit, *paths)) == (COUNT, COUNT, 0)

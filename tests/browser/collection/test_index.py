"""A collection that is an index: found by few bytes, on hosts of every kind, shown even where pictures cannot be."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hosts import OtherOrigin, running
from indexes import MANY, Built, choose, found, open_address, read, told_bytes
from pictures import encoded, scene
from PIL import Image, ImageOps
from playwright.sync_api import expect
from visit import Visit

from echoimage_build.server import open_server

EDITS: dict[str, tuple[str, Image.Image]] = {
    "turned": ("005.png", scene(5).rotate(90, expand=True)),
    "mirrored": ("009.png", ImageOps.mirror(scene(9))),
    "cropped": ("012.png", scene(12).crop((40, 30, 240, 200))),
}

WATCH_FIRST = """() => {
window.first = null;
window.watching?.disconnect();
window.watching = new MutationObserver(() => {
  const cards = [...document.querySelectorAll('#results > *')];
  if (!document.body.dataset.first || window.first) return;
  window.first = {
    state: document.body.dataset.state,
    status: document.getElementById('status').textContent,
    urls: cards.map(card => card.dataset.url),
    top: document.getElementById('results').getBoundingClientRect().top + scrollY,
  };
  for (const card of cards) card.stayed = true;
});
window.watching.observe(document.body, {attributeFilter: ['data-first']});
}"""


def test_edited_copies_are_found_by_few_parts_of_an_index(beside: Visit, other: OtherOrigin, built: Built) -> None:
    open_address(beside, built.publish(other))
    expect(beside.page.locator("#database-count")).to_have_text(f"{MANY} pictures")
    for name, picture in EDITS.values():
        choose(beside, picture)
        assert found(beside) == name
        assert beside.cards()[0]["verdict"] == "edited"
        expect(beside.page.locator("#summary")).to_contain_text(f"Compared {MANY} pictures")
    other.sent.clear()
    beside.page.evaluate(WATCH_FIRST)
    choose(beside, scene(21))
    assert found(beside) == "021.png"
    assert beside.page.evaluate("window.first ?? null") is None, "a plain copy needs no first results"
    few_parts_were_read(beside, other, built)
    choose(beside, Image.radial_gradient("L").convert("RGB"))
    expect(beside.results).to_have_count(0)
    expect(beside.page.locator("#nothing")).to_have_text(f"Not among these {MANY} pictures.")
    expect(beside.page.locator("#problems-panel")).to_be_hidden()
    assert beside.problem_list() == []


def few_parts_were_read(visit: Visit, other: OtherOrigin, built: Built) -> None:
    """Check what was read for the last search, and that no picture was."""
    parts = read(other, "details")
    total = sum(len(built.files[name]) for name in built.names("details"))
    assert all(span for _, span, _ in parts), "a whole file was read"
    assert 1 <= len(parts) <= 16
    assert sum(count for *_, count in parts) < total / 3
    assert told_bytes(visit) == pytest.approx(sum(count for *_, count in parts) / 1e6, abs=0.051)
    assert read(other, "words") == read(other, "manifest") == []
    assert not any("/pictures/" in url for url in visit.fetched())


def test_a_database_may_name_its_index_and_the_manifest_is_read_once(
    beside: Visit, other: OtherOrigin, built: Built
) -> None:
    address = built.publish(other)
    document = {"index": "index/manifest.json", "name": "anything"}
    for named in (address, other.put("/images.json", json.dumps(document).encode())):
        other.requests.clear()
        open_address(beside, named)
        assert other.requests.count(("GET", "/index/manifest.json")) == 1, named
        assert found(beside) == "003.png"
        expect(beside.page.locator("#database-count")).to_have_text(f"{MANY} pictures")
    beside.choose_database({"index": 7})
    beside.reaches("error")
    expect(beside.status).to_contain_text('"index" of the database is 7')
    beside.choose_database({"index": address})
    beside.reaches("done")
    assert found(beside) == "003.png"


@pytest.mark.parametrize("ranges", ["no", "gzipped", pytest.param("mixed up", marks=pytest.mark.slow)])
def test_a_host_without_parts_gives_whole_files(beside: Visit, other: OtherOrigin, built: Built, ranges: str) -> None:
    beside.tolerated.append("net::ERR_CONTENT_DECODING_FAILED")
    open_address(beside, built.publish(other, ranges=ranges))
    name, picture = EDITS["mirrored"]
    choose(beside, picture)
    assert found(beside) == name
    assert beside.problem_list() == []
    assert len([span for _, span, _ in other.sent if span]) <= 1, "more than one attempt"
    assert sorted(name for name, *_ in read(other, "details")) == built.names("details"), "read twice"


@pytest.mark.slow
def test_a_host_that_stops_giving_parts(beside: Visit, other: OtherOrigin, built: Built) -> None:
    open_address(beside, built.publish(other))
    for name in built.names("details"):
        other.put(f"/index/{name}", built.files[name])
    choose(beside, scene(44))
    assert found(beside) == "044.png"
    assert beside.problem_list() == []


@pytest.fixture
def beside_the_site(site_folder: Path, tmp_path: Path, built: Built) -> Iterator[str]:
    """The address of a copy of the site that has an index and its pictures beside the page."""
    for path in site_folder.iterdir():
        (tmp_path / path.name).symlink_to(path, target_is_directory=path.is_dir())
    for folder, files in (("index", built.files), ("pictures", built.pictures)):
        (tmp_path / folder).mkdir()
        for name, data in files.items():
            (tmp_path / folder / name).write_bytes(data)
    with running(open_server(tmp_path, 0)) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


def test_an_index_of_the_site_itself_by_a_link(new_visit: Callable[..., Visit], beside_the_site: str) -> None:
    visit = new_visit(beside_the_site).open("?db=index/manifest.json&q=pictures/033.png", state="done")
    assert found(visit) == "033.png" and visit.cards()[0]["exact"]
    assert visit.urls()[0] == beside_the_site + "pictures/033.png"
    assert visit.page.url == f"{beside_the_site}?db=index/manifest.json&q=pictures/033.png"
    expect(visit.page.locator("#database-name")).to_have_text("index/manifest.json")
    assert not any("/demo/" in url for url in visit.fetched()), "the demo was read too"


def test_reading_an_index_shows_how_far_and_gives_way_to_a_newer_wish(
    beside: Visit, other: OtherOrigin, built: Built
) -> None:
    address = built.publish(other)
    (name,) = built.names("words")
    gate = threading.Event()
    other.put(f"/index/{name}", built.files[name], halfway=gate)
    open_address(beside, address, "starting")
    expect(beside.page.locator("#progress-text")).to_have_text(re.compile(r"^Reading the index: [\d.]+ of [\d.]+ MB$"))
    expect(beside.page.get_by_role("progressbar")).to_have_attribute("max", str(len(built.files[name])))
    beside.choose_database([{"url": other.put("/3.png", encoded(scene(3)))}])
    beside.reaches("done")
    gate.set()
    # The end of the slow opening arrives before the answer to this question.
    choose(beside, scene(4))
    assert beside.urls() == [other.origin + "/3.png"]


def settings(visit: Visit) -> None:
    if not visit.page.get_by_role("radio", name="Classic").is_visible():
        visit.page.locator("#settings-panel summary").click()


def test_classic_is_not_offered_by_an_index(beside: Visit, other: OtherOrigin, built: Built) -> None:
    visit = beside
    settings(visit)
    visit.page.get_by_role("radio", name="Classic").check()
    visit.reaches("done")
    assert "method=classic" in visit.page.url
    open_address(visit, built.publish(other))
    expect(visit.page.get_by_role("radio", name="Classic")).to_be_disabled()
    expect(visit.page.get_by_role("radio", name="Verified")).to_be_checked()
    expect(visit.page.get_by_text("Classic scores need the pictures themselves")).to_be_visible()
    assert "method" not in visit.page.url
    choose(visit, scene(8))
    assert found(visit) == "008.png"
    visit.choose_database([{"url": other.put("/3.png", encoded(scene(3)))}])
    visit.reaches("done")
    expect(visit.page.get_by_role("radio", name="Classic")).to_be_enabled()
    expect(visit.page.get_by_text("Classic scores need the pictures themselves")).to_be_hidden()


@pytest.mark.parametrize(("kind", "width"), [("index", 390), pytest.param("list", 1280, marks=pytest.mark.slow)])
def test_first_results_are_shown_while_the_search_goes_on(
    beside: Visit, other: OtherOrigin, built: Built, kind: str, width: int
) -> None:
    visit = beside
    visit.page.set_viewport_size({"width": width, "height": 800})
    address = built.publish(other)
    entries = [{"url": f"{other.origin}/pictures/{name}"} for name in built.pictures]
    database = address if kind == "index" else other.put("/images.json", json.dumps(entries).encode())
    open_address(visit, database)
    visit.page.evaluate(WATCH_FIRST)
    name, mirrored = EDITS["mirrored"]
    choose(visit, mirrored)
    first = visit.page.evaluate("window.first")
    assert (first["state"], first["status"]) == ("searching", "Looking closer")
    assert len(first["urls"]) == 5
    assert found(visit) == name
    kept = visit.results.evaluate_all("cards => cards.filter(card => card.stayed).map(card => card.dataset.url)")
    assert set(kept) == set(first["urls"]) & set(visit.urls()), "a card was made anew"
    top = visit.page.locator("#results").evaluate("list => list.getBoundingClientRect().top + scrollY")
    assert top == pytest.approx(first["top"], abs=1), "the list jumped"


def test_a_picture_that_is_gone_is_shown_by_the_small_copy(beside: Visit, other: OtherOrigin, built: Built) -> None:
    beside.tolerated.append("status of 404")
    open_address(beside, built.publish(other))
    other.remove("/pictures/061.png")
    choose(beside, scene(61))
    card = beside.results.first
    expect(card).to_have_attribute("data-copy", "yes")
    expect(card.get_by_text("Small copy from the index")).to_be_visible()
    assert (
        card.locator(".card-picture img").evaluate("picture => picture.decode().then(() => picture.naturalWidth)") > 99
    )
    dialog = beside.compare()
    expect(dialog.get_by_text("Original, a small copy")).to_be_visible()
    picture = dialog.get_by_alt_text("Original", exact=True)
    expect(picture).to_have_attribute("src", re.compile("^blob:"))
    dialog.get_by_role("button", name="Close").click()


def test_a_host_that_forbids_reading_is_searched_and_the_map_says_why_not(
    beside: Visit, other: OtherOrigin, built: Built
) -> None:
    beside.tolerated += ["blocked by CORS policy", "net::ERR_FAILED"]
    address = built.publish(other)
    for name, data in built.pictures.items():
        other.put(f"/pictures/{name}", data, type="image/png", cors=False)
    open_address(beside, address)
    assert found(beside) == "003.png"
    dialog = beside.compare()
    beside.look("Differences")
    expect(dialog.locator("#comparison-note")).to_contain_text("Access-Control-Allow-Origin")
    dialog.get_by_role("button", name="Close").click()

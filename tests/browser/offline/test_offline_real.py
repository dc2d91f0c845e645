"""Without network with the real interpreter: what was stored on the first visit starts, searches, and is replaced."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosts import OtherOrigin
from indexes import Built, choose, found, open_address
from offline_site import (
    Profile,
    SiteHost,
    all_that_is_stored,
    clear_browser_cache,
    copies_are_kept,
    forget,
    is_stored,
    spoil,
    stored_length,
)
from pictures import encoded, file, scene
from playwright.sync_api import expect
from versions import NEW, is_new, offered
from visit import Visit

import formats

pytestmark = pytest.mark.real_interpreter

# A page that fetches the interpreter does so to compile it.
COMPILED_HERE = """new MutationObserver(() => {
  if (document.body?.dataset.state !== 'ready') return;
  window.compiledHere ??= performance.getEntriesByType('resource').some(({name}) => name.endsWith('.asm.wasm'));
}).observe(document, {attributes: true, subtree: true});"""


def is_chelsea(visit: Visit) -> None:
    assert visit.urls()[0] == visit.address + "demo/chelsea.jpg"


@pytest.fixture
def back(visited: Profile, offline_host: SiteHost) -> Iterator[Visit]:
    """The browser opened again, with the server away."""
    offline_host.away = True
    yield visited.visit()
    visited.close()


@pytest.mark.slow
def test_interpreter_is_compiled_beside_the_page_at_first_and_on_it_later_and_nothing_is_fetched_again(
    fresh_profile: Profile, offline_host: SiteHost
) -> None:
    visit = fresh_profile.visit()
    visit.page.add_init_script(COMPILED_HERE)
    visit.open()
    assert visit.page.evaluate("window.compiledHere") is False, "it holds up a page that has no optimised code yet"
    is_stored(visit)
    offline_host.asked.clear()
    visit.open()
    assert visit.page.evaluate("window.compiledHere") is True, "Chromium keeps optimised code of pages alone"
    is_stored(visit)
    assert offline_host.fetched() == set()
    fresh_profile.close()


def test_pictures_are_searched_and_compared_without_network(back: Visit, offline_host: SiteHost) -> None:
    back.open()
    back.try_example("Cropped")
    back.reaches("done")
    is_chelsea(back)
    assert (
        back.page.locator("#results .card-picture img").first.evaluate(
            "img => img.decode().then(() => img.naturalWidth)"
        )
        > 0
    )
    back.compare()
    back.look("Differences")
    expect(back.page.locator("#comparison-note")).to_contain_text("on average")
    back.page.get_by_role("button", name="Close").click()
    # Its decoder was never needed before.
    back.choose(file("query.jxl", formats.JXL.read_bytes()))
    back.reaches("done")
    expect(back.page.locator("#query-facts")).to_contain_text("JPEG XL")
    assert offline_host.asked == []


@pytest.mark.slow
def test_an_update_takes_over_while_pictures_are_read(
    visited: Profile, offline_host: SiteHost, site_folder: Path
) -> None:
    offline_host.publish(NEW)
    folder = offline_host.folder / "many"
    folder.mkdir()
    names = [f"{number}.png" for number in range(1000)]
    for number, name in enumerate(names):
        (folder / name).write_bytes(encoded(scene(number, 48, 48)))
    (folder / "images.json").write_text(json.dumps([{"url": name} for name in names]))
    visit = visited.visit().open("?db=many/images.json")
    offered(visit)
    visit.choose(site_folder / "demo" / "examples" / "cropped.jpg")
    offline_host.wait_for("many/100.png")
    visit.page.get_by_role("button", name="Update").click()
    is_new(visit)
    visited.close()


@pytest.mark.slow
def test_a_damaged_part_of_the_runtime_is_mended_and_a_later_one_of_another_version_refused(
    visited: Profile, offline_host: SiteHost, site_folder: Path
) -> None:
    cropped = site_folder / "demo" / "examples" / "cropped.jpg"
    damaged = next(site_folder.glob("runtime/opencv*.zst"))
    later = next(site_folder.glob("runtime/scikit_image*")).name
    visit = visited.visit()
    visit.tolerated.append("")  # the browser and Pyodide complain, each in words of its own
    visit.open("demo/credits.html", state="")
    spoil(visit, f"runtime/{damaged.name}", "garbage")
    spoil(visit, f"runtime/{later}")
    # The browser's own cache has the right ones still, as it may.
    clear_browser_cache(visit)
    (offline_host.folder / "runtime" / later).write_bytes(b"another version")
    visit.open(state="error")
    visit.page.get_by_role("button", name="Restart").click()
    visit.reaches("ready")
    is_stored_but_for(visit, later)
    assert stored_length(visit, f"runtime/{damaged.name}") == damaged.stat().st_size
    visit.choose(cropped)
    visit.reaches("done")
    visit.compare()
    visit.look("Differences")
    expect(visit.page.locator("#comparison-note")).to_contain_text("could not be loaded")
    expect(visit.body).to_have_attribute("data-state", "done")
    visit.page.get_by_role("button", name="Close").click()
    visit.choose(cropped)
    visit.reaches("done")


def is_stored_but_for(visit: Visit, name: str) -> None:
    """Wait until the page has told that this file alone could not be stored."""
    expect(visit.page.locator("#offline")).to_contain_text(f"No copy for use without network: runtime/{name}")


@pytest.mark.slow
def test_everything_stored_is_shown_and_deleted(visited: Profile, offline_host: SiteHost) -> None:
    visit = visited.visit().open("?q=demo/examples/cropped.jpg", "done")
    is_stored(visit)
    names, workers, features = all_that_is_stored(visit)
    assert len(names) == 6 and workers == 1 and features > 20
    stored = visit.page.locator("#stored")
    for what in (
        r"this page \((39|4\d)\.\d MB\)",
        r"its collection \(1\.\d MB\)",
        r"\d+ pictures remembered \(about \d",
    ):
        expect(stored).to_contain_text(re.compile(what))
    forget(visit)
    assert all_that_is_stored(visit) == ([], 1, 0)
    # As many as that site had: what is forgotten, and where it is kept, depends on the address of the site.
    databases = visit.page.evaluate("indexedDB.databases().then(all => all.map(({name}) => name))")
    assert [name for name in databases if name.startswith("echoimage")] == [f"echoimage {visit.address}"]
    visit.type_address("demo/examples/cropped.jpg")
    visit.reaches("done")
    assert all_that_is_stored(visit)[0] == [], "something was stored again behind the user's back"
    clear_browser_cache(visit)
    offline_host.asked.clear()
    visit.open()
    assert offline_host.fetched(), "the page did not come from the server"
    is_stored(visit)
    visited.close()


@pytest.mark.slow
def test_no_room_on_the_device(fresh_profile: Profile, offline_host: SiteHost, site_folder: Path) -> None:
    visit = fresh_profile.visit()
    devtools = visit.page.context.new_cdp_session(visit.page)
    origin = offline_host.address.removesuffix(offline_host.below)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 5_000_000})
    visit.open()
    expect(visit.page.locator("#offline")).to_contain_text("there is no room left for it")
    visit.choose(site_folder / "demo" / "examples" / "cropped.jpg")
    visit.reaches("done")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    visit.open()
    is_stored(visit)


@pytest.mark.slow
def test_index_without_network_as_far_as_it_was_read(
    visited: Profile, offline_host: SiteHost, other: OtherOrigin, built: Built
) -> None:
    visit = visited.visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.open()
    choose(visit, scene(7))
    open_address(visit, built.publish(other))
    before = visit.cards()
    assert found(visit) == "007.png"
    copies_are_kept(visit, 4)
    other.away = offline_host.away = True
    visit = visited.visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    # The pictures themselves were only shown; small copies of the index stand in for them.
    visit.tolerated += ["net::ERR_EMPTY_RESPONSE", "net::ERR_FAILED"]
    visit.open()
    choose(visit, scene(7))
    open_address(visit, other.origin + "/index/manifest.json")
    assert [card["score"] for card in visit.cards()] == [card["score"] for card in before]
    visited.close()

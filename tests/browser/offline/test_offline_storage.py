"""What is stored can be seen and deleted; where nothing can be stored, or it is damaged, the page goes on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from offline_site import Profile, SiteHost, clear_browser_cache, is_stored, spoil, stored_length
from playwright.sync_api import expect
from visit import Visit

from echoimage_tools.publishing.service_worker import LIMIT

READ = "async ([name, cache]) => (await (await fetch(name, {cache})).arrayBuffer()).byteLength"


def line(visit: Visit) -> object:
    return expect(visit.page.locator("#offline"))


@pytest.mark.parametrize(
    "spoiled",
    [
        {"./": "garbage", "micropython/micropython.mjs": "garbage"},
        pytest.param({"locales/en.bin": "", "demo/images.json": ""}, marks=pytest.mark.slow),
        pytest.param({"locales/en.bin": "garbage"}, marks=pytest.mark.slow),
    ],
    ids=["damaged", "missing", "damaged archive"],
)
def test_small_files_that_are_missing_or_damaged_are_fetched_anew(
    visited: Profile, offline_host: SiteHost, spoiled: dict[str, str]
) -> None:
    visit = visited.visit().open()
    is_stored(visit)
    right = {name: stored_length(visit, name) for name in spoiled}
    for name, text in spoiled.items():
        spoil(visit, name, text)
    clear_browser_cache(visit)
    offline_host.asked.clear()
    visit.open("?q=demo/chelsea.jpg", "done")
    is_stored(visit)
    assert offline_host.fetched() == spoiled.keys() - {"./"}
    assert {name: stored_length(visit, name) for name in spoiled} == right
    visited.close()


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("runtime/pyodide.asm.wasm", marks=pytest.mark.slow),
        "runtime/opencv*.zst",
        pytest.param("runtime/pyodide.asm.js", marks=pytest.mark.slow),
    ],
)
def test_a_damaged_part_of_the_runtime_is_mended_by_a_restart(
    visited: Profile, offline_host: SiteHost, light_folder: Path, part: str
) -> None:
    path = next(light_folder.glob(part))
    name = path.relative_to(light_folder).as_posix()
    visit = visited.visit().open()
    is_stored(visit)
    spoil(visit, name, "garbage")
    clear_browser_cache(visit)
    visit.tolerated.append("")  # the browser and Pyodide complain, each in words of its own
    visit.open(state="error")
    visit.page.get_by_role("button", name="Restart").click()
    visit.reaches("ready")
    is_stored(visit)
    assert stored_length(visit, name) == path.stat().st_size


@pytest.mark.slow
def test_a_damaged_page_that_the_host_has_no_more_gives_way_to_the_new_one(
    visited: Profile, offline_host: SiteHost
) -> None:
    visit = visited.visit().open()
    is_stored(visit)
    spoil(visit, "./")
    clear_browser_cache(visit)
    offline_host.publish({"index.html": ("Find the original of a picture</h1>", "Which one is it?</h1>")})
    visit.tolerated.append("integrity")
    visit.open(state="")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Which one is it?")
    visit.reaches("ready")


@pytest.mark.slow
def test_a_small_part_that_the_host_has_no_more_gives_way_to_the_new_version(
    visited: Profile, offline_host: SiteHost
) -> None:
    visit = visited.visit().open()
    is_stored(visit)
    spoil(visit, "locales/en.bin", "garbage")
    clear_browser_cache(visit)
    offline_host.publish({"locales/en.bin": ("Ready for your picture.", "Ready for this picture.")})
    visit.tolerated.append("")  # the browser and PyScript complain, each in words of its own
    visit.open(state="error")
    visit.page.get_by_role("button", name="Reload").click()
    expect(visit.status).to_have_text("Ready for this picture.")
    is_stored(visit)
    offline_host.away = True
    visit.open()


@pytest.mark.slow
def test_a_damaged_large_part_is_fetched_anew_when_asked_for(
    visited: Profile, offline_host: SiteHost, light_folder: Path
) -> None:
    path = next(light_folder.glob("runtime/scipy*"))
    name = path.relative_to(light_folder).as_posix()
    visit = visited.visit().open()
    is_stored(visit)
    spoil(visit, name, "garbage")
    clear_browser_cache(visit)
    assert visit.page.evaluate(READ, [name, "default"]) == path.stat().st_size
    assert name in offline_host.fetched()
    visited.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("indexed", "told"), [(False, "but for the collection of this site"), (True, "small copies stand in")]
)
def test_a_collection_that_is_too_large_to_store_is_told(
    fresh_profile: Profile, offline_host: SiteHost, indexed: bool, told: str
) -> None:
    (offline_host.folder / "demo" / "large.jpg").write_bytes(bytes(LIMIT))
    if not indexed:
        shutil.rmtree(offline_host.folder / "demo" / "index")
    offline_host.publish({})
    visit = fresh_profile.visit().open()
    is_stored(visit)
    line(visit).to_contain_text(told)
    visit.page.close()


@pytest.mark.slow
def test_what_the_host_does_not_give_on_the_first_visits_is_made_up_for(
    fresh_profile: Profile, offline_host: SiteHost
) -> None:
    offline_host.lost = {"sw.js"}
    visit = fresh_profile.visit()
    visit.tolerated.append("404")
    visit.open()
    line(visit).to_contain_text("No copy for use without network")
    offline_host.lost, offline_host.last = set(), "icons/512.png"
    visit.open()
    line(visit).to_contain_text("No copy for use without network")
    offline_host.last, offline_host.away = "", False
    visit.open()
    is_stored(visit)
    offline_host.away = True
    visit.open()


WITHOUT = {
    "serviceWorker": "This browser stores no copy of the page",
    "storage": "Works without network",
}


@pytest.mark.parametrize("missing", ["serviceWorker", pytest.param("storage", marks=pytest.mark.slow)])
def test_a_browser_that_lacks_something(new_visit: Callable[..., Visit], light_address: str, missing: str) -> None:
    visit = new_visit(light_address, service_workers="allow")
    visit.page.add_init_script(f"delete Navigator.prototype.{missing}")
    visit.open("?q=demo/chelsea.jpg", "done")
    line(visit).to_contain_text(WITHOUT[missing])
    expect(visit.page.get_by_role("button", name="Ask the browser")).to_be_hidden()


def test_the_browser_keeps_it_on_a_click_alone_and_gives_a_fresh_copy_to_who_asks_past_all_caches(
    visited: Profile, offline_host: SiteHost
) -> None:
    visit = visited.visit()
    visit.page.add_init_script(
        "const persist = StorageManager.prototype.persist;"
        "StorageManager.prototype.persist = function () { window.asked = true; return persist.call(this); }"
    )
    visit.open()
    is_stored(visit)
    assert visit.page.evaluate("() => window.asked") is None
    visit.page.get_by_role("button", name="Ask the browser to keep this copy").click()
    line(visit).to_contain_text("The browser")
    assert visit.page.evaluate("() => window.asked")
    who_asks_past_all_caches_gets_and_leaves_a_fresh_copy(visit, offline_host)
    visited.close()


def who_asks_past_all_caches_gets_and_leaves_a_fresh_copy(visit: Visit, host: SiteHost) -> None:
    host.asked.clear()
    sizes = [visit.page.evaluate(READ, ["demo/chelsea.jpg", cache]) for cache in ("default", "reload", "no-store")]
    assert len(set(sizes)) == 1
    # Meanwhile Chromium may look if there is another service worker.
    assert host.asked.count("demo/chelsea.jpg") == 2
    host.away = True
    assert visit.page.evaluate(READ, ["demo/chelsea.jpg", "reload"]) == sizes[0]


@pytest.mark.slow
def test_safari_is_told_of_its_seven_days(visited: Profile) -> None:
    visit = visited.visit()
    visit.page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'vendor', {get: () => 'Apple Computer, Inc.'})"
    )
    visit.open()
    line(visit).to_contain_text("seven days")
    visited.close()

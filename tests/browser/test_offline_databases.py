"""What a user's own database named is there without network, as far as it was read."""

import json
import threading
from urllib.parse import quote

import pytest
from hosts import OtherOrigin
from indexes import Built, choose, found, open_address
from offline_site import Profile, SiteHost, is_stored, wait_until
from pictures import encoded, scene
from playwright.sync_api import expect
from visit import Visit

COPIES = """async ([scope, count]) => {
  const name = `echoimage ${scope} databases`;
  return await caches.has(name) && (await (await caches.open(name)).keys()).length >= count;
}"""
FORGET_FEATURES = """(scope) => new Promise((done) => {
  const opening = indexedDB.open(`echoimage ${scope}`);
  opening.onsuccess = () => {
    const writing = opening.result.transaction('features', 'readwrite');
    writing.objectStore('features').clear();
    writing.oncomplete = done;
  };
})"""


def database(other: OtherOrigin, count: int = 4) -> str:
    entries = [{"url": other.put(f"/{n}.png", encoded(scene(n)), type="image/png")} for n in range(count)]
    return other.put("/own.json", json.dumps(entries).encode(), type="application/json")


def copies(visit: Visit, count: int) -> None:
    """Wait until so many copies are kept."""
    wait_until(visit, COPIES, [visit.address, count])


def visit_with(profile: Profile, other: OtherOrigin) -> Visit:
    visit = profile.visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    return visit


@pytest.fixture(params=["first visit", "later visit"])
def profile(request: pytest.FixtureRequest) -> Profile:
    """A browser that comes for the first time, or again."""
    return request.getfixturevalue("fresh_profile" if request.param == "first visit" else "visited")


def test_database_and_pictures_without_network(profile: Profile, offline_host: SiteHost, other: OtherOrigin) -> None:
    address = f"?db={quote(database(other))}&q={quote(other.origin + '/3.png')}"
    visit = visit_with(profile, other).open(address, "done")
    is_stored(visit)
    copies(visit, 5)
    visit.page.evaluate(FORGET_FEATURES, visit.address)
    other.away = offline_host.away = True
    visit = visit_with(profile, other)
    visit.tolerated.append("net::ERR_EMPTY_RESPONSE")
    visit.open(address, "done")
    assert visit.urls()[0] == other.origin + "/3.png"
    assert len(visit.cards()) == 4 and visit.problem_list() == []
    shown = visit.page.locator("#results img").first
    assert shown.evaluate("img => img.decode().then(() => img.naturalWidth)") == 320
    profile.close()


def test_network_comes_first(visited: Profile, other: OtherOrigin) -> None:
    address = f"?db={quote(database(other))}"
    visit_with(visited, other).open(address)
    database(other, 3)
    visit = visit_with(visited, other).open(address)
    expect(visit.page.locator("#database-count")).to_contain_text("3 pictures")
    visited.close()


@pytest.mark.parametrize("ranges", ["yes", "no"])
def test_index_without_network_as_far_as_it_was_read(
    visited: Profile, offline_host: SiteHost, other: OtherOrigin, built: Built, ranges: str
) -> None:
    visit = visit_with(visited, other).open()
    choose(visit, scene(7))
    open_address(visit, built.publish(other, ranges=ranges))
    before = visit.cards()
    assert found(visit) == "007.png"
    copies(visit, 4)
    other.away = offline_host.away = True
    visit = visit_with(visited, other)
    # The pictures themselves were only shown; grey copies of the index stand in for them.
    visit.tolerated += ["net::ERR_EMPTY_RESPONSE", "net::ERR_FAILED"]
    visit.open()
    choose(visit, scene(7))
    open_address(visit, other.origin + "/index/manifest.json")
    assert [card["score"] for card in visit.cards()] == [card["score"] for card in before]
    visited.close()


LAST_FOUR_AND_LIST = """async ([scope, origin]) => {
  const keys = await (await caches.open(`echoimage ${scope} databases`)).keys();
  const kept = keys.map(({url}) => url.replace(origin, '')).filter((path) => /^.(own|[0-4])\\./.test(path));
  return kept.sort().join() === '/1.bin,/2.bin,/3.bin,/4.bin,/own.json';
}"""
READ = """url => fetch(url, {referrerPolicy: 'no-referrer', credentials: 'omit'})
  .then(async (answer) => [answer.status, await answer.text()], () => 'gone')"""


def test_copies_take_a_limited_room_and_the_list_of_pictures_makes_room_last(
    visited: Profile, other: OtherOrigin
) -> None:
    visit = visit_with(visited, other).open()
    is_stored(visit)
    visit.page.evaluate(READ, database(other))
    for number in range(5):
        visit.page.evaluate(READ, other.put(f"/{number}.bin", bytes(24_000_000)))
    wait_until(visit, LAST_FOUR_AND_LIST, [visit.address, other.origin])
    visited.close()


def test_a_copy_stands_in_for_a_host_that_fails_or_is_silent(visited: Profile, other: OtherOrigin) -> None:
    visit = visit_with(visited, other).open()
    is_stored(visit)
    visit.tolerated += ["503", "404"]
    address = other.put("/list", b"[]")
    assert visit.page.evaluate(READ, address) == [200, "[]"]
    copies(visit, 1)
    other.put("/list", b"broken", status=503)
    assert visit.page.evaluate(READ, address) == [200, "[]"]
    other.put("/list", b"late", gate=threading.Event())
    assert visit.page.evaluate(READ, address) == [200, "[]"]
    other.open_gates()
    other.remove("/list")
    assert visit.page.evaluate(READ, address) == [404, "nothing here"]
    visited.close()


def test_pages_of_others_below_this_site_are_left_alone(
    visited: Profile, offline_host: SiteHost, other: OtherOrigin
) -> None:
    (offline_host.folder / "blog").mkdir()
    (offline_host.folder / "blog" / "index.html").write_text(
        "<!doctype html><link rel=icon href=data:,><title>Blog</title>"
    )
    visit = visit_with(visited, other)
    visit.address += "blog/"
    visit.open(state="")
    address = other.put("/feed.json", b"[]")
    ask = "url => fetch(url).then(answer => answer.text(), () => 'gone')"
    assert visit.page.evaluate(ask, address) == "[]"
    other.away = True
    visit.tolerated.append("net::ERR_EMPTY_RESPONSE")
    assert visit.page.evaluate(ask, address) == "gone"
    visited.close()

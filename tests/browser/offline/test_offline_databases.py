"""What a user's own database named is there without network, as far as it was read."""

import json
import threading
from urllib.parse import quote

import pytest
from hosts import OtherOrigin
from offline_site import Profile, SiteHost, copies_are_kept, is_stored, wait_until
from pictures import encoded, scene
from visit import Visit


def database(other: OtherOrigin, count: int = 4) -> str:
    entries = [{"url": other.put(f"/{n}.png", encoded(scene(n)), type="image/png")} for n in range(count)]
    return other.put("/own.json", json.dumps(entries).encode(), type="application/json")


def visit_with(profile: Profile, other: OtherOrigin) -> Visit:
    visit = profile.visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    return visit


@pytest.fixture(params=["first visit", pytest.param("later visit", marks=pytest.mark.slow)])
def profile(request: pytest.FixtureRequest) -> Profile:
    """A browser that comes for the first time, or again."""
    return request.getfixturevalue("fresh_profile" if request.param == "first visit" else "visited")


def test_database_and_pictures_without_network(profile: Profile, offline_host: SiteHost, other: OtherOrigin) -> None:
    address = f"?db={quote(database(other))}&q={quote(other.origin + '/3.png')}"
    visit = visit_with(profile, other).open(address, "done")
    is_stored(visit)
    copies_are_kept(visit, 5)
    other.away = offline_host.away = True
    visit = visit_with(profile, other)
    visit.tolerated.append("net::ERR_EMPTY_RESPONSE")
    visit.open(address, "done")
    assert visit.urls()[0] == other.origin + "/3.png"
    assert len(visit.cards()) == 4 and visit.problem_list() == []
    shown = visit.page.locator("#results .card-picture img").first
    assert shown.evaluate("img => img.decode().then(() => img.naturalWidth)") == 320
    profile.close()


LAST_FOUR_AND_LIST = """async ([scope, origin]) => {
  const keys = await (await caches.open(`echoimage ${scope} databases`)).keys();
  const kept = keys.map(({url}) => url.replace(origin, '')).filter((path) => /^.(own|[0-4])\\./.test(path));
  return kept.sort().join() === '/1.bin,/2.bin,/3.bin,/4.bin,/own.json';
}"""
IS_COPIED = """async ([scope, url, text]) =>
  await (await (await caches.open(`echoimage ${scope} databases`)).match(url)).text() === text"""
READ = """url => fetch(url, {referrerPolicy: 'no-referrer', credentials: 'omit'})
  .then(async (answer) => [answer.status, await answer.text()], () => 'gone')"""


@pytest.mark.slow
def test_copies_take_a_limited_room_and_the_list_of_pictures_makes_room_last(
    fresh_profile: Profile, offline_host: SiteHost, other: OtherOrigin
) -> None:
    worker = offline_host.folder / "sw.js"
    text = worker.read_text(encoding="utf-8")
    assert "LIMIT = 100_000_000;" in text
    worker.write_text(text.replace("LIMIT = 100_000_000;", "LIMIT = 100_000;"), encoding="utf-8", newline="\n")
    visit = visit_with(fresh_profile, other).open()
    is_stored(visit)
    visit.page.evaluate(READ, other.put("/own.json", b"[]", type="application/json"))
    for number in range(5):
        visit.page.evaluate(READ, other.put(f"/{number}.bin", bytes(24_000)))
    wait_until(visit, LAST_FOUR_AND_LIST, [visit.address, other.origin])
    fresh_profile.close()


def test_the_network_comes_first_and_a_copy_stands_in_for_a_host_that_fails_or_is_silent(
    visited: Profile, other: OtherOrigin
) -> None:
    visit = visit_with(visited, other).open()
    is_stored(visit)
    visit.tolerated += ["503", "404"]
    address = other.put("/list", b"[]")
    assert visit.page.evaluate(READ, address) == [200, "[]"]
    copies_are_kept(visit, 1)
    other.put("/list", b"[1]")
    assert visit.page.evaluate(READ, address) == [200, "[1]"]
    wait_until(visit, IS_COPIED, [visit.address, address, "[1]"])
    other.put("/list", b"broken", status=503)
    assert visit.page.evaluate(READ, address) == [200, "[1]"]
    other.put("/list", b"late", gate=threading.Event())
    assert visit.page.evaluate(READ, address) == [200, "[1]"]
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

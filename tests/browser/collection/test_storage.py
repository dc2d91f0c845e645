"""What the browser does not keep of features costs only speed: searches go on, and the page says so at its foot."""

from collections.abc import Callable

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import Route, expect
from visit import Visit

MODULE = "worker/idb-keyval.mjs"
"""The worker's way to IndexedDB; what is put before it runs in the worker."""

MISSING = "Object.defineProperty(globalThis, 'indexedDB', {value: undefined});"
REFUSED = "IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };"
CLOSED_ONCE = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...what) {
  IDBObjectStore.prototype.put = put;
  throw new DOMException('the connection is closing', 'InvalidStateError');
};"""

COUNT = """() => new Promise((done) => {
  const opening = indexedDB.open(`echoimage ${new URL('.', location.href).href}`);
  opening.onsuccess = () => {
    const counting = opening.result.transaction('features').objectStore('features').count();
    counting.onsuccess = () => { opening.result.close(); done(counting.result); };
  };
})"""


def broken(visit: Visit, script: str) -> None:
    """Have the worker's IndexedDB behave as the script makes it."""

    def spoilt(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=script + answer.text())

    visit.page.context.route(f"**/{MODULE}", spoilt)


def finds(visit: Visit, other: OtherOrigin, seeds: range) -> None:
    """Open a database of these pictures, in which the query must be found."""
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.choose_database([{"url": other.put(f"/{seed}.png", encoded(scene(seed)))} for seed in seeds])
    # A picture that is on the page is searched at once.
    visit.reaches("done" if visit.query_picture.is_visible() else "ready")
    visit.choose(file("asked.png", encoded(scene(seeds[0]))))
    visit.reaches("done")
    assert visit.cards()[0]["exact"]


def say_nothing(visit: Visit) -> None:
    expect(visit.page.locator("#unkept")).to_be_hidden()


@pytest.mark.parametrize("script", [pytest.param(MISSING, marks=pytest.mark.slow), REFUSED], ids=["missing", "refused"])
def test_a_browser_that_stores_nothing(new_visit: Callable[..., Visit], other: OtherOrigin, script: str) -> None:
    visit = new_visit()
    broken(visit, script)
    # The page counts for itself. PyScript's core looks for a store of its own, which nothing here needs, and complains.
    visit.page.add_init_script(script)
    visit.tolerated += ["page error: not here", "page error: Cannot read properties of undefined (reading 'open')"]
    visit.open()
    finds(visit, other, range(3))
    expect(visit.page.locator("#stored")).to_contain_text("keeps nothing for this page")
    say_nothing(visit)


@pytest.mark.slow
def test_no_room_for_features_is_said_and_nothing_else_changes(
    new_visit: Callable[..., Visit], other: OtherOrigin
) -> None:
    visit = new_visit()
    devtools = visit.page.context.new_cdp_session(visit.page)
    origin = visit.address.rstrip("/")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 300_000})
    visit.open()
    finds(visit, other, range(3))
    expect(visit.page.locator("#unkept")).to_contain_text("The next visit reads them again")
    expect(visit.page.locator("#unkept")).to_contain_text("free some space")
    expect(visit.problems).to_have_count(0)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    visit.open()
    finds(visit, other, range(3, 6))
    say_nothing(visit)
    assert visit.page.evaluate(COUNT) >= 3
    # What the browser deletes meanwhile is stored again.
    devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "indexeddb"})
    finds(visit, other, range(6, 10))
    say_nothing(visit)
    assert visit.page.evaluate(COUNT) == 4


@pytest.mark.slow
def test_a_connection_that_closes_under_way_is_opened_again(
    new_visit: Callable[..., Visit], other: OtherOrigin
) -> None:
    visit = new_visit()
    broken(visit, CLOSED_ONCE)
    visit.open("?db=missing.json", state="error")
    finds(visit, other, range(3))
    say_nothing(visit)
    assert visit.page.evaluate(COUNT) == 3

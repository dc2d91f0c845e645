"""After the first visit the site works without network: its server is gone, or only counts what it is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from offline_site import SHARE, Profile, SiteHost, is_stored
from playwright.sync_api import expect
from visit import Visit

ASK_PART = """async ([name, range]) => {
  const answer = await fetch(name, {headers: {range}});
  const body = new Uint8Array(await answer.arrayBuffer());
  return [answer.status, answer.headers.get('content-range'), body.length];
}"""


@pytest.fixture
def back(visited: Profile, offline_host: SiteHost) -> Iterator[Visit]:
    """The browser opened again, with the server away."""
    offline_host.away = True
    yield visited.visit()
    visited.close()


def is_chelsea(visit: Visit) -> None:
    assert visit.urls()[0] == visit.address + "demo/chelsea.jpg"


def test_a_page_with_any_query_the_credits_and_what_is_shared_without_network(
    back: Visit, offline_host: SiteHost, light_folder: Path
) -> None:
    back.open("?q=demo/examples/cropped.jpg&db=demo/images.json&method=classic&k=3", "done")
    assert len(back.cards()) == 3
    back.page.get_by_role("link", name="Credits").click()
    expect(back.page.get_by_role("heading", name="Credits of the demo pictures")).to_be_visible()
    back.open()
    share(back, None, back.address + "demo/chelsea.jpg")
    is_chelsea(back)
    share(back, list((light_folder / "demo" / "chelsea.jpg").read_bytes()), "Kätzchen.jpg")
    is_chelsea(back)
    expect(back.page.locator("#query-name")).to_have_text("Kätzchen.jpg")
    assert "shared" not in back.page.url
    reads_parts(back, light_folder / "demo" / "chelsea.jpg")
    assert offline_host.asked == []
    back.requests = [request for request in back.requests if request.method != "POST"]


def share(visit: Visit, data: list[int] | None, name: str) -> None:
    with visit.page.expect_navigation():
        visit.page.evaluate(SHARE, [data, name])
    visit.comes_back()
    visit.reaches("done")


def reads_parts(visit: Visit, chelsea: Path) -> None:
    """Fail where the service worker answers a wish for a part otherwise than RFC 9110 says."""
    size = chelsea.stat().st_size
    last = size - 1
    expected = {
        "bytes=0-0": (206, f"bytes 0-0/{size}", 1),
        "bytes=5-": (206, f"bytes 5-{last}/{size}", size - 5),
        "bytes=-3": (206, f"bytes {size - 3}-{last}/{size}", 3),
        "bytes=10-99999999": (206, f"bytes 10-{last}/{size}", size - 10),
        "bytes=99999999-": (416, f"bytes */{size}", 0),
        "bytes=7-3": (200, None, size),
        "bytes=0-1,4-5": (200, None, size),
    }
    visit.tolerated.append("416")
    got = {asked: tuple(visit.page.evaluate(ASK_PART, ["demo/chelsea.jpg", asked])) for asked in expected}
    assert got == expected


@pytest.mark.slow
def test_what_is_not_in_the_list_passes_untouched(visited: Profile, offline_host: SiteHost) -> None:
    (offline_host.folder / "own.txt").write_text("own")
    visit = visited.visit().open()
    is_stored(visit)
    visit.tolerated += ["405", "404"]
    offline_host.asked.clear()
    for name in ("own.txt", "own.txt", "nothing.txt", "boot.js?x"):
        visit.page.evaluate("name => fetch(name, {cache: 'no-store'}).then(answer => answer.text())", name)
    visit.page.evaluate("() => fetch('boot.js', {method: 'HEAD', cache: 'no-store'})")
    # Meanwhile Chromium may look if there is another service worker.
    asked = [name for name in offline_host.asked if name != "sw.js"]
    assert asked == ["own.txt", "own.txt", "nothing.txt", "boot.js", "boot.js"]
    offline_host.away = True
    said = visit.page.evaluate("() => fetch('own.txt', {cache: 'no-store'}).then(() => 'kept', () => 'gone')")
    assert said == "gone"
    visit.tolerated.append("ERR_EMPTY_RESPONSE")
    visited.close()

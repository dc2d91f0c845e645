"""What is stored can be seen, and is deleted by one button, whatever state the page is in; and stays deleted."""

from pathlib import Path

import pytest
from hosts import OtherOrigin
from offline_site import SHARE, Profile, SiteHost, all_that_is_stored, forget, is_stored
from playwright.sync_api import expect
from visit import LONG, Visit

# Ends the worker without a word, as the browser does.
END = """document.querySelector("script[type='py'][worker]").xworker.terminate()"""
REPAIR = "navigator.serviceWorker.getRegistration().then(({active}) => active.postMessage({deed: 'repair'}))"
MEASURED = """() => new Promise((done) => {
  navigator.serviceWorker.addEventListener('message', ({data}) => data.offline.state === 'measured' && done());
  navigator.serviceWorker.controller.postMessage({deed: 'measure'});
})"""

# The last ones go while the first are looked at.
GOING = f"""async (scope) => {{
  const names = Array.from({{length: 200}}, (_, number) => `echoimage ${{scope}} gone ${{number}}`);
  await Promise.all(names.map((name) => caches.open(name)));
  const measured = ({MEASURED})();
  for (const name of names.toReversed()) await caches.delete(name);
  const late = new Promise((_, failed) => setTimeout(failed, {LONG}, new Error('no sizes were told')));
  await Promise.race([measured, late]);
}}"""


def share(visit: Visit, picture: Path) -> None:
    with visit.page.expect_navigation():
        visit.page.evaluate(SHARE, [list(picture.read_bytes()), "shared.jpg"])
    visit.requests = [request for request in visit.requests if request.method != "POST"]


def test_forgetting_needs_no_living_worker_and_a_crash_brings_nothing_back_and_nothing_is_sent(
    visited: Profile, offline_host: SiteHost, light_folder: Path
) -> None:
    visit = visited.visit().open("?q=demo/chelsea.jpg", "done")
    is_stored(visit)
    visit.page.evaluate(END)
    forget(visit)
    visit.page.evaluate(REPAIR)
    visit.page.evaluate(MEASURED)
    assert all_that_is_stored(visit) == ([], 1, 0)
    share(visit, light_folder / "demo" / "chelsea.jpg")
    visit.comes_back()
    visit.reaches("done")
    assert not [asked for asked in offline_host.asked if asked.startswith("POST")]


@pytest.mark.slow
def test_sizes_are_told_though_caches_are_deleted_meanwhile(visited: Profile) -> None:
    visit = visited.visit().open()
    is_stored(visit)
    visit.page.evaluate(GOING, visit.address)
    visited.close()


@pytest.mark.slow
def test_part_of_a_copy_can_be_deleted(fresh_profile: Profile, offline_host: SiteHost, other: OtherOrigin) -> None:
    offline_host.lost = {"icons/512.png"}
    visit = fresh_profile.visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.tolerated.append("404")
    # Of another host's collection nothing is learned before it is searched.
    visit.open("?db=" + other.put("/own.json", b'[{"url": "a.png"}]'))
    expect(visit.page.locator("#offline")).to_contain_text("No copy for use without network: icons/512.png")
    expect(visit.page.locator("#stored")).to_contain_text("this page (")
    expect(visit.page.locator("#stored")).not_to_contain_text("remembered")
    forget(visit)
    assert all_that_is_stored(visit) == ([], 1, 0)


@pytest.mark.slow
def test_another_tab_keeps_its_picture(visited: Profile, light_folder: Path) -> None:
    first, second = visited.visit().open(), visited.another().open()
    second.choose(light_folder / "demo" / "chelsea.jpg")
    second.reaches("done")
    forget(first)
    first.open()
    is_stored(first)
    # Whatever made another service worker take over: nobody has agreed here.
    second.page.evaluate("navigator.serviceWorker.dispatchEvent(new Event('controllerchange'))")
    second.page.title()
    expect(second.body).to_have_attribute("data-state", "done")
    expect(second.page.locator("#query-name")).to_have_text("chelsea.jpg")


@pytest.mark.slow
def test_a_picture_is_not_sent_where_storing_fails(
    fresh_profile: Profile, offline_host: SiteHost, light_folder: Path
) -> None:
    offline_host.lost = {"icons/512.png"}
    visit = fresh_profile.visit().open()
    visit.tolerated.append("404")
    expect(visit.page.locator("#offline")).to_contain_text("No copy for use without network")
    share(visit, light_folder / "demo" / "chelsea.jpg")
    visit.reaches("done")
    assert not [asked for asked in offline_host.asked if asked.startswith("POST")]


@pytest.mark.slow
def test_a_shared_picture_without_room_is_told(visited: Profile, offline_host: SiteHost, light_folder: Path) -> None:
    visit = visited.visit().open()
    is_stored(visit)
    origin = offline_host.address.removesuffix(offline_host.below)
    devtools = visit.page.context.new_cdp_session(visit.page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_000})
    share(visit, light_folder / "demo" / "chelsea.jpg")
    expect(visit.status).to_contain_text("no room on this device")
    assert "shared" not in visit.page.url

"""A new version replaces the old one as a whole, when the user agrees or nobody looks; or not at all."""

import pytest
from offline_site import Profile, SiteHost, clear_browser_cache, is_stored, wait_until
from playwright.sync_api import expect
from versions import NEW, is_new, is_old, offered

CHANGED = {"early.js", "locales/en.bin"}
"""What of it is fetched before it counts as stored, with the page itself."""

CREDITS = "() => fetch('demo/credits.html').then((answer) => answer.text())"

AT_REST = """async () => {
  const {installing, waiting, active} = await navigator.serviceWorker.getRegistration();
  return !installing && !waiting && active?.state === 'activated';
}"""


def test_new_version_waits_until_the_user_agrees(visited: Profile, offline_host: SiteHost) -> None:
    offline_host.publish(NEW)
    visit = visited.visit().open()
    offered(visit)
    is_old(visit)
    visit.open()
    offered(visit)
    is_old(visit)
    assert offline_host.fetched() == CHANGED, "the rest was there already"
    visit.page.get_by_role("button", name="Update").click()
    is_new(visit)
    is_stored(visit)
    offline_host.away = True
    visit.open(state="")
    is_new(visit)
    assert offline_host.fetched() == {*CHANGED, "LICENSE.txt"}
    visited.close()


@pytest.mark.slow
def test_offered_in_a_tab_that_chromium_forgot_to_tell(visited: Profile, offline_host: SiteHost) -> None:
    offline_host.publish(NEW)
    visit = visited.visit()
    # As Chromium leaves it at times in one of two tabs, for ever.
    visit.page.add_init_script("Object.defineProperty(ServiceWorker.prototype, 'state', {get: () => 'installing'});")
    visit.open()
    offered(visit)
    visited.close()


@pytest.mark.slow
def test_later_hides_the_offer_and_changes_nothing(visited: Profile, offline_host: SiteHost) -> None:
    offline_host.publish(NEW)
    visit = visited.visit().open()
    offered(visit)
    visit.page.get_by_role("button", name="Later").click()
    expect(visit.page.locator("#update")).to_be_hidden()
    is_old(visit)
    visited.close()


@pytest.mark.slow
def test_other_tabs_are_not_taken_along(visited: Profile, offline_host: SiteHost) -> None:
    offline_host.publish(NEW)
    first, second = visited.visit().open(), visited.another().open()
    offered(first)
    offered(second)
    first.page.get_by_role("button", name="Update").click()
    expect(first.page.locator("#update")).to_contain_text("Close the other tab of this page first")
    for visit in (first, second):
        visit.open()
        is_old(visit)
    second.page.close()
    offered(first)
    first.page.get_by_role("button", name="Update").click()
    is_new(first)


@pytest.mark.slow
def test_version_that_could_not_store_itself_makes_way(fresh_profile: Profile, offline_host: SiteHost) -> None:
    offline_host.lost = {"demo/examples/tiny.jpg"}
    visit = fresh_profile.visit().open()
    visit.tolerated.append("404")
    failed = "No copy for use without network: demo/examples/tiny.jpg"
    expect(visit.page.locator("#offline")).to_contain_text(failed)
    offline_host.lost = set()
    offline_host.publish(NEW)
    clear_browser_cache(visit)
    visit.open(state="")
    is_new(visit)
    is_stored(visit)
    expect(visit.page.locator("#update")).to_be_hidden()
    offline_host.away = True
    visit.open(state="")
    is_new(visit)
    fresh_profile.close()


def test_cut_in_the_middle_leaves_the_old_version_is_made_up_for_and_comes_when_the_last_tab_was_closed(
    visited: Profile, offline_host: SiteHost
) -> None:
    offline_host.publish({**NEW, "demo/credits.html": ("Author</th>", "Writer</th>")})
    offline_host.last, offline_host.but_one = "locales/en.bin", "early.js"
    visit = visited.visit().open()
    offline_host.wait_for("locales/en.bin")
    wait_until(visit, AT_REST)
    visit = visited.visit().open()
    is_old(visit)
    assert "Author</th>" in visit.page.evaluate(CREDITS)
    offline_host.last, offline_host.away = "", False
    offline_host.asked.clear()
    visit.open()
    offered(visit)
    is_old(visit)
    assert "early.js" not in offline_host.fetched(), "what had arrived was fetched again"
    visit = visited.visit()
    offline_host.away = True
    visit.open(state="")
    is_new(visit)
    assert "Writer</th>" in visit.page.evaluate(CREDITS)


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["lost", "another"])
def test_a_file_that_is_not_there_or_not_the_right_one(visited: Profile, offline_host: SiteHost, fault: str) -> None:
    offline_host.publish(NEW)
    changed = offline_host.folder / "locales" / "en.bin"
    right = changed.read_bytes()
    if fault == "lost":
        offline_host.lost = {"locales/en.bin"}
    else:
        changed.write_bytes(right + b"\n")
    visit = visited.visit().open()
    is_stored(visit)
    offline_host.wait_for("locales/en.bin")
    wait_until(visit, AT_REST)
    expect(visit.page.locator("#update")).to_be_hidden()
    is_old(visit)
    offline_host.lost = set()
    changed.write_bytes(right)
    visit.open()
    offered(visit)
    visit.page.get_by_role("button", name="Update").click()
    is_new(visit)

"""What was learned on the first visit is not read again on the second, until it is forgotten."""

import json

import pytest
from hosts import OtherOrigin
from pictures import below_each_other, encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

COUNT = 6


def pictures_read(visit: Visit) -> list[str]:
    return [url for url in visit.fetched() if url.endswith(".png")]


def search_a_scene(visit: Visit) -> list[dict[str, object]]:
    visit.requests.clear()
    visit.choose(file("copy.png", encoded(scene(2).crop((40, 30, 200, 150)))))
    visit.reaches("done")
    return visit.cards()


def test_second_visit_reads_no_picture_and_finds_the_same_until_all_is_forgotten(
    bare_visit: Visit, other: OtherOrigin
) -> None:
    pictures = [scene(number) for number in range(COUNT)]
    # Found by a window of it alone.
    pictures[2] = below_each_other(scene(20), scene(21), scene(2), *map(scene, range(22, 28)))
    urls = [other.put(f"/{number}.png", encoded(picture)) for number, picture in enumerate(pictures)]
    database = other.put("/images.json", json.dumps([{"url": url} for url in urls]).encode())
    visit = bare_visit
    visit.hosts.add(other.origin.removeprefix("http://"))
    expect(visit.page.locator("#stored")).not_to_be_empty()
    if visit.page.get_by_role("button", name="Delete what is stored here").is_visible():
        visit.delete_what_is_stored()
    visit.requests.clear()
    visit.open_list(database)
    visit.reaches("done")
    assert sorted(pictures_read(visit)) == urls
    before = search_a_scene(visit)
    assert (before[0]["url"], before[0]["match"]) == (urls[2], "yes")
    visit.open(f"?db={database}")
    assert search_a_scene(visit) == before
    assert pictures_read(visit) == []
    expect(visit.page.locator("#stored")).to_contain_text(f"{COUNT} pictures remembered")
    visit.page.get_by_role("button", name="Delete what is stored here").click()
    expect(visit.page.get_by_role("dialog")).to_contain_text(f"{COUNT} pictures remembered")
    visit.page.get_by_role("button", name="Keep it").click()
    expect(visit.page.locator("#stored")).to_contain_text(f"{COUNT} pictures remembered")
    visit.delete_what_is_stored()
    expect(visit.page.locator("#stored")).not_to_contain_text("remembered")
    assert search_a_scene(visit) == before
    assert sorted(pictures_read(visit)) == urls


@pytest.mark.slow
def test_a_changed_sha256_makes_the_picture_be_read_anew(bare_visit: Visit, other: OtherOrigin) -> None:
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    url = other.put("/a.png", encoded(scene(1)))
    bare_visit.choose(file("one.png", encoded(scene(1))))
    bare_visit.reaches("done")
    bare_visit.choose_database([{"url": url}])
    bare_visit.reaches("done")
    assert bare_visit.cards()[0]["exact"]
    other.put("/a.png", encoded(scene(2)))
    bare_visit.open(state="ready")
    bare_visit.choose_database([{"url": url, "sha256": "0" * 64}])
    bare_visit.reaches("ready")
    bare_visit.choose(file("two.png", encoded(scene(2))))
    bare_visit.reaches("done")
    assert bare_visit.cards()[0]["exact"]

"""What was learned on the first visit is not read again on the second, until it is forgotten."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit


def pictures_read(visit: Visit) -> list[str]:
    return [url for url in visit.fetched() if re.search(r"\.(jpg|png)$", url)]


def search_the_cat(visit: Visit, site_folder: Path) -> list[dict[str, object]]:
    visit.requests.clear()
    visit.choose(site_folder / "demo" / "examples" / "cropped.jpg")
    visit.reaches("done")
    return visit.cards()


def test_second_visit_reads_no_picture_and_finds_the_same_until_all_is_forgotten(
    new_visit: Callable[..., Visit], site_folder: Path
) -> None:
    visit = new_visit().open()
    visit.choose(site_folder / "demo" / "examples" / "cropped.jpg")
    visit.reaches("done")
    before = visit.cards()
    assert len(pictures_read(visit)) > 20, "the record shows what the first visit read"
    visit.open()
    assert search_the_cat(visit, site_folder) == before
    assert pictures_read(visit) == []
    expect(visit.page.locator("#stored")).to_contain_text("pictures remembered")
    visit.page.get_by_role("button", name="Forget").click()
    expect(visit.page.locator("#stored")).not_to_contain_text("remembered")
    expect(visit.page.get_by_role("button", name="Forget")).to_be_hidden()
    assert search_the_cat(visit, site_folder) == before
    assert len(pictures_read(visit)) > 20


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

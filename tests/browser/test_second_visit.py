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


@pytest.fixture
def returning(new_visit: Callable[..., Visit], site_folder: Path) -> tuple[Visit, list[dict[str, object]]]:
    """A visit that begins anew after a search in the demo, and the results of that search."""
    visit = new_visit().open()
    visit.choose(site_folder / "demo" / "examples" / "cropped.jpg")
    visit.reaches("done")
    before = visit.cards()
    assert len(pictures_read(visit)) > 20, "the record shows what the first visit read"
    visit.requests.clear()
    return visit.open(), before


def test_second_visit_reads_no_picture_and_finds_the_same(
    returning: tuple[Visit, list[dict[str, object]]], site_folder: Path
) -> None:
    visit, before = returning
    visit.choose(site_folder / "demo" / "examples" / "cropped.jpg")
    visit.reaches("done")
    assert visit.cards() == before
    assert pictures_read(visit) == []


def test_forget_empties_the_memory_and_the_next_search_reads_again(
    returning: tuple[Visit, list[dict[str, object]]], site_folder: Path
) -> None:
    visit, before = returning
    expect(visit.page.locator("#stored")).to_contain_text("pictures remembered")
    visit.page.get_by_role("button", name="Forget").click()
    expect(visit.page.locator("#stored")).not_to_contain_text("remembered")
    expect(visit.page.get_by_role("button", name="Forget")).to_be_hidden()
    visit.choose(site_folder / "demo" / "examples" / "cropped.jpg")
    visit.reaches("done")
    assert visit.cards() == before
    assert len(pictures_read(visit)) > 20


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

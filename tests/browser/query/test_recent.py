"""The last queries: a row of them on this device, searched again, kept over a reload, and deleted."""

from collections.abc import Callable
from pathlib import Path

from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit


def test_queries_are_remembered_searched_again_after_a_reload_and_deleted(
    new_visit: Callable[..., Visit], tmp_path: Path
) -> None:
    visit = new_visit().open()
    page, row = visit.page, visit.page.locator("#recent")
    shown = row.get_by_role("button", name="again")
    expect(row).to_be_hidden()
    for number in (1, 2, 1):
        visit.choose(file(f"{number}.png", encoded(scene(number))))
        visit.reaches("done")
    expect(shown).to_have_count(2)
    expect(shown.first).to_have_accessible_name("Search 1.png again")

    # Another language is another load of the page.
    with page.expect_navigation():
        page.locator("#language").dispatch_event("change")
    visit.comes_back()
    visit.reaches("done")
    expect(page.locator("#query-name")).to_have_text("1.png")
    expect(page.locator("#stored")).to_contain_text("pictures you searched")
    assert visit.results.count() or page.locator("#nothing").is_visible(), "it was searched"

    shown.nth(1).click()
    visit.reaches("done")
    expect(page.locator("#query-name")).to_have_text("2.png")
    expect(shown.first).to_have_accessible_name("Search 2.png again")
    expect(shown.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    expect(shown).to_have_count(1)
    expect(shown).to_be_focused()

    # Of a file this large a smaller copy is kept.
    large = tmp_path / "large.png"
    large.write_bytes(encoded(scene(3)) + bytes(16_000_000))
    visit.choose(large)
    visit.reaches("done")
    for name in ("2.png", "large.png"):
        expect(shown).to_have_count(2)
        shown.nth(1).click()
        visit.reaches("done")
        expect(shown.first).to_have_accessible_name(f"Search {name} again")
    expect(shown).to_have_count(2)
    visit.delete_what_is_stored()
    expect(row).to_be_hidden()
    assert "echoimage" not in str(page.evaluate("JSON.stringify(localStorage)")), "the room for the row goes, too"

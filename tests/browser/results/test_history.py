"""Back and Forward lead through the searches; an error stands where its cause is, and goes with the next input."""

import re
from collections.abc import Callable
from pathlib import Path

from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

CROPPED = "demo/examples/cropped.jpg"


def go(visit: Visit, way: str, state: str) -> None:
    visit.page.evaluate(f"history.{way}()")
    visit.reaches(state)


def test_back_and_forward_lead_through_searches(new_visit: Callable[..., Visit], site_folder: Path) -> None:
    visit = new_visit().open()
    start = visit.page.title()
    visit.choose(site_folder / "demo" / "coins.jpg")
    visit.reaches("done")
    coins = visit.cards()
    visit.type_address(CROPPED)
    visit.reaches("done")
    expect(visit.page).to_have_title("Cropped copy of “Chelsea the cat” – EchoImage")
    go(visit, "back", "done")
    assert visit.cards() == coins
    expect(visit.page.locator("#query-name")).to_have_text("coins.jpg")
    assert visit.page.url == visit.address
    visit.page.evaluate("history.back()")
    expect(visit.page.locator("body[data-query]")).to_have_count(0)
    expect(visit.status).to_have_text("Ready for your picture.")
    expect(visit.page).to_have_title(start)
    go(visit, "forward", "done")
    go(visit, "forward", "done")
    assert visit.page.url == f"{visit.address}?q={CROPPED}"
    assert visit.urls()[0].endswith("/chelsea.jpg")
    visit.choose_database([{"url": visit.address + "demo/coins.jpg"}])
    visit.reaches("done")
    go(visit, "back", "done")
    assert visit.urls()[0].endswith("/chelsea.jpg")


def test_the_map_of_differences_is_of_the_search_that_is_shown(visit: Visit) -> None:
    for name in ("watermarked", "cropped"):
        visit.type_address(f"demo/examples/{name}.jpg")
        visit.reaches("done")
    go(visit, "back", "done")
    visit.compare()
    visit.look("Differences")
    expect(visit.page.locator("#comparison-place")).to_have_text("1 place differs")
    expect(visit.page.locator("#comparison-note")).to_contain_text("on average")
    visit.page.keyboard.press("Escape")


def test_what_is_wrong_with_an_address_stands_at_its_field_and_goes(visit: Visit) -> None:
    field = visit.page.get_by_label("Address of a picture")
    visit.type_address("ftp://host.example/cat.png")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("cannot be read. Give an address"))
    expect(field).to_be_focused()
    visit.type_address(CROPPED)
    visit.reaches("done")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(visit.page.locator("#query-url-error")).to_be_hidden()


def test_a_new_picture_replaces_the_error_of_a_collection(bare_visit: Visit) -> None:
    bare_visit.choose_database(b"no JSON")
    bare_visit.reaches("error")
    bare_visit.choose(file("three.png", encoded(scene(3))))
    expect(bare_visit.status).not_to_contain_text("own.json")


def test_a_task_that_is_chosen_while_another_entry_of_the_history_begins_stays(visit: Visit) -> None:
    task = visit.page.evaluate("""() => new Promise(resolve => {
        location.hash = 'duplicates';
        history.pushState(history.state, '', location.pathname + location.search);
        addEventListener('hashchange', () => resolve(document.body.dataset.task), {once: true});
    })""")
    assert task == "duplicates"

"""Everything by keyboard alone; what happens is told in one live region."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from visit import Visit

FOCUSED = """() => { const one = document.activeElement;
  return one.id || one.closest('[data-url]') && 'result: ' + one.className || one.innerText || one.tagName; }"""


@pytest.fixture
def from_the_top(visit: Visit) -> Visit:
    """A page on which nothing has the focus, with results of the demo."""
    visit.try_example("Cropped")
    visit.reaches("done")
    visit.page.evaluate("() => { document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); }")
    visit.page.locator("html").evaluate(
        "html => { html.tabIndex = -1; html.focus(); html.removeAttribute('tabindex'); }"
    )
    return visit


def tabbed_through(visit: Visit, presses: int = 60) -> list[str]:
    focused = []
    for _ in range(presses):
        visit.page.keyboard.press("Tab")
        focused.append(visit.page.evaluate(FOCUSED))
    return focused


def test_tab_reaches_every_way_in_and_every_result_and_what_has_the_focus_is_shown(from_the_top: Visit) -> None:
    expect(from_the_top.page.locator("[role=status], [role=alert]")).to_have_count(1)
    expect(from_the_top.status).to_have_text("Cropped copy of “Chelsea the cat”")
    from_the_top.page.keyboard.press("Tab")
    skip = from_the_top.page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    order = tabbed_through(from_the_top)
    ways_in = ("query-file", "query-url", "database-demo", "mine-folder", "mine-files")
    for name in (*ways_in, "result: title", "result: original", "result: button small compare", "nearest"):
        assert name in order, f"{name} is not reached: {order}"
    assert order.index("query-file") < order.index("database-demo") < order.index("result: title")
    skip.press("Enter")
    expect(from_the_top.page.locator("#main")).to_be_focused()
    every_button_and_field_has_a_name(from_the_top)
    from_the_top.page.get_by_role("link", name="Compare two").press("Enter")
    expect(from_the_top.body).to_have_attribute("data-task", "compare")
    order = tabbed_through(from_the_top, 12)
    assert order.index("compare-first") < order.index("compare-second")
    assert "query-file" not in order


def every_button_and_field_has_a_name(visit: Visit) -> None:
    for role in ("button", "textbox", "link", "progressbar", "radio", "spinbutton"):
        for element in visit.page.get_by_role(role).all():
            expect(element).to_have_accessible_name(re.compile(r"\S"))


def test_a_file_is_chosen_and_an_address_searched_by_key(visit: Visit, site_folder: Path) -> None:
    with visit.page.expect_file_chooser() as chooser:
        # Once the page has answered, it knows that the chooser is wanted here: of itself a key overtakes that wish.
        visit.page.locator("#query-file").focus()
        visit.page.keyboard.press("Space")
    chooser.value.set_files(site_folder / "demo" / "coins.jpg")
    visit.reaches("done")
    assert visit.urls()[0].endswith("/coins.jpg")
    visit.page.get_by_label("Address of a picture").focus()
    visit.page.keyboard.press("Control+A")
    visit.page.keyboard.type("demo/horse.jpg")
    visit.page.keyboard.press("Enter")
    visit.reaches("done")
    assert visit.urls()[0].endswith("/horse.jpg")

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


def test_tab_reaches_every_way_in_and_every_result(from_the_top: Visit) -> None:
    order = tabbed_through(from_the_top)
    ways_in = ("query-file", "query-url", "database-demo", "mine-folder", "mine-files")
    for name in (*ways_in, "result: title", "result: original", "result: button small compare", "nearest"):
        assert name in order, f"{name} is not reached: {order}"
    assert order.index("query-file") < order.index("database-demo") < order.index("result: title")


def test_tab_reaches_both_pictures_of_a_comparison(from_the_top: Visit) -> None:
    from_the_top.page.get_by_role("link", name="Compare two").press("Enter")
    order = tabbed_through(from_the_top, 12)
    assert order.index("compare-first") < order.index("compare-second")
    assert "query-file" not in order


def test_skip_link_comes_first_and_leads_to_the_content(from_the_top: Visit) -> None:
    from_the_top.page.keyboard.press("Tab")
    expect(from_the_top.page.get_by_role("link", name="Skip to content")).to_be_focused()
    from_the_top.page.keyboard.press("Enter")
    expect(from_the_top.page.locator("#main")).to_be_focused()


def test_file_field_opens_by_key(from_the_top: Visit, site_folder: Path) -> None:
    with from_the_top.page.expect_file_chooser() as chooser:
        # Once the page has answered, it knows that the chooser is wanted here: of itself a key overtakes that wish.
        from_the_top.page.locator("#query-file").focus()
        from_the_top.page.keyboard.press("Space")
    chooser.value.set_files(site_folder / "demo" / "coins.jpg")
    from_the_top.reaches("done")
    assert from_the_top.urls()[0].endswith("/coins.jpg")


def test_address_is_searched_by_enter(from_the_top: Visit) -> None:
    from_the_top.page.get_by_label("Address of a picture").focus()
    from_the_top.page.keyboard.press("Control+A")
    from_the_top.page.keyboard.type("demo/horse.jpg")
    from_the_top.page.keyboard.press("Enter")
    from_the_top.reaches("done")
    assert from_the_top.urls()[0].endswith("/horse.jpg")


def test_outcome_is_in_the_one_status_region(from_the_top: Visit) -> None:
    expect(from_the_top.page.locator("[role=status], [role=alert]")).to_have_count(1)
    expect(from_the_top.status).to_have_text("Cropped copy of “Chelsea the cat”")


def test_every_button_and_field_has_a_name(from_the_top: Visit) -> None:
    for role in ("button", "textbox", "link", "progressbar", "radio", "spinbutton"):
        for element in from_the_top.page.get_by_role(role).all():
            expect(element).to_have_accessible_name(re.compile(r"\S"))


def test_the_focus_is_shown(from_the_top: Visit) -> None:
    from_the_top.page.keyboard.press("Tab")
    link = from_the_top.page.get_by_role("link", name="Skip to content")
    expect(link).to_be_in_viewport()

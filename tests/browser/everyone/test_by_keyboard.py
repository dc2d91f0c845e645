"""By keyboard: Tab goes as the eye does, what has the focus is in sight, keys are listed and can be switched off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from visit import VIEWPORT, Visit

AT_THE_TOP = """() => {
  scrollTo(0, 0);
  document.activeElement.blur();
  const root = document.documentElement;
  root.tabIndex = -1;
  root.focus();
  root.removeAttribute('tabindex');
}"""

# What is seen of a field that lies behind its label is the label.
FOCUSED = """() => {
  const one = document.activeElement;
  const seen = one.matches('.field-behind, .choice input') ? one.nextElementSibling : one;
  const {left, top, width, height} = seen.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  const name = one.id || one.dataset.file || one.hash || one.className || one.textContent.trim();
  return [name, seen.contains(there) || Boolean(there?.contains(seen))];
}"""

START = [
    *("#main", "brand", "#find", "#duplicates", "#compare", "language"),
    *("query-file", "query-url", "button glass"),
    *("database-demo", "database-credits", "mine-folder", "mine-files"),
    *(f"demo/examples/{name}.jpg" for name in ("cropped", "turned", "watermarked", "faded", "tiny", "tilted")),
    *("demo/examples/framed.jpg", "demo/examples/darkened.jpg", "How it works", "Settings"),
]
"""First the column on the left, from the top, then that on the right."""


@pytest.fixture
def narrow(visit: Visit) -> Iterator[Visit]:
    """The page on a small screen, and as it was afterwards."""
    visit.page.set_viewport_size({"width": 360, "height": 640})
    yield visit
    visit.page.set_viewport_size(VIEWPORT)  # type: ignore[arg-type]


def tabbed(page: Page) -> Iterator[tuple[str, bool]]:
    """Yield, for each press of Tab from the top of the page to its end, what has the focus, and if it is in sight."""
    page.evaluate(AT_THE_TOP)
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement !== document.body"):
        name, is_seen = page.evaluate(FOCUSED)
        yield name, is_seen
        page.keyboard.press("Tab")


def test_tab_goes_as_the_eye_does(visit: Visit) -> None:
    visit.page.locator("#query-new").click()
    names = [name for name, _ in tabbed(visit.page) if "recent" not in name]
    assert names[: len(START)] == START


def test_what_has_the_focus_is_in_sight_on_a_small_screen(narrow: Visit) -> None:
    narrow.page.locator("#query-row-new, #query-new").evaluate_all("buttons => buttons[0].click()")
    example = narrow.page.locator("#examples button").nth(1)
    example.press("Enter")
    narrow.reaches("done")
    assert narrow.page.evaluate(FOCUSED) == ["status-panel", True]
    unseen = {name for name, is_seen in tabbed(narrow.page) if not is_seen}
    assert unseen == set()


def test_keys_are_listed_in_every_task_and_can_be_switched_off(visit: Visit) -> None:
    page, keys = visit.page, visit.page.get_by_role("dialog", name="Keys")
    # In a field it would be a letter.
    page.locator("#main").focus()
    page.keyboard.press("?")
    expect(keys).to_contain_text("show these keys")
    expect(keys.get_by_text("another group")).to_be_hidden()
    keys.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("?")
    expect(keys).to_be_hidden()
    link = page.get_by_role("link", name="Duplicates")
    link.press("Enter")
    # A part of the page with the name of the hash would take the focus.
    expect(link).to_be_focused()
    expect(page).to_have_title("Find duplicates – EchoImage")
    page.get_by_role("button", name="Keys").click()
    expect(keys.get_by_text("another group")).to_be_visible()
    keys.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("?")
    expect(keys).to_be_visible()
    page.keyboard.press("Escape")

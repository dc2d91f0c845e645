"""What has to hold for everyone in every state of the page: one walk through the states, looked at in many ways."""

from collections.abc import Callable
from contextlib import closing

import pytest
from axe import bring_axe, violations
from layout import WIDE, cut, too_small, unseen
from playwright.sync_api import Browser, Page
from visit import STILL

from page_states import states

LOOKS: dict[str, Callable[[Page], list[str]]] = {
    "axe": violations,
    "small": too_small,
    "cut": lambda page: list(cut(page)),
    "unseen": unseen,
    "heading": lambda page: page.locator("h1:visible").evaluate_all(
        "found => found.length === 1 ? [] : ['not one h1']"
    ),
}
Findings = dict[str, list[str]]


@pytest.fixture(scope="module")
def findings(browser: Browser, site: str, tmp_path_factory: pytest.TempPathFactory) -> Findings:
    """What each look has found, with the state in which it did."""
    found: Findings = {name: [] for name in LOOKS}
    context = browser.new_context(service_workers="block", viewport=WIDE, **STILL)
    with closing(context):
        page = context.new_page()
        for state in states(page, site, tmp_path_factory.mktemp("given")):
            if state == "start":
                bring_axe(page)
            for name, look in LOOKS.items():
                found[name] += [f"{state}: {one}" for one in look(page)]
    return found


def test_axe_finds_nothing_in_any_state(findings: Findings) -> None:
    assert findings["axe"] == []


def test_what_is_pressed_is_24_pixels_high_and_wide_at_least(findings: Findings) -> None:
    assert findings["small"] == []


def test_no_text_is_cut_at_400_percent_with_more_space_or_when_twice_as_long(findings: Findings) -> None:
    assert findings["cut"] == []


def test_what_is_chosen_is_seen_in_forced_colours(findings: Findings) -> None:
    assert findings["unseen"] == []


def test_every_state_has_one_main_heading(findings: Findings) -> None:
    assert findings["heading"] == []

"""What has to hold for everyone in every state of the page: a walk through the states, looked at in many ways.

In English with the workers as they are; in each other language with what they answered there.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from axe import bring_axe, violations
from layout import PLAIN, WIDE, cut, too_small, unseen
from leftover import leftover
from playwright.sync_api import Browser, Page
from recorded import record, recording, replay
from visit import STILL

from fluent_texts import ENGLISH, LOCALES, messages, pattern_text
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


class Walk(NamedTuple):
    """What each look has found, with the state in which it did, and what the workers answered."""

    found: Findings
    answers: str


# Helpers, which start where there are more, would be recorded as far as they had come by then.
TWO_CORES = "Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', {get: () => 2})"


@contextmanager
def new_page(browser: Browser) -> Iterator[Page]:
    with closing(browser.new_context(service_workers="block", viewport=WIDE, **STILL)) as context:
        context.add_init_script(TWO_CORES)
        yield context.new_page()


@pytest.fixture(scope="module")
def english(browser: Browser, site: str, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    found: Findings = {name: [] for name in LOOKS}
    folder = tmp_path_factory.mktemp("given")
    with new_page(browser) as page:
        record(page)
        for state in states(page, site, folder):
            if state == "start":
                bring_axe(page)
            for name, look in LOOKS.items():
                found[name] += [f"{state}: {one}" for one in look(page)]
            if state == "result":
                save_proof(page, folder / "proof.html")  # for what the workers answer then
        return Walk(found, recording(page))


@pytest.fixture
def findings(english: Walk) -> Findings:
    return english.found


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


@pytest.mark.parametrize("language", ["de", "ja", "ko", "ru", "zh"])
def test_all_of_the_page_and_of_a_proof_is_in_the_language_fits_and_passes_axe(
    language: str, english: Walk, browser: Browser, site: str, tmp_path: Path
) -> None:
    found, said = [], []
    with new_page(browser) as page:
        page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        replay(page, english.answers.replace(own_pictures(ENGLISH), own_pictures(LOCALES / f"{language}.ftl")))
        for state in states(page, f"{site}?lang={language}", tmp_path):
            if state == "start":
                bring_axe(page)
            found += [f"{state}: {one}" for one in violations(page) + list(cut(page, (PLAIN,)))]
            found += [f"{state}: {one}" for one in leftover(page, language)]
            if state == "result":
                found += [f"proof: {one}" for one in left_in_proof(page, language, tmp_path / "proof.html")]
    assert found == []
    assert [one for one in said if "Service Worker" not in one] == []


def own_pictures(texts: Path) -> str:
    """Return what the page calls loose pictures: the one text that it gives to a worker, and gets back."""
    return pattern_text(messages(texts)["mine-name"].value) or ""


def save_proof(page: Page, path: Path) -> None:
    with page.expect_download() as saved:
        page.locator("[data-form='answer'] .save-proof").click()
    saved.value.save_as(path)


def left_in_proof(page: Page, language: str, path: Path) -> list[str]:
    save_proof(page, path)
    with closing(page.context.new_page()) as opened:
        opened.goto(path.as_uri())
        assert str(opened.locator("html").get_attribute("lang")).startswith(language)
        return leftover(opened, language)

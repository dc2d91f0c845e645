"""In each language every state of the page, and a saved proof, is in that language, fits, and passes axe-core."""

from contextlib import closing
from pathlib import Path

import pytest
from axe import bring_axe, violations
from layout import PLAIN, WIDE, cut
from leftover import leftover
from playwright.sync_api import Browser, Page
from visit import STILL

from page_states import states


@pytest.mark.parametrize("language", ["de", "ja", "ko", "ru", "zh"])
def test_all_of_the_page_is_in_the_language_and_fits(
    language: str, browser: Browser, site: str, tmp_path: Path
) -> None:
    found, said = [], []
    with closing(browser.new_context(service_workers="block", viewport=WIDE, **STILL)) as context:
        page = context.new_page()
        page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        for state in states(page, f"{site}?lang={language}", tmp_path):
            if state == "start":
                bring_axe(page)
            found += [f"{state}: {one}" for one in violations(page) + list(cut(page, (PLAIN,)))]
            found += [f"{state}: {one}" for one in leftover(page, language)]
            if state == "result":
                found += [f"proof: {one}" for one in _proof(page, language, tmp_path / "proof.html")]
    assert found == []
    assert [one for one in said if "Service Worker" not in one] == []


def _proof(page: Page, language: str, path: Path) -> list[str]:
    with page.expect_download() as saved:
        page.locator("[data-form='answer'] .save-proof").click()
    saved.value.save_as(path)
    with closing(page.context.new_page()) as opened:
        opened.goto(path.as_uri())
        assert str(opened.locator("html").get_attribute("lang")).startswith(language)
        return leftover(opened, language)

"""The page's language: the browser's, or the one that was chosen, or that of the address; one file is read of it."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Route, expect
from visit import STILL, Visit


@pytest.fixture
def russian(browser: Browser, site: str) -> Iterator[Visit]:
    """A first visit by a browser whose second language is one of the page's."""
    with closing(browser.new_context(locale="ru-RU", service_workers="block", **STILL)) as context:
        yield Visit(context, site)


def languages_read(visit: Visit) -> list[str]:
    return [one.url.rpartition("/")[2] for one in visit.requests if "/locales/" in one.url]


def test_the_language_is_the_browsers_until_another_is_chosen_which_is_remembered(russian: Visit) -> None:
    html, headline = russian.page.locator("html"), russian.page.locator("#headline")
    russian.open()
    expect(html).to_have_attribute("lang", "ru")
    expect(headline).to_have_text("Найти оригинал изображения")
    assert languages_read(russian) == ["ru.bin"]

    russian.page.locator("#examples button").first.press("Enter")
    russian.reaches("done")
    russian.comes_back()
    russian.page.locator("#language").select_option("ja")
    # First the new page: the one before was done as well.
    expect(html).to_have_attribute("lang", "ja")
    russian.reaches("done")
    expect(russian.results.first).to_contain_text("トリミング")

    russian.requests.clear()
    russian.open()
    expect(html).to_have_attribute("lang", "ja")
    russian.open("?lang=de")
    expect(html).to_have_attribute("lang", "de")
    assert languages_read(russian) == ["ja.bin", "de.bin"]
    russian.check()


def test_english_is_not_seen_before_the_language_unless_its_texts_do_not_come(russian: Visit) -> None:
    asked: list[Route] = []
    russian.page.route("**/locales/ru.bin", lambda route: asked.append(route))
    russian.page.goto(russian.address, wait_until="commit")
    html, body = russian.page.locator("html"), russian.page.locator("body")
    expect(html).to_have_attribute("data-translating", "yes")
    expect(body).to_have_css("visibility", "hidden")
    russian.page.route("**/locales/ru.bin", lambda route: route.abort())
    for route in asked:
        route.abort()
    expect(russian.status).to_contain_text("A part of this page could not be loaded.")
    expect(body).to_have_css("visibility", "visible")

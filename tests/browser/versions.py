"""Two versions of the site: what the newer one changes, and which of them a page shows."""

from playwright.sync_api import expect
from visit import Visit

NEW = {
    "index.html": ("Find the original of a picture</h1>", "Find the original of an image</h1>"),
    "early.js": ("less than a second", "not quite a second"),
    "locales/en.bin": ("Ready for your picture.", "Ready for this picture."),
    "LICENSE.txt": ("Apache License", "Apache Licence"),
}


def is_old(visit: Visit) -> None:
    expect(visit.page.locator("#headline")).to_have_text("Find the original of a picture")
    expect(visit.status).to_have_text("Ready for your picture.")


def is_new(visit: Visit) -> None:
    expect(visit.page.locator("#headline")).to_have_text("Find the original of an image")
    expect(visit.status).to_have_text("Ready for this picture.")


def offered(visit: Visit) -> None:
    expect(visit.page.locator("#update")).to_contain_text("A new version of this page is here.")

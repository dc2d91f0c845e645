"""The page installed as an app, really: Chromium installs it, and opens a file of the system with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect
from starts import STARTS


@pytest.fixture
def context(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[BrowserContext]:
    # The old headless Chromium, which Playwright would start, installs nothing.
    options = {**browser_type_launch_args, "headless": False}
    options["args"] = [*browser_type_launch_args["args"], "--headless=new"]
    STARTS.counts["browsers"] += 1
    with browser_type.launch_persistent_context(tmp_path / "profile", **options) as context:
        STARTS.watch(context)
        yield context


def is_chelsea(page: Page, site: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-state", "done")
    expect(page.locator("#results > *").first).to_have_attribute("data-url", f"{site}demo/chelsea.jpg")


def test_a_file_opened_with_the_installed_app_is_searched_and_a_link_that_it_captures_followed(
    context: BrowserContext, light_address: str, light_folder: Path
) -> None:
    site, page = light_address, context.pages[0]
    page.goto(site)
    expect(page.locator("body")).to_have_attribute("data-state", "ready")
    devtools = context.new_cdp_session(page)
    devtools.send("PWA.install", {"manifestId": site, "installUrlOrBundleUrl": site})
    told = devtools.send("PWA.getOsAppState", {"manifestId": site})
    kinds = [kind for handler in told["fileHandlers"] for kind in handler["accepts"]]
    endings = {ending for kind in kinds for ending in kind["fileExtensions"]}
    assert {".jpg", ".png", ".webp", ".gif", ".avif", ".tif", ".bmp"} <= endings
    # What was installed is the app's window now.
    devtools.send("PWA.launch", {"manifestId": site, "url": f"{site}?q=demo/chelsea.jpg"})
    (page,) = context.pages
    is_chelsea(page, site)
    files = [str(light_folder / "demo" / "chelsea.jpg")]
    devtools.send("PWA.launchFilesInApp", {"manifestId": site, "files": files})
    page = context.pages[-1]
    expect(page.locator("#query-name")).to_have_text("chelsea.jpg")
    is_chelsea(page, site)

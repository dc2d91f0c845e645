"""From a web site to a searchable one by three commands: crawl, index, publish; the page finds an edited copy."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hosts import OtherOrigin, running
from indexes import choose, found
from native import echoimage
from pictures import encoded, scene
from PIL import Image
from playwright.sync_api import expect
from visit import Visit

from echoimage_build.server import open_server

PAGES, EACH, WANTED = 3, 4, 6


def furnish(site: OtherOrigin) -> str:
    """Put pages with pictures on a host; return the address of the first page. No other page may read the pictures."""
    for number in range(PAGES):
        shown = range(number * EACH, (number + 1) * EACH)
        pictures = "".join(f'<img src="/files/{seed}.png" alt="Scene {seed}">' for seed in shown)
        html = f'<title>Part {number}</title><a href="/page{(number + 1) % PAGES}">on</a>{pictures}'
        site.put(f"/page{number}", html.encode(), type="text/html")
        for seed in shown:
            site.put(f"/files/{seed}.png", encoded(scene(seed)), type="image/png", cors=False)
    return f"{site.origin}/page0"


@pytest.fixture
def published(other: OtherOrigin, site_folder: Path, tmp_path: Path) -> Path:
    database, out = tmp_path / "images.json", tmp_path / "site"
    echoimage("crawl", furnish(other), "-o", database, "--allow-private", "--delay", "0")
    echoimage("index", database, "-o", tmp_path / "index", "--workers", "1")
    echoimage("publish", out, "--database", tmp_path / "index", "--site", site_folder, "--workers", "1")
    return out


def edited() -> Image.Image:
    """The picture in question, cropped, turned by a quarter, and grey."""
    return scene(WANTED).crop((40, 30, 300, 220)).transpose(Image.Transpose.ROTATE_90).convert("L").convert("RGB")


@pytest.mark.slow
def test_edited_copy_of_a_crawled_picture_is_found_on_the_published_site(
    new_visit: Callable[..., Visit], other: OtherOrigin, published: Path
) -> None:
    read = len(other.requests)
    with running(open_server(published, 0)) as server:
        visit = new_visit(f"http://127.0.0.1:{server.server_port}/")
        visit.hosts.add(other.origin.removeprefix("http://"))
        visit.open()
        choose(visit, edited())
        assert found(visit) == f"{WANTED}.png"
        first = visit.results.first
        expect(first).to_contain_text(f"Scene {WANTED}")
        assert first.get_attribute("data-url") == f"{other.origin}/files/{WANTED}.png"
        expect(visit.page.locator("#database-count")).to_have_text(f"{PAGES * EACH} pictures")
        # The host of the pictures lets no page read them: they are shown, the index is searched.
        expect(first.locator("img").last).to_have_js_property("naturalWidth", 320)
        assert {path.partition("/files/")[0] for _, path in other.requests[read:]} <= {""}
        visit.check()

"""A collection published by the command line: an edited copy of one of its pictures is found, also without network."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from indexes import choose, found
from native import echoimage
from offline_site import Profile, SiteHost, is_stored, site_host
from pictures import encoded, scene
from PIL import Image
from playwright.sync_api import BrowserType, expect
from visit import Visit

from nginx import nginx

MANY = 12
WANTED = 5
BELOW = "/some/project/"


def make_database(folder: Path) -> Path:
    """Make an images.json beside its pictures, the one in question with a name that no address has as it stands."""
    entries = []
    for seed in range(MANY):
        name = "pictures/100% mine #5.png" if seed == WANTED else f"pictures/{seed}.png"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(encoded(scene(seed)))
        entries.append({"url": name, "title": f"Scene {seed}", "license": "CC0"})
    path = folder / "images.json"
    path.write_text(json.dumps(entries))
    return path


def edited() -> Image.Image:
    """The picture in question, cropped, turned by a quarter and recompressed."""
    part = scene(WANTED).crop((40, 30, 300, 220)).transpose(Image.Transpose.ROTATE_90)
    return part.convert("L").convert("RGB")


@pytest.fixture(scope="module")
def published(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    database = make_database(folder / "collection")
    echoimage("publish", folder / "out", "--database", database, "--site", site_folder, "--workers", "1")
    return folder / "out"


@pytest.fixture(scope="module")
def host(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteHost]:
    """The published site below a path of a host that can go away."""
    with site_host(published, tmp_path_factory.mktemp("host") / "site", BELOW) as host:
        yield host


@pytest.fixture
def profile(
    host: SiteHost, browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[Profile]:
    """A browser that was never here."""
    host.restore()
    profile = Profile(browser_type, browser_type_launch_args, tmp_path / "disk", host)
    yield profile
    profile.abandon()


def is_found(visit: Visit) -> None:
    choose(visit, edited())
    assert found(visit) == "100%25%20mine%20%235.png"
    expect(visit.results.first).to_contain_text("Scene 5")
    expect(visit.page.locator("#database-count")).to_have_text(f"{MANY} pictures")


def test_edited_copy_is_found_through_the_index_with_and_without_network(profile: Profile, host: SiteHost) -> None:
    visit = profile.visit().open()
    expect(visit.page.locator("#database-name")).to_have_text("The pictures of this site")
    is_found(visit)
    # Nothing of the demo is left, and the pictures are shown, not read.
    for name in ("#examples-panel", "#database-credits"):
        expect(visit.page.locator(name)).to_be_hidden()
    assert not [url for url in visit.fetched() if "/pictures/" in url]
    assert any("/demo/index/details-" in url for url in visit.fetched())
    is_stored(visit)
    host.away = True
    visit = profile.visit().open()
    host.asked.clear()
    is_found(visit)
    shown = visit.results.first.locator(".card-picture img")
    expect(shown).to_have_js_property("naturalWidth", 320)
    assert host.asked == []
    profile.close()


def test_edited_copy_is_found_on_nginx_as_documented(
    new_visit: Callable[..., Visit], published: Path, tmp_path: Path
) -> None:
    with nginx(published, tmp_path / "nginx") as address:
        visit = new_visit(address).open()
        is_found(visit)
        visit.check()

"""An index too large to be held, here one of more than eighty pictures: what is read of it, or why nothing is."""

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import worker_archive
from hosts import OtherOrigin, running
from indexes import Built, build, choose, found, open_address, read, scenes
from pictures import scene
from PIL import Image, ImageOps
from playwright.sync_api import Browser, expect
from visit import STILL, Visit

from echoimage_build.server import open_server

SMALL = """
from echoimage.index import reader as _index

_index.HELD = 80
"""


@pytest.fixture(scope="module")
def small_site(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, with less room for lists, and a bar from the first moment of a search."""
    folder = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(site_folder, folder)
    worker_archive.change(folder, "collection.py", "QUIET = 0.5\n", f"QUIET = 0.0\n{SMALL}")
    with running(open_server(folder, 0)) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture(scope="module")
def opened(browser: Browser, small_site: str) -> Iterator[Visit]:
    """A page of that site, which these tests share."""
    context = browser.new_context(service_workers="block", **STILL)
    yield Visit(context, small_site).open()
    context.close()


@pytest.fixture
def visitor(opened: Visit, other: OtherOrigin) -> Iterator[Visit]:
    opened.settle(demo=False)
    opened.hosts.add(other.origin.removeprefix("http://"))
    yield opened
    opened.check()


@pytest.mark.slow
def test_a_large_index_is_read_by_parts_or_refused_with_the_remedy(
    visitor: Visit, other: OtherOrigin, built: Built
) -> None:
    open_address(visitor, built.publish(other, ranges="no"), "error")
    (name,) = built.names("words")
    told = re.compile(rf"parts of {name} \(\d\.\d MB\) are read, and its host gives whole files")
    expect(visitor.status).to_contain_text(told)
    expect(visitor.status).to_contain_text("let it answer requests with Range for .zip files")
    assert len(read(other, "words")) <= 1, "more than one attempt"
    other.sent.clear()
    open_address(visitor, built.publish(other))
    choose(visitor, ImageOps.mirror(scene(9)))
    assert found(visitor) == "009.png"
    assert all(span for _, span, _ in read(other, "words") + read(other, "details")), "a whole file was read"


@pytest.mark.slow
def test_a_smooth_picture_is_found_by_its_fingerprint(visitor: Visit, other: OtherOrigin, tmp_path: Path) -> None:
    smooth = Image.linear_gradient("L").resize((120, 90)).rotate(90, expand=True).convert("RGB")
    pictures = {f"{seed:03}.png": scene(seed) for seed in range(85)} | {"smooth.png": smooth}
    open_address(visitor, build(tmp_path, pictures).publish(other))
    choose(visitor, smooth)
    assert found(visitor) == "smooth.png" and visitor.cards()[0]["exact"]
    expect(visitor.page.locator("#nothing")).to_be_hidden()


@pytest.mark.slow
def test_a_slow_search_tells_how_far_it_is(visitor: Visit, other: OtherOrigin, tmp_path: Path) -> None:
    few = scenes(tmp_path, 70)
    address = few.publish(other, ranges="no")
    gate = threading.Event()
    # The last six pictures have a file of their own.
    slow = min(few.names("details"), key=lambda name: len(few.files[name]))
    other.put(f"/index/{slow}", few.files[slow], gate=gate)
    choose(visitor, scene(66))
    visitor.begin()
    open_address(visitor, address, "searching")
    other.wait_for(f"/index/{slow}")
    expect(visitor.page.locator("#progress-text")).to_have_text(re.compile(r"^[1-9]\d?%$"))
    bar = visitor.page.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", re.compile(r"^[1-9]\d?$"))
    assert int(bar.get_attribute("max") or 0) > 70
    gate.set()
    visitor.reaches("done")
    expect(bar).to_be_hidden()
    assert found(visitor) == "066.png"

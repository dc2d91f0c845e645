"""The site's own host misbehaves: the page starts all the same or says that it does not, and nothing waits for ever."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from faults import PASSING, TALLY, FaultyHost, Plan, faulty
from judging import judged, moving, seen, told_error
from offline_site import Profile, is_stored, publish
from playwright.sync_api import BrowserType, expect
from versions import NEW, is_new, is_old, offered
from visit import Visit

BY_FETCH = (
    r"^/(page/.*(py|json|bin)|worker/(.*(py|json)|unpack\.mjs)"
    r"|runtime/(.*\.zst|.*\.wasm|.*lock\.json)|micropython/.*wasm)"
)
"""Parts of the start that are asked for again. Other scripts and modules are loaded by the browser itself, once."""

LATER = r"^/runtime/(scikit|scipy|libopenblas|lazy|packaging|micropip|numpy_more)"


@pytest.fixture
def host(site_folder: Path) -> Iterator[FaultyHost]:
    with faulty(site_folder) as host:
        yield host


@pytest.fixture
def light_host(light_folder: Path, tmp_path: Path) -> Iterator[FaultyHost]:
    """A host of the site with a stand-in for its interpreter."""
    (tmp_path / "light").symlink_to(light_folder, target_is_directory=True)
    with faulty(tmp_path) as host:
        host.address += "light/"
        yield host


@pytest.fixture
def light_visit(new_visit: Callable[..., Visit], light_host: FaultyHost) -> Visit:
    """A first visit to the light site, not yet opened."""
    return _visit(new_visit, light_host)


def _visit(new_visit: Callable[..., Visit], host: FaultyHost) -> Visit:
    visit = new_visit(host.address)
    visit.tolerated.append("")  # browser, PyScript and Pyodide complain, each in words of its own
    return visit


def test_start_search_and_heat_map(
    visit: Visit, new_visit: Callable[..., Visit], host: FaultyHost, site_folder: Path
) -> None:
    query = site_folder / "demo" / "examples" / "cropped.jpg"
    visit.choose(query)
    visit.reaches("done")
    right = seen(visit)
    assert right.matches[0][0] == "chelsea.jpg" and right.missing == {}
    first = _visit(new_visit, host)
    host.plan("start and demo", Plan(paths=f"{BY_FETCH}|^/demo/[^/]*jpg", times=1))
    with moving():
        first.open()
        first.choose(query)
        first.reaches("done")
    # Each part that is asked for by `fetch` fails once: 18, the page's modules one of them, the workers' another.
    assert TALLY.of("start and demo") >= 16
    assert judged(first, right) == right
    host.plan("heat map", Plan(paths=LATER, times=1))
    first.compare()
    first.look("Differences")
    with moving():
        expect(first.page.locator("#comparison-heat")).to_be_visible()
    assert TALLY.of("heat map") >= 5


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("page/modules.bin", "503"),
        pytest.param("micropython/micropython.mjs", "reset", marks=pytest.mark.slow),
        ("pyscript/core", "truncated"),
    ],
)
def test_a_part_of_the_page_that_never_comes_is_told_with_a_button_that_helps(
    light_visit: Visit, light_host: FaultyHost, part: str, kind: str
) -> None:
    light_host.plan("start", Plan((kind,), part, times=99))
    with moving():
        light_visit.open(state="error")
    told_error(light_visit)
    light_host.behave()
    light_visit.page.get_by_role("button", name="Reload").click()
    light_visit.comes_back()
    with moving():
        light_visit.reaches("ready")
    expect(light_visit.page.locator("#reload")).to_be_hidden()


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("runtime/pyodide.mjs", "404"),
        pytest.param("runtime/pyodide.asm.wasm", "404", marks=pytest.mark.slow),
        pytest.param("runtime/numpy.*zst", "503", marks=pytest.mark.slow),
        pytest.param("worker/modules.zip", "reset", marks=pytest.mark.slow),
        pytest.param("worker/main.py", "503", marks=pytest.mark.slow),
        ("worker/unpack.mjs", "reset"),
    ],
)
def test_a_part_of_the_worker_that_never_comes_is_told_and_the_picture_is_searched_after_a_restart(
    light_visit: Visit, light_host: FaultyHost, light_folder: Path, part: str, kind: str
) -> None:
    light_host.plan("start", Plan((kind,), part, times=99))
    light_visit.open(state="")
    light_visit.choose(light_folder / "demo" / "chelsea.jpg")
    with moving():
        light_visit.reaches("error")
    told_error(light_visit)
    expect(light_visit.status).to_contain_text("could not start")
    expect(light_visit.query_picture).to_be_visible()
    light_host.behave()
    light_visit.page.get_by_role("button", name="Restart").click()
    with moving():
        light_visit.reaches("done")
    assert light_visit.urls()[0] == light_visit.address + "demo/chelsea.jpg"
    expect(light_visit.page.get_by_role("button", name="Restart")).to_be_hidden()
    expect(light_visit.page.locator("#reload")).to_be_hidden()


def test_a_part_that_hangs_is_told(light_visit: Visit, light_host: FaultyHost) -> None:
    light_visit.page.clock.install()
    light_host.plan("start", Plan(("stall",), "micropython/micropython.mjs", times=99))
    # What boot.js imports may hold up the page's load event, as late as the host resets the transfer.
    with light_visit.page.expect_request("**/micropython.mjs"):
        light_visit.page.goto(light_visit.address, wait_until="domcontentloaded")
    light_visit.page.clock.fast_forward(91_000)
    with moving():
        light_visit.reaches("error")
    assert "takes long to start" in told_error(light_visit)
    expect(light_visit.page.get_by_role("button", name="Reload")).to_be_visible()


@pytest.fixture
def own_host(light_folder: Path, tmp_path: Path) -> Iterator[FaultyHost]:
    """A host of its own, for what a browser stores goes by the host."""
    shutil.copytree(light_folder, tmp_path / "host" / "light")
    with faulty(tmp_path / "host") as host:
        host.address += "light/"
        yield host


@pytest.mark.slow
def test_storing_use_without_network_and_update(
    own_host: FaultyHost,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, object],
    tmp_path: Path,
) -> None:
    profile = Profile(browser_type, browser_type_launch_args, tmp_path / "profile", own_host)
    visit = profile.visit()
    visit.tolerated.append("")
    with moving():
        visit.open()
        own_host.plan("offline storing", Plan((*PASSING, "wrong", "shortened"), r"^(?!/light/sw\.js)", times=1))
        is_stored(visit)
    own_host.plan("without network", Plan(("reset",), times=999))
    with moving():
        visit.open()
    is_old(visit)
    publish(own_host.folder / "light", NEW)
    own_host.plan("update", Plan((*PASSING, "wrong"), r"^(?!/light/sw\.js)", times=1))
    with moving():
        visit.open()
        offered(visit)
        visit.page.get_by_role("button", name="Update").click()
        is_new(visit)
    own_host.end.set()
    profile.close()

"""The site's own host misbehaves: the page starts all the same or says that it does not, and nothing waits for ever."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults import PASSING, TALLY, FaultyHost, Plan, faulty
from indexes import open_address
from judging import Seen, judged, moving, seen, told_error
from offline_site import Profile, is_stored, publish
from playwright.sync_api import Browser, BrowserType, expect
from versions import NEW, is_new, is_old, offered
from visit import LONG, Visit

BY_FETCH = (
    r"^/(page/.*(py|json|bin)|worker/(.*(py|json)|unpack\.mjs)"
    r"|runtime/(.*\.zst|.*\.wasm|.*lock\.json)|micropython/.*wasm)"
)
"""Parts of the start that are asked for again. Other scripts and modules are loaded by the browser itself, once."""

LATER = r"^/runtime/(scikit|scipy|libopenblas|lazy|packaging|micropip|numpy_more)"


@pytest.fixture(scope="module")
def host(impatient_folder: Path) -> Iterator[FaultyHost]:
    with faulty(impatient_folder) as host:
        yield host


@pytest.fixture
def visit(browser: Browser, host: FaultyHost) -> Iterator[Visit]:
    """A first visit, not yet opened."""
    context = browser.new_context(service_workers="block")
    visit = Visit(context, host.address)
    visit.tolerated.append("")  # browser, PyScript and Pyodide complain, each in words of its own
    yield visit
    host.behave()
    visit.check()
    context.close()


@pytest.fixture
def query(impatient_folder: Path) -> Path:
    return impatient_folder / "demo" / "examples" / "cropped.jpg"


@pytest.fixture
def right(started: Visit, query: Path) -> Seen:
    """What is found in the demo without faults."""
    started.begin()
    started.choose(query)
    started.reaches("done")
    open_address(started, f"{started.address}demo/images.json")
    found = seen(started)
    assert found.matches[0][0] == "chelsea.jpg"
    assert found.missing == {}
    return found


def test_start_search_and_heat_map(visit: Visit, host: FaultyHost, query: Path, right: Seen) -> None:
    host.plan("start and demo", Plan(paths=f"{BY_FETCH}|^/demo/[^/]*jpg", times=1))
    with moving():
        visit.open()
        visit.choose(query)
        visit.reaches("done")
    # Each part that is asked for by `fetch` fails once: 59, of which the page's modules are one.
    assert TALLY.of("start and demo") >= 55
    assert judged(visit, right) == right
    host.plan("heat map", Plan(paths=LATER, times=1))
    visit.compare()
    visit.look("Differences")
    with moving():
        expect(visit.page.locator("#comparison-heat")).to_be_visible(timeout=LONG)
    assert TALLY.of("heat map") >= 5


@pytest.mark.parametrize(
    ("part", "kind", "button"),
    [
        ("page/modules.bin", "503", "Reload"),
        ("micropython/micropython.mjs", "reset", "Reload"),
        ("pyscript/core", "truncated", "Reload"),
        ("runtime/numpy.*zst", "503", "Restart"),
        ("worker/transfer.py", "reset", "Restart"),
        ("worker/main.py", "503", "Restart"),
        ("worker/unpack.mjs", "reset", "Restart"),
        ("demo/images.json", "503", ""),
    ],
)
def test_a_part_that_never_comes_is_told_with_a_button_that_helps(
    visit: Visit, host: FaultyHost, part: str, kind: str, button: str
) -> None:
    host.plan("start", Plan((kind,), part, times=99))
    with moving():
        visit.open(state="error")
    told_error(visit)
    host.behave()
    with moving():
        if button == "Restart":
            visit.page.get_by_role("button", name=button).click()
        else:
            if button:
                visit.page.get_by_role("button", name=button).click()
            else:
                visit.page.reload()
            visit.comes_back()
        visit.reaches("ready")
    expect(visit.page.locator("#reload")).to_be_hidden()


def test_a_part_that_hangs_is_told(visit: Visit, host: FaultyHost) -> None:
    visit.page.clock.install()
    host.plan("start", Plan(("stall",), "micropython/micropython.mjs", times=99))
    # What boot.js imports may hold up the page's load event, as late as the host resets the transfer.
    with visit.page.expect_request("**/micropython.mjs"):
        visit.page.goto(visit.address, wait_until="domcontentloaded")
    visit.page.clock.fast_forward(91_000)
    with moving():
        visit.reaches("error")
    assert "takes long to start" in told_error(visit)
    expect(visit.page.get_by_role("button", name="Reload")).to_be_visible()


@pytest.fixture
def own_host(impatient_folder: Path, tmp_path: Path) -> Iterator[FaultyHost]:
    """A host of its own, for what a browser stores goes by the host."""
    with faulty(shutil.copytree(impatient_folder, tmp_path / "site")) as host:
        yield host


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
        own_host.plan("offline storing", Plan((*PASSING, "wrong", "shortened"), r"^(?!/sw\.js)", times=1))
        is_stored(visit)
    own_host.plan("without network", Plan(("reset",), times=999))
    with moving():
        visit.open()
    is_old(visit)
    publish(own_host.folder, NEW)
    own_host.plan("update", Plan((*PASSING, "wrong"), r"^(?!/sw\.js)", times=1))
    with moving():
        visit.open()
        offered(visit)
        visit.page.get_by_role("button", name="Update").click()
        is_new(visit)
    own_host.end.set()
    profile.close()

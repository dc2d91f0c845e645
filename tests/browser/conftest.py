"""The built site in Chromium: options, servers, and visits that end with a look at console and traffic."""

import functools
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import counted
import pytest
from desk import Desk
from hosts import OtherOrigin, running
from indexes import Built, load, scenes
from light_site import light_site
from offline_site import Profile, SiteHost, is_stored, site_host
from playwright.sync_api import Browser, BrowserType
from quick_chromium import QUICK_FLAGS
from scheduling import Scheduling
from sharing import shared
from starts import STARTS
from visit import STILL, Visit

from echoimage_build.chromium import FLAGS
from echoimage_build.server import open_server

ROOT = Path(__file__).resolve().parents[2]
FAILED = pytest.StashKey[bool]()
KEPT_HOSTS = 3


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("echoimage")
    group.addoption("--site", type=Path, default=ROOT / "dist", help="folder of the built site")
    group.addoption("--chromium", help="path of a Chromium; otherwise the system's or Playwright's")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real_interpreter: on the site as it is built, where most do with a stand-in")
    config.addinivalue_line("markers", "slow: for `python build.py test --all`")
    config.pluginmanager.register(counted)
    if not (config.getoption("--site") / "index.html").is_file():
        raise pytest.UsageError("There is no built site; run python build.py build, or give --site")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have tests that begin in one collection follow each other: to open another takes a second."""
    items.sort(key=lambda item: "bare_visit" in getattr(item, "fixturenames", ()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    if report.failed:
        item.stash[FAILED] = item.session.stash[FAILED] = True
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling | None:
    return Scheduling(config, log) if config.getoption("dist") == "loadgroup" else None


@pytest.fixture(scope="session")
def browser_type_launch_args(pytestconfig: pytest.Config, browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = pytestconfig.getoption("--chromium") or shutil.which("chromium")
    return {**browser_type_launch_args, "args": [*FLAGS, *QUICK_FLAGS], "executable_path": path}


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """The Chromium of this process, counted."""
    STARTS.counts["browsers"] += 1
    return browser


@pytest.fixture(scope="session")
def site_folder(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.getoption("--site").resolve()


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the site."""
    with running(open_server(site_folder, 0)) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture(scope="session")
def _hosts() -> Iterator[deque[ExitStack]]:
    """Servers of the last tests: a page that tests share may still ask them for pictures it shows."""
    hosts: deque[ExitStack] = deque()
    yield hosts
    for host in hosts:
        host.close()


@pytest.fixture
def other(_hosts: deque[ExitStack]) -> Iterator[OtherOrigin]:
    """A second origin, empty until the test puts something there."""
    _hosts.append(ExitStack())
    host = _hosts[-1].enter_context(running(OtherOrigin()))
    while len(_hosts) > KEPT_HOSTS:
        _hosts.popleft().close()
    yield host
    host.open_gates()


@pytest.fixture
def new_visit(browser: Browser, site: str) -> Iterator[Callable[..., Visit]]:
    """Make a visit with an empty profile, not yet opened; keywords as of `Browser.new_context`.

    Without a service worker unless asked for: what one answers, no route of a test sees.
    """
    visits: list[Visit] = []
    with ExitStack() as stack:

        def make(address: str = site, **profile: Any) -> Visit:
            context = browser.new_context(**{"service_workers": "block", **STILL, **profile})
            stack.callback(context.close)
            visits.append(Visit(context, address))
            return visits[-1]

        yield make
        for visit in visits:
            visit.check()


@pytest.fixture(scope="session")
def _desk(browser: Browser, site: str) -> Iterator[Desk]:
    desk = Desk(browser, site)
    yield desk
    desk.clear()


@pytest.fixture
def _lent(_desk: Desk, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """The shared page, and another one after a test that failed, be it in its teardown."""
    if request.session.stash.get(FAILED, False):
        request.session.stash[FAILED] = False
        _desk.clear()  # what a failed test leaves behind is nobody else's trouble
    visit = _desk.visit()
    yield visit
    if not request.node.stash.get(FAILED, False):
        visit.check()


@pytest.fixture
def visit(_lent: Visit) -> Visit:
    """A started page in which a plain picture has been searched in the demo, by default settings."""
    _lent.settle(demo=True)
    return _lent


@pytest.fixture
def bare_visit(_lent: Visit) -> Visit:
    """A started page in which a plain picture has been searched in a collection without pictures."""
    _lent.settle(demo=False)
    return _lent


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return load(shared(tmp_path_factory, "index", scenes))


@pytest.fixture(scope="session")
def light_folder(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a stand-in for its interpreter."""
    return shared(tmp_path_factory, "light-site", lambda folder: light_site(site_folder, folder))


@pytest.fixture(scope="session")
def light_address(light_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of that site."""
    folder = tmp_path_factory.mktemp("light")
    (folder / "light").symlink_to(light_folder, target_is_directory=True)
    with running(open_server(folder, 0)) as server:
        yield f"http://127.0.0.1:{server.server_port}/light/"


@pytest.fixture
def light_visit(new_visit: Callable[..., Visit], light_address: str) -> Visit:
    """A visit to that site with an empty profile, not yet opened."""
    return new_visit(light_address)


@pytest.fixture(scope="session")
def _light_host(light_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteHost]:
    with site_host(light_folder, tmp_path_factory.mktemp("host") / "site", "/light/project/") as host:
        yield host


@pytest.fixture(scope="session")
def _real_host(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteHost]:
    with site_host(site_folder, tmp_path_factory.mktemp("host") / "site", "/some/project/") as host:
        yield host


@pytest.fixture
def offline_host(request: pytest.FixtureRequest) -> SiteHost:
    """A host of the site that can go away, as it was built; with a stand-in for the interpreter, or as marked."""
    host: SiteHost = request.getfixturevalue("_real_host" if _is_real(request) else "_light_host")
    host.restore()
    return host


def _is_real(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("real_interpreter") is not None


@pytest.fixture
def new_profile(
    offline_host: SiteHost,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., Profile]]:
    """Make what a browser keeps on disk, empty or a copy of another; `flags` are Chromium's, service workers let in."""
    profiles: list[Profile] = []

    def make(copied: Path | None = None, *flags: str) -> Profile:
        folder = tmp_path_factory.mktemp("profile") / "disk"
        if copied:
            shutil.copytree(copied, folder)
        options = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *flags]}
        profiles.append(Profile(browser_type, options, folder, offline_host))
        return profiles[-1]

    yield make
    for profile in profiles:
        profile.abandon()


@pytest.fixture
def fresh_profile(new_profile: Callable[..., Profile]) -> Profile:
    """A browser that was never here."""
    return new_profile()


@pytest.fixture(scope="session")
def _stored(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[SiteHost], Path]:
    """What a browser has on disk after a visit to a host that has stored everything."""

    @functools.cache
    def stored(host: SiteHost) -> Path:
        folder = tmp_path_factory.mktemp("stored")
        profile = Profile(browser_type, browser_type_launch_args, folder, host)
        is_stored(profile.visit().open())
        profile.close()
        return folder

    return stored


@pytest.fixture
def visited(
    offline_host: SiteHost, _stored: Callable[[SiteHost], Path], new_profile: Callable[..., Profile]
) -> Profile:
    """A browser whose first visit has stored everything."""
    profile = new_profile(_stored(offline_host))
    offline_host.restore()
    return profile

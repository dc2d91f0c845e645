"""The built site in Firefox and in WebKitGTK: a browser each that tests share, others to be closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from driven import Driven, NewBrowser, check
from firefox import Firefox
from offline_site import SiteHost, site_host
from starts import STARTS
from webkit import WebKit

from echoimage_build.engines import FIND, PACKAGES

USABLE = """address => location.href === address && /ready|done/.test(document.body.dataset.state)
  && !document.querySelector('#comparison').open"""
ENGINES: dict[str, type[Firefox | WebKit]] = {"Firefox": Firefox, "WebKit": WebKit}


@pytest.fixture(scope="session", params=list(ENGINES))
def new_browser(request: pytest.FixtureRequest) -> Iterator[NewBrowser]:
    """Open a browser of an engine with a profile folder."""
    program = FIND[request.param]()
    if not program:
        pytest.skip(f"no {request.param} here; Debian: apt-get install {' '.join(PACKAGES[request.param])}")
    opened: list[Driven] = []

    def make(profile: Path) -> Driven:
        opened.append(ENGINES[request.param](program, profile))
        STARTS.counts["browsers"] += 1
        opened[-1].start()
        return opened[-1]

    yield make
    for browser in opened:
        browser.close()


@pytest.fixture(scope="session")
def host(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteHost]:
    """A host of the site that can go away."""
    with site_host(site_folder, tmp_path_factory.mktemp("host") / "site", "/some/project/") as host:
        yield host


@pytest.fixture(scope="session")
def _shared(new_browser: NewBrowser, tmp_path_factory: pytest.TempPathFactory) -> Driven:
    return new_browser(tmp_path_factory.mktemp("profile") / "disk")


@pytest.fixture
def tab(_shared: Driven, host: SiteHost) -> Iterator[Driven]:
    """The engine's open page, as the test before has left it if that is usable: a start takes seconds.

    Afterwards nothing was complained of, and nobody else was asked.
    """
    host.away = False
    _shared.resize(1200, 900)
    if not _shared.call(USABLE, host.address):
        _shared.open(host.address)
        _shared.reaches("ready")
    yield _shared
    check(_shared)


@pytest.fixture
def cropped(site_folder: Path) -> Path:
    """A part of the cat Chelsea."""
    return site_folder / "demo" / "examples" / "cropped.jpg"

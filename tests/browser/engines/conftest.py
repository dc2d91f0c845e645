"""The built site in Firefox and in WebKitGTK: one browser each, with one page that the tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from driven import Driven, check
from firefox import Firefox
from offline_site import SiteHost, site_host
from webkit import WebKit

from echoimage_build.engines import FIND, PACKAGES

USABLE = """address => location.href === address && /ready|done/.test(document.body.dataset.state)
  && document.getElementById('database-name').textContent === 'Sample pictures'
  && !document.querySelector('#comparison').open"""
ENGINES: dict[str, type[Firefox | WebKit]] = {"Firefox": Firefox, "WebKit": WebKit}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the test that opens a browser anew be its first: the others go on with that page, and what it has loaded."""
    order = list(dict.fromkeys(map(_engine, items)))
    items.sort(key=lambda item: (order.index(_engine(item)), item.path.name != "test_engine_offline.py"))


def _engine(item: pytest.Item) -> str:
    return str(item.callspec.params.get("_shared", "")) if hasattr(item, "callspec") else ""


@pytest.fixture(scope="session", params=list(ENGINES))
def _shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driven]:
    program = FIND[request.param]()
    if not program:
        pytest.skip(f"no {request.param} here; Debian: apt-get install {' '.join(PACKAGES[request.param])}")
    browser = ENGINES[request.param](program, tmp_path_factory.mktemp("profile") / "disk")
    browser.start()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def host(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteHost]:
    """A host of the site that can go away."""
    with site_host(site_folder, tmp_path_factory.mktemp("host") / "site", "/some/project/") as host:
        yield host


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

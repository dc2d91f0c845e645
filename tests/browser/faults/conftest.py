"""The site with less patience, and a page of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from faults import impatient
from hosts import running
from playwright.sync_api import Browser
from sharing import shared
from visit import STILL, Visit

from echoimage_build.server import open_server


@pytest.fixture(scope="session")
def impatient_folder(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, with less patience for hosts that send nothing."""
    return shared(tmp_path_factory, "impatient-site", lambda folder: impatient(site_folder, folder))


@pytest.fixture(scope="session")
def started(browser: Browser, impatient_folder: Path) -> Iterator[Visit]:
    """A page of that site, which the tests of misbehaving hosts share."""
    with running(open_server(impatient_folder, 0)) as server:
        context = browser.new_context(service_workers="block", **STILL)
        yield Visit(context, f"http://127.0.0.1:{server.server_port}/").open()
        context.close()

"""The two package registries, each reached through its own client: a package goes in, its members come out."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pypi_simple import PYPI_SIMPLE_ENDPOINT, NoSuchProjectError, PyPISimple
from remotezip import RemoteZip, RemoteZipError
from requests import Session
from urllib3.exceptions import HTTPError

from echoimage_build.errors import BuildError

TRIES = 3
TIMEOUT = 60  # seconds without a byte from PyPI; a slow connection goes on, a dead one is given up
# What a torn, refused or damaged transfer raises. RemoteZip reads below `requests`, hence urllib3's own errors.
TORN = (OSError, EOFError, zipfile.BadZipFile, zlib.error, tarfile.TarError, RemoteZipError, HTTPError)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Members:
    """The files of one published archive."""

    names: list[str]
    read: Callable[[str], bytes]


@contextmanager
def npm_members(package: str, version: str, file: str = "") -> Iterator[Members]:
    """Open an npm package. npm itself checks the tarball against the registry's integrity value."""
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError(f"npm is needed to fetch {package}, and was not found. Install Node.js 20 or newer, with npm.")
    with tempfile.TemporaryDirectory() as folder:
        # npm's own tries would take over a minute before it says that there is no network; `_retry` is quicker.
        options = ["--json", "--silent", "--fetch-retries=0", "--pack-destination", folder]
        command = [npm, "pack", f"{package}@{version}", *options]
        _retry(f"npm package {package} {version}", lambda: _run(command))
        tarball = next(Path(folder).glob("*.tgz"))
        with tarfile.open(tarball) as archive:
            files = {info.name.partition("/")[2]: info for info in archive.getmembers() if info.isfile()}
            yield Members(list(files), lambda name: _bytes_of(archive, files[name]))


def _bytes_of(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(info)
    if stream is None:
        raise BuildError(f"{info.name} is not a file in its package")
    return stream.read()


@contextmanager
def pypi_members(package: str, version: str, file: str) -> Iterator[Members]:
    """Open a wheel on PyPI by HTTP ranges. A member's CRC is checked by zipfile, so a torn transfer is noticed."""
    what = f"PyPI file {file}"
    address = _retry(what, lambda: _address_of(package, version, file))
    # One session, so that the dozens of members of a `pick` come over one connection.
    with Session() as session, _retry(what, lambda: RemoteZip(address, session=session, timeout=TIMEOUT)) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        yield Members(names, lambda name: _retry(f"{name} of {file}", lambda: archive.read(name)))


def _address_of(package: str, version: str, file: str) -> str:
    with PyPISimple(_configured_index() or PYPI_SIMPLE_ENDPOINT) as client:
        try:
            page = client.get_project_page(package, timeout=TIMEOUT)
        except NoSuchProjectError as error:
            raise BuildError(f"{package} {version}: {error}") from error
    for published in page.packages:
        if published.filename == file:
            return published.url
    raise BuildError(f"{package} {version}: the index lists no file {file}")


def _configured_index() -> str | None:
    """Return the index that pip is set to use, so that a mirror works here as well."""
    if "PIP_INDEX_URL" in os.environ:
        return os.environ["PIP_INDEX_URL"]
    answer = subprocess.run(
        [sys.executable, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or None


def _run(command: list[str]) -> None:
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode in (-signal.SIGINT, 128 + signal.SIGINT):
        raise BuildError(f"{' '.join(command[:3])} was stopped by Ctrl-C")  # and is not tried again
    if answer.returncode:
        raise OSError(_npm_reason(answer.stdout) or answer.stderr.strip() or f"exit code {answer.returncode}")


def _npm_reason(output: str) -> str:
    try:
        return str(json.loads(output)["error"]["summary"])
    except (ValueError, KeyError, TypeError):
        return ""


def _retry(what: str, action: Callable[[], T]) -> T:
    """Return what `action` returns, trying again after torn or refused transfers."""
    for attempt in range(1, TRIES + 1):
        try:
            return action()
        except TORN as error:
            last = error
            if attempt < TRIES:
                time.sleep(2**attempt / 2)
    raise BuildError(
        f"Could not fetch {what} in {TRIES} tries: {last}\n"
        "Check the network connection (or the proxy and mirror settings of pip and npm) and run the command again; "
        "what has arrived is kept."
    )

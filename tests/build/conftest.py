"""What the tests of the build share: the built site, and a package registry that holds what a test puts into it."""

import os
import pickle
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from filelock import FileLock

from echoimage_build import artifacts
from echoimage_build.cache import Cache
from echoimage_build.registries import Members
from echoimage_build.runtime import Runtime
from echoimage_build.site import build

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Site:
    """A built site and the parts it was built from."""

    folder: Path
    runtime: Runtime


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with the demo, built once for all processes; the cache was filled before, so this takes seconds."""
    own = tmp_path_factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, made = common / "site" / "dist", common / "runtime.pickle"
    with FileLock(common / "site.lock"):
        if not made.exists():
            folder.parent.mkdir(exist_ok=True)  # there after a build that failed
            made.write_bytes(pickle.dumps(build(ROOT, folder)))
    return Site(folder, pickle.loads(made.read_bytes()))


@dataclass
class Registry:
    """Stands in for both registries: packages by name, each a mapping of member to bytes."""

    packages: dict[str, Mapping[str, bytes]] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)

    @contextmanager
    def open(self, package: str, version: str, file: str) -> Iterator[Members]:
        self.opened.append(package)
        members = self.packages[package]
        yield Members(list(members), lambda name: members[name])


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    """A registry without network, in place of npm and PyPI."""
    made = Registry()
    monkeypatch.setattr(artifacts, "OPENERS", {"npm": made.open, "pypi": made.open})
    return made


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its relative name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A compressed zip."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()

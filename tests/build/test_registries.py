"""The clients of the two registries, against a server on this machine and a stand-in for npm."""

import gc
import io
import random
import re
import sys
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import zip_of
from echoimage_build import registries
from echoimage_build.errors import BuildError
from echoimage_build.registries import npm_members, pypi_members

WHEEL = "cats-1.0-py3-none-any.whl"
SMALL = b"print('meow')"
LARGE = random.Random(0).randbytes(1_000_000)  # does not shrink, and is larger than what is read with the directory


class Index(ThreadingHTTPServer):
    """A simple index with one wheel, which answers ranges; `faults` are used up one by one by reads of members."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.wheel = zip_of({"cats/large.bin": LARGE, "cats/small.py": SMALL, "cats/other.bin": LARGE})
        self.sent = 0
        self.reads = 0
        self.faults: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/simple/"


class Answer(BaseHTTPRequestHandler):
    server: Index

    def do_GET(self) -> None:
        if self.path.startswith("/simple/cats/"):
            self._send(200, f'<a href="/files/{WHEEL}">{WHEEL}</a>'.encode(), {"Content-Type": "text/html"})
        elif self.path.startswith("/files/"):
            self._send_range(self.server.wheel)
        else:
            self._send(404, b"", {})

    def _send_range(self, data: bytes) -> None:
        first, last = self.headers["Range"].removeprefix("bytes=").split("-")
        start, stop = (int(first), int(last) + 1) if first else (max(0, len(data) - int(last)), len(data))
        fault = self.server.faults.pop(0) if first and self.server.faults else ""
        self.server.reads += bool(first)
        part = data[start:stop]
        headers = {"Content-Range": f"bytes {start}-{start + len(part) - 1}/{len(data)}"}
        if fault == "refused":
            self._send(503, b"", {})
        elif fault == "torn":
            self._send(206, part[: len(part) // 2], headers | {"Content-Length": str(len(part))})
            self.close_connection = True
        elif fault == "damaged":
            middle = len(part) // 2
            self._send(206, part[:middle] + b"\xff" * 9 + part[middle + 9 :], headers)
        else:
            self._send(206, part, headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.server.sent += len(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


# RemoteZip lets go of a response that says 503 without closing it.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


@pytest.fixture(autouse=True)
def forgotten_responses() -> Iterator[None]:
    """Lets them be collected here, where their warning is expected."""
    gc.freeze()  # all that is there already would be looked through as well, which takes longer than the test
    yield
    gc.collect()
    gc.unfreeze()


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited between tries."""
    waited: list[float] = []
    monkeypatch.setattr(registries, "time", SimpleNamespace(sleep=waited.append))
    return waited


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    with Index() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        monkeypatch.setenv("PIP_INDEX_URL", server.address)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        yield server
        server.shutdown()


def test_only_the_member_needed_is_transferred(index: Index) -> None:
    with pypi_members("cats", "1.0", WHEEL) as members:
        assert members.read("cats/small.py") == SMALL
    assert len(index.wheel) > 2_000_000
    assert index.sent < 70_000  # the index page, the directory at the end of the zip, the member


@pytest.mark.parametrize("fault", ["torn", "damaged", "refused"])
def test_faulty_transfer_is_tried_again(index: Index, fault: str) -> None:
    index.faults = [fault]
    with pypi_members("cats", "1.0", WHEEL) as members:
        assert members.read("cats/large.bin") == LARGE
    assert index.reads == 2


@pytest.mark.parametrize("fault", ["torn", "damaged", "refused"])
def test_three_faulty_transfers_end_with_name_and_remedy(index: Index, fault: str) -> None:
    index.faults = [fault] * 3
    expected = rf"(?s)Could not fetch cats/large\.bin of {re.escape(WHEEL)} in 3 tries: .*Check the network connection"
    with pypi_members("cats", "1.0", WHEEL) as members, pytest.raises(BuildError, match=expected):
        members.read("cats/large.bin")
    assert index.reads == 3


def test_pause_between_tries_grows(index: Index, waits: list[float]) -> None:
    index.faults = ["refused"] * 3
    with pypi_members("cats", "1.0", WHEEL) as members, pytest.raises(BuildError):
        members.read("cats/large.bin")
    assert waits == [1, 2]


def test_file_the_index_does_not_list_is_named(index: Index) -> None:
    with (
        pytest.raises(BuildError, match=re.escape("cats 2.0: the index lists no file cats-2.0.whl")),
        pypi_members("cats", "2.0", "cats-2.0.whl"),
    ):
        pass


def test_package_the_index_does_not_know_is_named_at_once(index: Index, waits: list[float]) -> None:
    with (
        pytest.raises(BuildError, match=r"dogs 1\.0: No details about project 'dogs'"),
        pypi_members("dogs", "1.0", ""),
    ):
        pass
    assert waits == []


def test_closed_port_ends_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    expected = f"(?s)Could not fetch PyPI file {WHEEL} in 3 tries.*proxy and mirror settings"
    with pytest.raises(BuildError, match=expected), pypi_members("cats", "1.0", WHEEL):
        pass


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for `npm pack` to answer from: package.tgz, and `faults`, the number of failures that come first."""
    folder = tmp_path / "npm"
    folder.mkdir()
    with tarfile.open(folder / "package.tgz", "w:gz") as archive:
        for name, data in {"package/dist/cat.js": SMALL, "package/README.md": b"Cats"}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    (folder / "faults").write_text("0")
    script = folder / "npm"
    script.write_text(f"""#!{sys.executable}
import json, pathlib, shutil, sys
here = pathlib.Path(__file__).parent
(here / "words").write_text(" ".join(sys.argv[1:]))
faults = int((here / "faults").read_text())
(here / "faults").write_text(str(faults - 1))
if faults > 0:
    sys.exit(print(json.dumps({{"error": {{"summary": "registry is asleep"}}}})) or 1)
shutil.copy(here / "package.tgz", pathlib.Path(sys.argv[sys.argv.index("--pack-destination") + 1]) / "cats-1.0.tgz")
""")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_members_of_an_npm_package_have_names_without_its_folder(npm: Path) -> None:
    with npm_members("cats", "1.0") as members:
        assert members.names == ["dist/cat.js", "README.md"]
        assert members.read("dist/cat.js") == SMALL


def test_npm_does_not_try_by_itself_because_it_waits_for_minutes(npm: Path) -> None:
    with npm_members("cats", "1.0"):
        words = (npm / "words").read_text().split()
    assert words[:2] == ["pack", "cats@1.0"]
    assert "--fetch-retries=0" in words


def test_failed_npm_is_tried_again(npm: Path) -> None:
    (npm / "faults").write_text("2")
    with npm_members("cats", "1.0") as members:
        assert members.read("README.md") == b"Cats"


def test_three_failures_of_npm_end_with_its_own_words_and_the_remedy(npm: Path) -> None:
    (npm / "faults").write_text("3")
    expected = "(?s)Could not fetch npm package cats 1.0 in 3 tries: registry is asleep\n.*Check the network connection"
    with pytest.raises(BuildError, match=expected), npm_members("cats", "1.0"):
        pass


def test_missing_npm_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with (
        pytest.raises(BuildError, match=r"npm is needed to fetch cats.*Install Node\.js 20 or newer"),
        npm_members("cats", "1.0"),
    ):
        pass


def test_npm_that_was_stopped_is_not_tried_again(npm: Path, waits: list[float]) -> None:
    (npm / "npm").write_text("#!/bin/sh\nkill -INT $$\n")
    with pytest.raises(BuildError, match=r"npm pack cats@1\.0 was stopped"), npm_members("cats", "1.0"):
        pass
    assert waits == []

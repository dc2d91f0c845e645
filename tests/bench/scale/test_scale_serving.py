"""The server of the scale benchmark: what it gives, and what it writes down."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.scale.described import Described
from bench.scale.serving import BenchServer, serving


@pytest.fixture
def server(tmp_path: Path, index: Path, originals: list[Described]) -> Iterator[BenchServer]:
    (tmp_path / "index.html").write_text("site")
    with serving(tmp_path, {"index": index}, {"7.png": originals[0].path}) as opened:
        yield opened


def get(server: BenchServer, path: str, **headers: str) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(server.address + path, headers=headers), timeout=10) as answer:
        data: bytes = answer.read()
        return data


def test_server_gives_site_index_and_photographs(server: BenchServer, index: Path, originals: list[Described]) -> None:
    assert get(server, "index.html") == b"site"
    assert get(server, "index/manifest.json?x=1") == (index / "manifest.json").read_bytes()
    assert get(server, "photos/7.png") == originals[0].path.read_bytes()
    for path in ("photos/8.png", "index/../../secret", "index/%2e%2e/x"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(server, path)


def test_server_writes_down_what_it_sent(server: BenchServer) -> None:
    get(server, "index/manifest.json", Range="bytes=5-14")
    before = len(server.sent)
    get(server, "index.html")
    get(server, "index/manifest.json", Range="bytes=0-2")
    assert [(one.path, one.size) for one in server.sent[:before]] == [("/index/manifest.json", 10)]
    assert [(one.path, one.size) for one in server.since(before, "index")] == [("/index/manifest.json", 3)]
    assert abs(server.sent[0].time - time.time()) < 10

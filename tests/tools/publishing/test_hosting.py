"""What docs/hosting.md says of nginx holds: types, compression, ranges, caching, hidden files."""

import gzip
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError

import pytest

from nginx import nginx
from small_site import RUNTIME, built, publish, three


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hosted")
    publish(folder / "out", three(folder / "pictures"), built(folder / "dist"))
    for name in ("boot.mjs", "page.webmanifest", "style.css"):
        (folder / "out" / name).write_text("{}" * 1000)
    return folder / "out"


@pytest.fixture(scope="module")
def host(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(out, tmp_path_factory.mktemp("nginx") / "conf") as address:
        yield address


def get(address: str, **headers: str) -> tuple[int, Message, bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("boot.mjs", "text/javascript"),
        ("runtime/python.wasm", "application/wasm"),
        ("page.webmanifest", "application/manifest+json"),
        ("sw.js", "application/javascript"),
        ("demo/images.json", "application/json"),
        ("", "text/html"),
    ],
)
def test_types_are_those_that_browsers_want(host: str, name: str, kind: str) -> None:
    status, headers, _ = get(host + name)
    assert (status, headers["content-type"], headers["cache-control"]) == (200, kind, "no-cache")
    assert (headers["access-control-allow-origin"], headers["x-content-type-options"]) == ("*", "nosniff")
    assert headers["content-security-policy"] == "frame-ancestors 'self'"


def test_what_is_large_is_compressed_and_comes_out_the_same(host: str) -> None:
    _, headers, body = get(host + "runtime/python.wasm", **{"accept-encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == RUNTIME


@pytest.mark.parametrize("kind", ["words", "details", "keypoints"])
def test_parts_of_an_index_are_parts_of_the_file_as_it_is(host: str, out: Path, kind: str) -> None:
    (path,) = (out / "demo" / "index").glob(f"{kind}-*.zip")
    data = path.read_bytes()
    asked = {"range": "bytes=100-299", "accept-encoding": "gzip, deflate, br"}
    status, headers, body = get(f"{host}demo/index/{path.name}", **asked)
    assert (status, headers["content-range"]) == (206, f"bytes 100-299/{len(data)}")
    assert body == data[100:300]
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["content-encoding"] is None


@pytest.mark.parametrize("name", [".published.json", "demo/.list.json"])
def test_hidden_files_are_not_served(host: str, out: Path, name: str) -> None:
    assert (out / name).is_file()
    assert get(host + name)[0] == 403


def test_unchanged_file_is_not_sent_again(host: str) -> None:
    _, headers, _ = get(host + "demo/a.jpg")
    assert get(host + "demo/a.jpg", **{"if-none-match": headers["etag"]})[0] == 304

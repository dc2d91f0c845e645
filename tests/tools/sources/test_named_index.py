"""What a path or an address means: an index, by each of its names, or pictures."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_host import Web, serving
from echoimage import EchoImageError
from echoimage_tools.sources.bucket import Bucket
from echoimage_tools.sources.named_index import find_index

MANIFEST = b'{"format": "echoimage-index"}'
SITE = {
    "site/demo/index/manifest.json": MANIFEST,
    "site/demo/images.json": b'{"index": "index/manifest.json"}',
    "site/demo/list.json": b'[{"url": "a.png"}]',
}


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with serving() as web:
        web.files |= {f"/{name}": data for name, data in SITE.items()}
        pages = ("site/", "site/index.html", "page?x=1&db=../site/demo/images.json", "page?db=ftp://x")
        web.files |= {f"/{page}": b"\n<!doctype html>" for page in pages}
        yield web


def found(where: str) -> str:
    index = asyncio.run(find_index(where))
    return index.scheme + index.address.lstrip("/") if index else ""


NAMES = (
    "site/demo/index/manifest.json",
    "site/demo/index",
    "site/demo/index/",
    "site/demo/images.json",
    "site/demo",
    "site",
)


@pytest.mark.parametrize("name", [*NAMES, "site/", "site/index.html", "page?x=1&db=../site/demo/images.json"])
def test_index_on_a_host(web: Web, name: str) -> None:
    assert found(f"{web.address}/{name}") == f"{web.address}/site/demo/index/manifest.json"


@pytest.mark.parametrize("name", NAMES)
def test_index_in_a_bucket(name: str) -> None:
    for path, data in SITE.items():
        Bucket("memory://named").write(path, data)
    assert found(f"memory://named/{name}") == "memory://named/site/demo/index/manifest.json"


def test_list_is_no_index(web: Web) -> None:
    assert found(f"{web.address}/site/demo/list.json") == ""
    assert found("memory://named/site/demo/list.json") == ""


def test_file_on_disk_may_name_an_index_on_a_host(web: Web, tmp_path: Path) -> None:
    address = f"{web.address}/site/demo/index/manifest.json"
    (tmp_path / "images.json").write_text(f'{{"index": "{address}"}}')
    assert found(str(tmp_path / "images.json")) == address


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none", "there is no database here, and none of manifest.json, images.json, demo/images.json below"),
        ("none.json", "no such file"),
        ("page?db=ftp://x", "its [?]db= cannot be used: "),
    ],
)
def test_address_that_means_nothing_is_told(web: Web, name: str, said: str) -> None:
    with pytest.raises(EchoImageError, match=said):
        found(f"{web.address}/{name}")

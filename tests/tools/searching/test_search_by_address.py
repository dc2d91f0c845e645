"""An index by its address, from the command line and from Python: on a host and in a bucket."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_host import Web, serving
from command import echoimage
from echoimage_tools.native import open_pictures
from echoimage_tools.sources.bucket import Bucket
from index_samples import described
from memory_index import make_index
from samples import encode, photo

IMAGES = 4


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return make_index([described(seed) for seed in range(IMAGES)]).files


@pytest.fixture
def web(files: dict[str, bytes]) -> Iterator[Web]:
    with serving() as web:
        web.gives_parts = True
        web.files |= {f"/site/demo/index/{name}": data for name, data in files.items()}
        web.files["/site/demo/images.json"] = b'{"index": "index/manifest.json"}'
        yield web


@pytest.fixture
def query(tmp_path: Path) -> Path:
    (tmp_path / "query.png").write_bytes(encode(photo(3, 90, 120), ".png"))
    return tmp_path / "query.png"


def test_site_is_searched_by_parts(web: Web, query: Path) -> None:
    answer = echoimage("search", query, "--database", f"{web.address}/site/", "--json")
    assert (answer.code, answer.err) == (0, "")
    best = answer.object["results"][0]
    assert best["url"] == best["path"] == f"{web.address}/site/demo/pictures/3.png"
    assert (best["relative"], answer.object["total"]) == ("pictures/3.png", IMAGES)
    assert {name for name in web.requests if "details" in name} == set(web.parts)


def test_inspect_and_verify_on_a_host(web: Web) -> None:
    assert f"{IMAGES} images, 0 removed" in echoimage("inspect", f"{web.address}/site/").out
    answer = echoimage("verify", f"{web.address}/site/demo/index")
    assert (answer.code, answer.err) == (0, "")
    assert f"{IMAGES} images, {len(web.files) - 1} files are whole" in answer.out
    name = next(name for name in web.files if "details" in name)
    web.files[name] = web.files[name][:-1]
    answer = echoimage("verify", f"{web.address}/site/")
    assert answer.code == 1
    assert f"echoimage: {web.address}{name}: {Path(name).name} is damaged" in answer.err
    answer = echoimage("inspect", f"{web.address}/none")
    assert (answer.code, answer.out) == (2, "")


def test_program_opens_addresses(web: Web) -> None:
    with open_pictures(f"{web.address}/site/") as pictures:
        assert pictures.count == IMAGES
        (best,) = pictures.search(photo(3, 90, 120), k=1).results
    assert (best.path, best.relative) == (f"{web.address}/site/demo/pictures/3.png", "pictures/3.png")


def test_index_in_a_bucket(files: dict[str, bytes], query: Path) -> None:
    for name, data in files.items():
        Bucket("memory://searched/index").write(name, data)
    answer = echoimage("search", query, "--database", "memory://searched/index", "--json")
    assert (answer.code, answer.err) == (0, "")
    best = answer.object["results"][0]
    assert (best["path"], best["relative"]) == ("memory://searched/pictures/3.png", "pictures/3.png")
    assert f"{IMAGES} images, 0 removed" in echoimage("inspect", "memory://searched/index/manifest.json").out

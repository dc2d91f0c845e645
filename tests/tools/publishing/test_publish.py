"""`echoimage publish`: what is in the site, what is renewed, what stays, what is refused."""

import base64
import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from bad_host import serving
from built_index import named
from command import echoimage, save, urls
from echoimage_tools.publishing import service_worker
from samples import photo
from small_site import PAGE, RUNTIME, built, database, listed, publish, three, times, tree

SITE = {"index.html", "page/main.py", "runtime/python.wasm", "LICENSE.txt", "sbom.cdx.json", "sw.js"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("built") / "dist")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return three(tmp_path / "pictures")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture(scope="module")
def _first(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    answer = publish(folder / "out", three(folder / "pictures"), site)
    assert (answer.code, answer.err) == (0, "")
    return folder


@pytest.fixture
def published(_first: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Three pictures, and the site that was made of them, with their times."""
    return shutil.copytree(_first / "pictures", tmp_path / "pictures"), shutil.copytree(
        _first / "out", tmp_path / "out"
    )


def best(out: Path, seed: int) -> str:
    """Search a picture in what the page opens; return the address of the first result in the collection's folder."""
    query = save(out.parent / "query.jpg", photo(seed)[20:200, 30:280])
    answer = echoimage("search", query, "--database", out / "demo" / "images.json", "--json").object
    (first, *_) = urls(answer["results"])
    return Path(first).relative_to(out / "demo").as_posix()


def test_site_has_page_pictures_and_index_and_finds_them(published: tuple[Path, Path]) -> None:
    pictures, out = published
    made = tree(out)
    index = {name for name in made if name.startswith("demo/index/")}
    copied = {f"demo/{name}" for name in tree(pictures)}
    own = {"demo/images.json", "demo/.list.json", ".published.json"}
    assert set(made) == SITE | index | copied | own
    assert {name.removeprefix("demo/"): made[name] for name in copied} == tree(pictures)
    assert (made["index.html"], made["runtime/python.wasm"]) == (PAGE, RUNTIME)
    assert json.loads(made["demo/images.json"]) == {"index": "index/manifest.json"}
    assert [best(out, seed) for seed in range(3)] == ["a.jpg", "cats/100% tom #1.jpg", "dog.png"]


def test_list_of_the_service_worker_and_bill_are_of_the_collection(published: tuple[Path, Path], site: Path) -> None:
    _, out = published
    found, before = listed(out), listed(site)
    stored = {name: facts for group in found.values() for name, facts in group["files"].items()}
    hidden = {name for name in tree(out) if name.rpartition("/")[2].startswith((".", "sources-"))}
    assert set(stored) == set(tree(out)) - hidden - {"sw.js"}
    for name, (sha256, size) in stored.items():
        data = (out / name).read_bytes()
        assert (base64.b64decode(sha256), size) == (hashlib.sha256(data).digest(), len(data)), name
    # Who has visited the site keeps the runtime.
    assert {name for name in found if found[name]["hash"] == before[name]["hash"]} == {"runtime", "later"}
    bill = json.loads((out / "sbom.cdx.json").read_bytes())
    assert [part["name"] for part in bill["components"]] == ["python.wasm"]
    assert bill["serialNumber"] != json.loads((site / "sbom.cdx.json").read_bytes())["serialNumber"]
    assert (out / "sw.js").read_text().endswith("};\n// code\n// more")


def test_again_nothing_is_written_and_a_change_alone_is(published: tuple[Path, Path], site: Path) -> None:
    pictures, out = published
    before = times(out)
    assert "0 written, 0 removed" in publish(out, pictures, site).out
    assert times(out) == before
    save(pictures / "a.jpg", photo(7))
    os.utime(pictures / "a.jpg", ns=(10**18, 10**18))
    (pictures / "dog.png").unlink()
    said = publish(out, pictures, site).out
    assert "1 read, of these 1 changed, 1 kept, 1 removed" in said
    after = times(out)
    renewed = {name for name in before if after.get(name) != before[name]}
    assert {name for name in renewed if "/index/" not in name} == {"demo/a.jpg", "demo/dog.png", "sw.js"}
    assert not (out / "demo" / "dog.png").exists()
    assert best(out, 7) == "a.jpg"
    # The index before stays for pages that have it open, and is nothing that a new visitor stores.
    of_index = {name.rpartition("/")[2] for name in listed(out)["demo"]["files"] if "/index/" in name}
    assert of_index == {name for name in named(out / "demo" / "index") if not name.startswith("sources-")}
    assert len(list((out / "demo" / "index").glob("words-*"))) == 2
    publish(out, pictures, site)
    assert len(list((out / "demo" / "index").glob("words-*"))) == 1
    assert "0 written" in publish(out, pictures, site).out


def test_foreign_files_stay(pictures: Path, site: Path, out: Path) -> None:
    publish(out, pictures, site, "--no-index")
    (out / "CNAME").write_text("example.org")
    (out / "cats").mkdir()
    (out / "demo" / "mine.jpg").write_bytes(b"mine")
    shutil.rmtree(pictures / "cats")
    assert publish(out, pictures, site, "--no-index").code == 0
    assert (out / "CNAME").read_text() == "example.org"
    assert (out / "demo" / "mine.jpg").read_bytes() == b"mine"
    assert not (out / "demo" / "cats").exists()
    save(pictures / "mine.jpg", photo(9))
    before = tree(out)
    answer = publish(out, pictures, site, "--no-index")
    assert answer.code == 2
    assert "demo/mine.jpg is there, and was not published; move it away" in answer.err
    assert tree(out) == before


def test_listed_pictures_come_along_as_a_browser_reads_their_addresses(
    pictures: Path, site: Path, out: Path, tmp_path: Path
) -> None:
    (pictures / "notes.txt").write_text("secret")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    where = database(
        pictures,
        {"url": "cats/100%25%20tom%20%231.jpg", "title": "Tom", "thumbnail": "dog.png", "license": "CC0"},
        {"url": "a.jpg", "thumbnail": "gone.jpg"},
        *("../secret.jpg", "%2e%2e/secret.jpg", "notes.txt", "gone.png", "ftp://example.org/x.jpg"),
        "https://example.org/far.jpg",
    )
    answer = publish(out, where, site, "--no-index")
    assert answer.code == 1
    assert json.loads((out / "demo" / "images.json").read_bytes()) == [
        {"url": "cats/100%25%20tom%20%231.jpg", "title": "Tom", "thumbnail": "dog.png", "license": "CC0"},
        {"url": "a.jpg"},
        {"url": "https://example.org/far.jpg"},
    ]
    assert {name for name in tree(out) if name.startswith("demo/")} == {
        *("demo/images.json", "demo/a.jpg", "demo/cats/100% tom #1.jpg", "demo/dog.png")
    }
    for said in (
        "gone.jpg: there is no such file",
        "gone.png: there is no such file",
        "../secret.jpg: there is no such file in",
        "notes.txt: it is no picture and stays where it is",
        "Entry 7 is left out",
    ):
        assert said in answer.err


def test_index_and_list_take_turns(published: tuple[Path, Path], site: Path) -> None:
    pictures, out = published
    publish(out, pictures, site, "--no-index")
    assert not (out / "demo" / "index").exists()
    assert len(json.loads((out / "demo" / "images.json").read_bytes())) == 3
    publish(out, pictures, site)
    assert best(out, 2) == "dog.png"


def test_index_that_is_there_is_taken_with_its_pictures(pictures: Path, site: Path, out: Path, tmp_path: Path) -> None:
    made = tmp_path / "far" / "index"
    echoimage("index", pictures, "-o", made, "--workers", 1)
    (tmp_path / "far" / "own.json").write_text('{"index": "index/manifest.json"}')
    for where in (made, made.parent / "own.json"):
        answer = publish(out, where, site)
        assert (answer.code, answer.err) == (0, "")
        index = {name: data for name, data in tree(made).items() if not name.startswith("sources-")}
        copied = {name.removeprefix("demo/index/"): data for name, data in tree(out).items() if "/index/" in name}
        # Its pictures lie elsewhere now.
        manifest, before = (json.loads(files.pop("manifest.json")) for files in (copied, index))
        assert manifest == {**before, "base": "../pictures/", "check": manifest["check"]}
        assert copied == index
        assert tree(out / "demo" / "pictures") == tree(pictures)
        assert best(out, 1) == "pictures/cats/100% tom #1.jpg"
    shutil.rmtree(pictures / "cats")
    answer = publish(out, made, site)
    assert answer.code == 1
    assert "cats/100% tom #1.jpg: there is no such file" in answer.err
    next(made.glob("details-*")).unlink()
    answer = publish(out, made, site)
    assert answer.code == 2
    assert "is missing; copy it there again" in answer.err


def test_index_elsewhere_is_named(site: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "own.json").write_text('{"index": "https://example.org/index/manifest.json"}')
    assert publish(out, tmp_path / "own.json", site).code == 0
    assert json.loads((out / "demo/images.json").read_bytes()) == {"index": "https://example.org/index/manifest.json"}


def test_pictures_of_the_web_are_indexed_where_they_are(pictures: Path, site: Path, out: Path) -> None:
    with serving() as web:
        web.files["/far.jpg"] = (pictures / "a.jpg").read_bytes()
        where = database(pictures, {"url": f"{web.address}/far.jpg", "title": "Far"}, "dog.png")
        answer = publish(out, where, site)
    assert (answer.code, answer.err) == (0, "")
    assert {path.name for path in (out / "demo").glob("*.*g")} == {"dog.png"}
    query = save(out.parent / "query.jpg", photo(0)[20:200, 30:280])
    (found,) = echoimage("search", query, "--database", out / "demo" / "images.json", "--json").objects
    assert (found["results"][0]["url"], found["results"][0]["title"]) == (f"{web.address}/far.jpg", "Far")


def test_picture_that_is_damaged_is_told_and_the_rest_goes_out(pictures: Path, site: Path, out: Path) -> None:
    (pictures / "half.jpg").write_bytes((pictures / "a.jpg").read_bytes()[:900])
    answer = publish(out, pictures, site)
    assert answer.code == 1
    assert "half.jpg" in answer.err
    assert best(out, 1) == "cats/100% tom #1.jpg"


@pytest.mark.parametrize("step", [pytest.param("copy", marks=pytest.mark.slow), "index", "put", "worker"])
def test_interrupted_renewal_leaves_the_old_site_and_the_next_one_ends_it(
    published: tuple[Path, Path], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures, out = published
    old = tree(out)
    save(pictures / "new.jpg", photo(8))
    newer = built(out.parent / "newer", main=b"newer")

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    where = {
        "copy": "output.Output.copy",
        "index": "publish.index",
        "put": "output.write_whole",
        "worker": "publish._Publication._worker",
    }
    with monkeypatch.context() as broken:
        broken.setattr(f"echoimage_tools.publishing.{where[step]}", end)
        assert publish(out, pictures, newer).code == 130
    # Everything that the old list names is as it says, but for a page of which a part had come.
    allowed = {"page/main.py", "demo/index/manifest.json"}
    for group in listed(out).values():
        for name, (sha256, _) in group["files"].items():
            if name not in allowed:
                assert base64.b64decode(sha256) == hashlib.sha256((out / name).read_bytes()).digest(), name
    assert (out / "sw.js").read_bytes() == old["sw.js"]
    assert best(out, 2) == "dog.png"
    assert publish(out, pictures, newer).code == 0
    fresh = out.parent / "fresh"
    publish(fresh, pictures, newer)
    made, expected = tree(out), tree(fresh)
    for files in (made, expected):
        for name in [name for name in files if "/index/" in name or name in (".published.json", "sw.js")]:
            del files[name]
    assert made == expected
    assert best(out, 8) == "new.jpg"


def test_of_a_large_collection_the_index_is_stored_ahead(
    pictures: Path, site: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What stands behind the end of a JPEG is ignored.
    os.truncate(pictures / "a.jpg", 900_000)
    monkeypatch.setattr(service_worker, "LIMIT", 800_000)
    publish(out, pictures, site)
    stored = set(listed(out)["demo"]["files"])
    assert {name.partition("-")[0] for name in stored} == {
        "demo/images.json",
        *("demo/index/manifest.json", "demo/index/words", "demo/index/details", "demo/index/keypoints"),
    }
    monkeypatch.setattr(service_worker, "LIMIT", 50_000)
    publish(out, pictures, site)
    assert set(listed(out)["demo"]["files"]) == {"demo/images.json"}

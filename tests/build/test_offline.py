"""The list of files that the service worker stores, and the manifest of the installed page."""

import base64
import hashlib
import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from conftest import ROOT, Site, files_below
from echoimage_build.offline import groups, write_worker
from echoimage_tools.publishing.service_worker import LIMIT, write


@pytest.fixture
def copy(site: Site, tmp_path: Path) -> Path:
    return shutil.copytree(site.folder, tmp_path / "copy")


def listed(site: Site, folder: Path) -> dict[str, dict[str, tuple[str, int]]]:
    return groups(folder, site.runtime.recipes)


def hashes(site: Site, folder: Path) -> dict[str, str]:
    text = write(groups(folder, site.runtime.recipes), [])
    return {group: facts["hash"] for group, facts in json.loads(text[text.index("{") : -2]).items()}


def test_every_file_is_listed_once_with_hash_and_size(site: Site) -> None:
    names = [name for files in listed(site, site.folder).values() for name in files]
    assert sorted(names) == sorted(set(files_below(site.folder)) - {"sw.js"})
    for files in listed(site, site.folder).values():
        for name, (sha256, size) in files.items():
            data = (site.folder / name).read_bytes()
            assert (base64.b64decode(sha256), size) == (hashlib.sha256(data).digest(), len(data)), name


def test_service_worker_holds_the_list_and_its_own_code(site: Site) -> None:
    text = (site.folder / "sw.js").read_text(encoding="utf-8")
    found = json.loads(text[text.index("{") : text.index("};\n") + 1])
    assert {group: facts["files"] for group, facts in found.items()} == json.loads(
        json.dumps(listed(site, site.folder))
    )
    assert text.endswith((ROOT / "web" / "sw.js").read_text(encoding="utf-8"))
    assert not (site.folder / "offline").exists()


def test_first_search_needs_what_is_stored_first_and_nothing_of_later(site: Site) -> None:
    files = listed(site, site.folder)
    assert {name.rpartition("/")[2].partition("-")[0] for name in files["later"] if name.startswith("runtime/")} == {
        "lazy_loader",
        "libopenblas",
        "micropip",
        "numpy_more",
        "packaging",
        "scikit_image",
        "scipy",
    }
    assert sum(size for _, size in files["page"].values()) < 1_000_000


@pytest.mark.parametrize("name", ["index.html", "page/main.py", "runtime/pyodide-lock.json", "runtime/parts.mjs"])
def test_a_change_of_the_page_leaves_the_runtime(site: Site, copy: Path, name: str) -> None:
    before = hashes(site, copy)
    worker = (copy / "sw.js").read_bytes()
    with (copy / name).open("ab") as file:
        file.write(b"\n")
    after = hashes(site, copy)
    assert {group for group in after if after[group] != before[group]} == {"page"}
    write_worker(ROOT / "web", copy, site.runtime.recipes)
    assert (copy / "sw.js").read_bytes() != worker


def test_own_package_belongs_to_the_page(site: Site) -> None:
    files = listed(site, site.folder)
    assert [name for name in files["page"] if name.endswith(".zst")] == ["runtime/echoimage-0.1.0-py3-none-any.whl.zst"]


def test_of_a_large_database_only_the_list_is_stored_ahead(site: Site, copy: Path) -> None:
    (copy / "demo" / "large.zip").write_bytes(bytes(LIMIT))
    shutil.rmtree(copy / "demo" / "index")
    assert list(listed(site, copy)["demo"]) == ["demo/images.json"]


def test_manifest_names_icons_of_the_sizes_it_says(site: Site) -> None:
    manifest = json.loads((site.folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    for icon in manifest["icons"]:
        if icon["type"] == "image/png":
            with Image.open(site.folder / icon["src"]) as image:
                assert f"{image.width}x{image.height}" == icon["sizes"]
    assert {icon.get("purpose", "any") for icon in manifest["icons"]} == {"any", "maskable"}
    addresses = [manifest["start_url"], manifest["scope"], manifest["share_target"]["action"]]
    assert [address for address in addresses if not address.startswith("./")] == []

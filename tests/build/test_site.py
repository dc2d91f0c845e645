"""The built site: small enough, self-contained, complete, and the same wherever it is built."""

import base64
import gzip
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import zstandard

from conftest import ROOT, Site, files_below
from echoimage_build.cache import digest
from echoimage_build.recipe import Recipe
from echoimage_build.site import build
from echoimage_build.sizes import LIMIT, measure, table


def packages(site: Site) -> Iterator[tuple[Recipe, Path]]:
    """Every shipped archive of modules, as Python gets it."""
    for recipe in site.runtime.recipes:
        if recipe.use in ("stdlib", "package") and not recipe.shared_library:
            yield recipe, site.runtime.file(recipe)


def names_in(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_first_search_needs_at_most_24_million_bytes(site: Site) -> None:
    assert LIMIT == 24_000_000
    assert sum(row.bytes for row in measure(site.folder, site.runtime.recipes) if row.boot) <= LIMIT


def test_sizes_count_every_file_once(site: Site) -> None:
    counted = sum(row.bytes for row in measure(site.folder, site.runtime.recipes))
    assert counted == sum(len(data) for data in files_below(site.folder).values())


def test_table_says_what_is_loaded_later(site: Site) -> None:
    first, later = table(measure(site.folder, site.runtime.recipes)).split("Later, when first used\n")
    assert "pyodide.asm.wasm" in first and "(limit 24 MB)" in first
    assert "scipy-" in later and "scipy-" not in first


def test_nothing_hidden_and_no_list_of_the_build_is_shipped(site: Site) -> None:
    names = files_below(site.folder)
    assert [name for name in names if re.search(r"(^|/)[._]|\.toml$|\.map$", name)] == []


def test_what_only_the_build_needs_is_not_shipped(site: Site) -> None:
    shipped = {name.rpartition("/")[2].removesuffix(".zst") for name in files_below(site.folder)}
    unshipped = {recipe.name for recipe in site.runtime.recipes if recipe.use in ("build", "test")}
    # The site has a lock file of its own under the name that Pyodide looks for.
    assert shipped & unshipped == {"pyodide-lock.json"}


def test_page_loads_nothing_by_an_absolute_address(site: Site) -> None:
    loading = re.compile(
        r"""<(?:img|script|link|source|iframe|py-config|mpy-config)\b[^>]*\b(?:src|href)=["']?(?:/|https?:)
        |\burl\(\s*["']?(?:/|https?:)
        |\b(?:from|import|fetch|Worker|URL)\s*\(?\s*["'`](?:/|https?:)
        |"(?:/|https?:)[^"]*"\s*:\s*"" """,
        re.VERBOSE,
    )
    own = [path for path in site.folder.rglob("*") if path.suffix in (".html", ".css", ".js", ".mjs", ".json", ".py")]
    foreign = ("runtime/pyodide", "pyscript/", "micropython/", "worker/zstddec.mjs", "worker/idb-keyval.mjs")
    foreign += tuple(f"decoders/{recipe.name}" for recipe in site.runtime.recipes if recipe.use == "decoder")
    for path in own:
        if not path.relative_to(site.folder).as_posix().startswith(foreign):
            assert loading.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_the_library_that_the_page_leaves_out_begins_and_ends_as_expected(site: Site) -> None:
    core = next(site.folder.glob("pyscript/core-*.js")).read_text(encoding="utf-8")
    lines = re.search(
        r'=\["(import os as _os)",.*"import pyscript as _pyscript"\).*,"_pyscript"\]\.map\(\w+=>`del ', core
    )
    assert lines, "see web/page/interpreter.mjs"


STARTED = {"./main.py", "./helper.py", "./scanner.py"}
"""What the page starts; all else is imported by it."""


def test_the_workers_have_every_module_beside_what_is_started_in_one_archive(site: Site) -> None:
    sources = {f"./{path.name}" for path in (ROOT / "web" / "worker").glob("*.py")} - STARTED
    listed = json.loads((ROOT / "web" / "worker" / "config.json").read_text(encoding="utf-8"))["files"]
    packed = zipfile.ZipFile(site.folder / "worker" / "modules.zip").namelist()
    assert set(listed) == sources == {f"./{name}" for name in packed}
    assert {f"./{path.name}" for path in (site.folder / "worker").glob("*.py")} == STARTED


def test_archive_holds_every_module_of_the_page_beside_main(site: Site) -> None:
    page = ROOT / "web" / "page"
    sources = {path.relative_to(page).with_suffix("").as_posix() for path in page.rglob("*.py")} - {"main"}
    archive = gzip.decompress((site.folder / "page" / "modules.bin").read_bytes())
    assert set(json.loads(archive.partition(b"\n")[0])) == {f"{name}.mpy" for name in sources}


@pytest.mark.parametrize("side", ["page", "worker"])
def test_everything_the_configuration_names_is_there(site: Site, side: str) -> None:
    config = json.loads((site.folder / side / "config.json").read_text(encoding="utf-8"))
    named = [*config.get("files", {}), *config.get("js_modules", {}).get("worker", {})]
    assert [name for name in named if not (site.folder / side / name).is_file()] == []
    # PyScript counts the interpreter of a worker from its file, that of the page from the page.
    start = site.folder / side if side == "worker" else site.folder
    assert (start / config["interpreter"]).is_file()


def test_archives_hold_no_tests_stubs_headers_or_cascades(site: Site) -> None:
    unused = ("*/tests/*", "*.pyi", "*.pxd", "*.h", "*.c", "*haarcascade*", "cv2/data/*", "*/RECORD")
    for recipe, path in packages(site):
        found = [name for name in names_in(path) if any(fnmatchcase(name, pattern) for pattern in unused)]
        # lazy_loader reads the stubs of scikit-image to know what is where.
        assert [name for name in found if not fnmatchcase(name, "skimage/*.pyi")] == [], recipe.name


def test_modules_are_compiled_but_for_those_that_must_stay_source(site: Site) -> None:
    for recipe, path in packages(site):
        sources = [name for name in names_in(path) if name.endswith(".py")]
        assert [name for name in sources if not any(fnmatchcase(name, kept) for kept in recipe.keep_source)] == []
        assert any(name.endswith(".pyc") for name in names_in(path)), recipe.name


def test_own_wheel_holds_the_package_alone(site: Site) -> None:
    path = next(path for recipe, path in packages(site) if recipe.package == "echoimage")
    assert {name.split("/")[0] for name in names_in(path)} == {"echoimage", "echoimage-0.1.0.dist-info"}


def test_lock_file_lists_the_shipped_packages_with_their_hashes(site: Site) -> None:
    runtime = site.folder / "runtime"
    locked = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert len(locked) == sum(recipe.use == "package" for recipe in site.runtime.recipes)
    for package in locked.values():
        path = runtime / package["file_name"]
        packed = runtime / f"{package['file_name']}.zst"
        data = path.read_bytes() if path.exists() else zstandard.decompress(packed.read_bytes())
        assert digest(data) == package["sha256"], package["name"]


def test_lock_file_depends_on_what_it_lists(site: Site) -> None:
    locked = json.loads((site.folder / "runtime" / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name for package in locked.values() for name in package["depends"]} <= locked.keys()


def test_lock_file_has_the_info_of_the_interpreter_that_is_shipped(site: Site) -> None:
    own = json.loads((site.folder / "runtime" / "pyodide-lock.json").read_text(encoding="utf-8"))
    published = json.loads(site.runtime.sources["pyodide-lock.json"].read_text(encoding="utf-8"))
    assert own["info"] == published["info"]


def test_compressed_parts_are_named_with_size_and_integrity(site: Site) -> None:
    runtime = site.folder / "runtime"
    text = (runtime / "parts.mjs").read_text(encoding="utf-8")
    parts = json.loads(text.removeprefix("export const parts = ").removesuffix(";\n"))
    assert {f"{part['name']}.zst" for part in parts} == {path.name for path in runtime.glob("*.zst")}
    for part in parts:
        data = (runtime / f"{part['name']}.zst").read_bytes()
        assert part["bytes"] == len(data)
        assert part["integrity"] == "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


def test_what_boots_is_compressed_as_a_whole_and_not_in_itself(site: Site) -> None:
    for recipe, path in packages(site):
        if recipe.when == "boot":
            assert (site.folder / "runtime" / f"{recipe.name}.zst").is_file()
            with zipfile.ZipFile(path) as archive:
                assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}, recipe.name


def test_notices_name_every_shipped_package_with_version_and_licence(site: Site) -> None:
    text = (site.folder / "THIRD-PARTY-NOTICES.txt").read_text(encoding="utf-8")
    for recipe in site.runtime.recipes:
        if recipe.use not in ("build", "test", "license") and recipe.package != "echoimage":
            assert f"from: {recipe.package} {recipe.version}\n" in text
            assert f"licence: {recipe.license}\n" in text
            assert recipe.name in text


def test_parts_without_a_licence_text_of_their_own_have_one_in_licenses(site: Site) -> None:
    names = {path.stem for path in (site.folder / "licenses").iterdir()}
    decoders = {"jsquash-jxl", "libheif", "libjxl", "openjpeg", "openjpegjs"}
    assert names == {"idb-keyval", "micropython", "openblas", "pyscript", "python", "zstddec", *decoders}


def test_second_build_replaces_what_was_there_by_the_same_bytes_and_leaves_nothing_beside(
    site: Site, tmp_path: Path
) -> None:
    other = tmp_path / "deeper" / "other name"
    other.mkdir(parents=True)
    (other / "left-over.txt").touch()
    build(ROOT, other)
    assert files_below(other) == files_below(site.folder)
    assert list(other.parent.iterdir()) == [other]

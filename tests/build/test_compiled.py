"""Compiled archives: the same bytes whichever other archives were compiled beside them."""

import os
import zipfile
from pathlib import Path

import pytest

from conftest import Site, files_below, zip_of
from echoimage_build.cache import Cache
from echoimage_build.compiled import compile_archives
from echoimage_build.errors import BuildError
from echoimage_build.recipe import Recipe

# The large archives take half a minute; the way they are compiled is the same.
SMALL = ("micropip", "packaging", "lazy-loader", "echoimage")


def test_small_archives_compiled_alone_are_those_of_the_site(site: Site, cache: Cache) -> None:
    small = [recipe for recipe in site.runtime.recipes if recipe.package in SMALL or recipe.name.startswith(SMALL)]
    assert len(small) == len(SMALL)
    alone = compile_archives(small[::-1], site.runtime.sources, site.runtime.node_folder(), cache)
    for recipe in small:
        assert alone[recipe.name].read_bytes() == site.runtime.file(recipe).read_bytes(), recipe.name


def recipe(**changes: object) -> Recipe:
    values: dict[str, object] = {
        "name": "cats.whl",
        "use": "package",
        "when": "boot",
        "why": "a test",
        "license": "MIT",
        "package": "cats",
        "version": "1.0",
    }
    return Recipe(**(values | changes))  # type: ignore[arg-type]


def test_archive_is_sorted_without_docstrings_and_dropped_members(site: Site, cache: Cache, tmp_path: Path) -> None:
    source = tmp_path / "cats.whl"
    text = b'"""' + b"A long story. " * 100 + b'"""\n'
    source.write_bytes(zip_of({"notes.txt": b"kept", "tests/a.py": b"", "cats_config.py": text, "cats.py": text}))
    dropping = recipe(drop=("tests/*",), keep_source=("*_config.py",), optimize=2)
    path = compile_archives([dropping], {"cats.whl": source}, site.runtime.node_folder(), cache)["cats.whl"]
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["cats.pyc", "cats_config.py", "notes.txt"]
        assert b"A long story" not in archive.read("cats.pyc")
        assert archive.read("cats_config.py") == text


def test_module_that_cannot_be_compiled_ends_with_its_error_and_leaves_nothing(
    site: Site, cache: Cache, tmp_path: Path
) -> None:
    source = tmp_path / "cats.whl"
    source.write_bytes(zip_of({"cats.py": b"def ("}))
    with pytest.raises(BuildError, match=r"(?s)Compiling the Python modules failed:.*SyntaxError"):
        compile_archives([recipe()], {"cats.whl": source}, site.runtime.node_folder(), cache)
    assert files_below(cache.root) == {}


def test_missing_node_says_what_to_install(
    site: Site, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "cats.whl"
    source.write_bytes(zip_of({"cats.py": b""}))
    node_pyodide = site.runtime.node_folder()
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    with pytest.raises(BuildError, match=r"node is needed.*Install Node\.js 20 or newer"):
        compile_archives([recipe()], {"cats.whl": source}, node_pyodide, cache)


@pytest.mark.slow
def test_other_interpreter_means_other_files(site: Site, cache: Cache, tmp_path: Path) -> None:
    source = tmp_path / "cats.whl"
    source.write_bytes(zip_of({"cats.py": b""}))
    published = site.runtime.node_folder()
    other = tmp_path / "another-pyodide"
    other.symlink_to(published)
    paths = [
        compile_archives([recipe()], {"cats.whl": source}, folder, cache)["cats.whl"] for folder in (published, other)
    ]
    assert paths[0] != paths[1]

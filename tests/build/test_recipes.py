"""runtime.toml: every table says what is fetched, why, and what becomes of it."""

import fnmatch
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from echoimage_build.artifacts import read_artifacts
from echoimage_build.errors import BuildError
from echoimage_build.recipe import read_recipes

LISTED = ROOT / "web" / "runtime.toml"
RECIPES = read_recipes(LISTED)
TABLE = """
[[artifact]]
name = "cat.js"
registry = "npm"
package = "cats"
version = "1.0"
member = "cat.js"
sha256 = "00"
why = "a test"
license = "MIT"
use = "worker"
when = "boot"
"""


def tables() -> list[dict[str, Any]]:
    return tomllib.loads(LISTED.read_text(encoding="utf-8"))["artifact"]


def test_every_artifact_has_a_sha256_a_reason_and_a_licence() -> None:
    for artifact in read_artifacts(LISTED):
        assert len(bytes.fromhex(artifact.sha256)) == 32, artifact.name
        assert artifact.why.strip() and artifact.license.strip(), artifact.name


def test_names_are_unique() -> None:
    twice = [name for name, times in Counter(recipe.name for recipe in RECIPES).items() if times > 1]
    assert twice == []


def test_every_artifact_names_either_a_member_or_a_pick() -> None:
    for table in tables():
        assert ("member" in table) != ("pick" in table), table["name"]


def test_every_file_on_pypi_is_a_wheel_and_npm_needs_none() -> None:
    for table in tables():
        assert (table["registry"] == "pypi") == table.get("file", "").endswith(".whl"), table["name"]


def test_packages_depend_on_packages_that_are_listed() -> None:
    names = {recipe.name.removesuffix(".zip").split("-")[0].replace("_", "-") for recipe in RECIPES}
    for recipe in RECIPES:
        assert set(recipe.depends) <= names, recipe.name


def test_what_boots_depends_on_nothing_that_comes_later() -> None:
    later = {recipe.name.split("-")[0].replace("_", "-") for recipe in RECIPES if recipe.when == "later"}
    for recipe in RECIPES:
        assert recipe.when == "later" or not set(recipe.depends) & later, recipe.name


def test_every_package_has_the_name_of_a_wheel_or_a_library() -> None:
    for recipe in RECIPES:
        if recipe.use == "package":
            assert any(fnmatch.fnmatchcase(recipe.name, name) for name in ("*-*-*-*-*.whl", "*-*.zip")), recipe.name


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('use = "worker"', 'use = "decoration"'), r"runtime\.toml, cat\.js: use must be one of engine, .*when boot"),
        (('when = "boot"', 'when = "never"'), "when boot or later"),
        (('why = "a test"\n', ""), r"cat\.js: unknown keys \[\], missing keys \['why'\]"),
        (('when = "boot"', 'when = "boot"\nkeep_sources = ["a"]'), r"unknown keys \['keep_sources'\]"),
        (('name = "cat.js"\n', ""), r"a table without name: .*missing keys \['name'\]"),
    ],
)
def test_bad_table_is_refused_with_its_reason(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = tmp_path / "runtime.toml"
    path.write_text(TABLE.replace(*change))
    with pytest.raises(BuildError, match=message):
        read_recipes(path)


def test_lists_become_tuples(tmp_path: Path) -> None:
    path = tmp_path / "runtime.toml"
    path.write_text(TABLE + 'drop = ["*.h", "*.c"]\n')
    assert read_recipes(path)[0].drop == ("*.h", "*.c")

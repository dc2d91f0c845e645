"""The bill of materials: every shipped part, as the pins have it, in a document that the schema accepts."""

import json
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from conftest import ROOT, Site
from echoimage_build.artifacts import read_artifacts
from echoimage_build.demo_pictures import read_pictures
from echoimage_build.sbom import NAME, NOT_SHIPPED, sbom


@pytest.fixture
def text(site: Site) -> str:
    return (site.folder / NAME).read_text(encoding="utf-8")


@pytest.fixture
def parts(text: str) -> dict[str, dict[str, Any]]:
    return {part["name"]: part for part in json.loads(text)["components"]}


def test_the_schema_of_cyclonedx_accepts_it(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_the_schema_would_refuse_a_part_without_a_name(text: str) -> None:
    wrong = json.loads(text)
    del wrong["components"][0]["name"]
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(wrong)) is not None


def test_every_pin_that_is_shipped_is_in_it_with_its_hash_and_licence(
    site: Site, parts: dict[str, dict[str, Any]]
) -> None:
    pins = {pin.name: pin for pin in read_artifacts(ROOT / "web" / "runtime.toml")}
    shipped = [recipe for recipe in site.runtime.recipes if recipe.use not in NOT_SHIPPED and recipe.name in pins]
    assert len(shipped) > 15
    for recipe in shipped:
        part, pin = parts.pop(recipe.name), pins[recipe.name]
        assert part["hashes"] == [{"alg": "SHA-256", "content": pin.sha256}]
        (licence,) = part["licenses"]
        assert pin.license in (licence.get("expression"), licence.get("license", {}).get("id"))
        told = {one["name"]: one["value"] for one in part["properties"]}
        assert told["echoimage:package"] == f"{pin.package} {pin.version}"
    assert all(name.startswith("demo/") for name in parts), "a part that no pin has"


def test_every_demo_picture_is_in_it_with_its_author(parts: dict[str, dict[str, Any]]) -> None:
    for picture in read_pictures((ROOT / "web" / "demo.toml").read_text(encoding="utf-8")):
        part = parts[f"demo/{picture.file_name}"]
        assert part["authors"] == [{"name": picture.author}]
        assert part["hashes"][0]["content"] == picture.sha256


@pytest.mark.parametrize(
    ("name", "purl"),
    [
        ("pyodide.mjs", "pkg:npm/pyodide@0.28.3"),
        ("core.js", "pkg:npm/%40pyscript/core@0.7.31"),
        ("numpy-2.2.5-cp313-cp313-pyodide_2025_0_wasm32.whl", "pkg:pypi/numpy@2.2.5"),
        ("scikit_image-0.25.2-py3-none-any.whl", "pkg:pypi/scikit-image@0.25.2"),
        ("libopenblas-0.3.26.zip", "pkg:generic/libopenblas@0.3.26"),
    ],
)
def test_package_urls_name_what_a_file_is_and_not_what_carried_it(
    parts: dict[str, dict[str, Any]], name: str, purl: str
) -> None:
    assert parts[name]["purl"] == purl


def test_what_depends_on_what_is_in_it(text: str) -> None:
    document = json.loads(text)
    known = {part["bom-ref"] for part in document["components"]} | {"echoimage"}
    for one in document["dependencies"]:
        assert {one["ref"], *one["dependsOn"]} <= known


def test_a_site_with_a_database_of_its_own_names_no_demo_picture(site: Site) -> None:
    document = sbom(site.runtime.recipes, read_artifacts(ROOT / "web" / "runtime.toml"), [])
    assert not any(part["name"].startswith("demo/") for part in document["components"])

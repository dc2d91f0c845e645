"""The software bill of materials: the pins go in, a CycloneDX 1.6 document that names every shipped part comes out."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

from echoimage_build.artifacts import Artifact
from echoimage_build.demo_pictures import LICENSES, Picture
from echoimage_build.recipe import Recipe
from echoimage_tools.publishing.sbom import NAME, Json, numbered, text

NOT_SHIPPED = ("build", "test")
OTHERS = ("libopenblas", "numpy-more")
"""Packages of Pyodide that are no projects of PyPI."""


def write_sbom(
    recipes: Iterable[Recipe], artifacts: Iterable[Artifact], pictures: Iterable[Picture], dist: Path
) -> None:
    """Write sbom.cdx.json into `dist`."""
    (dist / NAME).write_text(text(sbom(recipes, artifacts, pictures)), encoding="utf-8", newline="\n")


def sbom(recipes: Iterable[Recipe], artifacts: Iterable[Artifact], pictures: Iterable[Picture]) -> Json:
    """Return the document."""
    pinned = {artifact.name: artifact for artifact in artifacts}
    shipped = [recipe for recipe in recipes if recipe.use not in NOT_SHIPPED]
    own = next(recipe for recipe in shipped if recipe.name not in pinned)
    components = [_part(recipe, pinned[recipe.name]) for recipe in shipped if recipe.name in pinned]
    components += [_picture(picture) for picture in pictures]
    site = {"type": "application", "bom-ref": "echoimage", "name": "echoimage", "version": own.version}
    document: Json = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": site | {"licenses": _licenses(own.license)}},
        "components": components,
        "dependencies": _dependencies(own, shipped),
    }
    return numbered(document)


def purl(recipe: Recipe, artifact: Artifact) -> str:
    """Return the package URL of what a file is: a wheel is the package of its name, wherever it was published."""
    if recipe.use == "package":
        name, version = package_of(recipe)
        return f"pkg:{'generic' if name in OTHERS else 'pypi'}/{name}@{version}"
    return f"pkg:{artifact.registry}/{quote(artifact.package, safe='/')}@{artifact.version}"


def package_of(recipe: Recipe) -> tuple[str, str]:
    """Return name and version as the file name of a wheel has them."""
    name, version = recipe.name.removesuffix(".zip").split("-")[:2]
    return name.replace("_", "-").lower(), version


def _part(recipe: Recipe, artifact: Artifact) -> Json:
    version = package_of(recipe)[1] if recipe.use == "package" else artifact.version
    return {
        "type": "file" if recipe.use == "license" else "library",
        "bom-ref": recipe.name,
        "name": recipe.name,
        "version": version,
        "description": recipe.why,
        "hashes": _hashes(artifact.sha256),
        "licenses": _licenses(recipe.license),
        "purl": purl(recipe, artifact),
        "properties": _published(artifact),
    }


def _picture(picture: Picture) -> Json:
    name, url = LICENSES[picture.license]
    known = picture.license.startswith("CC")
    return {
        "type": "file",
        "bom-ref": f"demo/{picture.file_name}",
        "authors": [{"name": picture.author}],
        "name": f"demo/{picture.file_name}",
        "version": picture.version,
        "description": picture.title,
        "hashes": _hashes(picture.sha256),
        "licenses": [{"license": {"id": picture.license} if known else {"name": name, "url": url}}],
        "purl": f"pkg:{picture.registry}/{quote(picture.package, safe='/')}@{picture.version}",
        "properties": _published(picture.artifact),
    }


def _published(artifact: Artifact) -> list[Mapping[str, str]]:
    """Say which file of which published archive it was taken from; the hash is that of this file."""
    place = {
        "registry": artifact.registry,
        "package": f"{artifact.package} {artifact.version}",
        "archive": artifact.file,
        "member": artifact.member or " ".join(artifact.pick),
    }
    return [{"name": f"echoimage:{name}", "value": value} for name, value in place.items() if value]


def _hashes(sha256: str) -> list[Mapping[str, str]]:
    return [{"alg": "SHA-256", "content": sha256}]


def _licenses(spdx: str) -> list[Json]:
    return [{"expression": spdx}] if " " in spdx else [{"license": {"id": spdx}}]


def _dependencies(own: Recipe, shipped: Iterable[Recipe]) -> list[Json]:
    """Say which Python package needs which; everything else belongs to the site as such."""
    names = {package_of(recipe)[0]: recipe.name for recipe in shipped if recipe.use == "package"} | {
        "echoimage": "echoimage"
    }
    found = [{"ref": "echoimage", "dependsOn": [names[name] for name in own.depends]}]
    for recipe in shipped:
        if recipe.use == "package" and recipe is not own and recipe.depends:
            found.append({"ref": recipe.name, "dependsOn": [names[name] for name in recipe.depends]})
    return found

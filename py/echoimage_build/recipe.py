"""What runtime.toml says is to be done with each fetched file."""

import tomllib
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from echoimage_build.artifacts import Artifact
from echoimage_build.errors import BuildError

USES = (
    "engine",
    "stdlib",
    "package",
    "pyscript",
    "micropython",
    "fluent",
    "worker",
    "decoder",
    "license",
    "build",
    "test",
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One table of runtime.toml without the keys that say where the file is published."""

    name: str
    use: str
    when: str
    why: str
    license: str
    package: str
    version: str
    optimize: int = 0
    keep: tuple[str, ...] = ("*",)
    drop: tuple[str, ...] = ()
    keep_source: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    depends: tuple[str, ...] = ()
    shared_library: bool = False


def read_recipes(path: Path) -> list[Recipe]:
    """Return the recipes of runtime.toml in its order. Raises BuildError naming the table and what is wrong with it."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["artifact"]
    return [_recipe(table) for table in tables]


def _recipe(table: dict[str, Any]) -> Recipe:
    where = f"runtime.toml, {table.get('name', 'a table without name')}"
    known = {field.name for field in fields(Recipe)}
    unknown = table.keys() - known - {field.name for field in fields(Artifact)}
    missing = {field.name for field in fields(Recipe) if field.default is MISSING} - table.keys()
    if unknown or missing:
        raise BuildError(f"{where}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    if table["use"] not in USES or table["when"] not in ("boot", "later"):
        raise BuildError(f"{where}: use must be one of {', '.join(USES)}, when boot or later")
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in table.items() if key in known
    }
    return Recipe(**values)

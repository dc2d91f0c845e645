"""The project's own wheel, as the browser gets it: `py/echoimage` without the command line's package."""

import subprocess
import sys
import tomllib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from echoimage_build.cache import Cache, digest, key_of
from echoimage_build.errors import BuildError
from echoimage_build.recipe import Recipe


@dataclass(frozen=True, slots=True)
class OwnWheel:
    """The built wheel and what is to be done with it."""

    path: Path
    recipe: Recipe


def build_wheel(root: Path, cache: Cache) -> OwnWheel:
    """Build the wheel of the project at `root`, or take it from the cache when no source has changed."""
    # The readme and the licence become part of the wheel's metadata.
    sources = [root / name for name in ("pyproject.toml", "README.md", "LICENSE")]
    for package in ("echoimage", "echoimage_tools"):
        folder = root / "py" / package
        sources += sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    key = key_of([(path.relative_to(root).as_posix(), digest(path.read_bytes())) for path in sources])
    name = _name(root)
    path = cache.get(key, name, partial(_build, root))
    recipe = Recipe(
        name=name,
        use="package",
        when="boot",
        why="this project",
        license="Apache-2.0",
        package="echoimage",
        version=name.split("-")[1],
        optimize=2,
        drop=(
            "echoimage_tools/*",
            "echoimage/locales/*",
            "echoimage/english.py",
            "echoimage/__main__.py",
            "*/RECORD",
            "*/entry_points.txt",
        ),
        imports=("echoimage",),
        depends=("numpy", "opencv-python"),
    )
    return OwnWheel(path, recipe)


def _name(root: Path) -> str:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"{project['name']}-{project['version']}-py3-none-any.whl"


def _build(root: Path, target: Path) -> None:
    # Without isolation: the build backend is in this environment, so no network is needed.
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    command = [*pip, "--no-deps", "--no-build-isolation", "--wheel-dir", str(target.parent), str(root)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode or not target.exists():
        raise BuildError(f"The wheel of {root} could not be built:\n{answer.stderr.strip()}")

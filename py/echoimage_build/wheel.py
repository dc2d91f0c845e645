"""The project's own wheel, as the browser gets it: `py/echoimage` without the command line's package."""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
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
    sources = [root / "pyproject.toml", *sorted((root / "py").glob("echoimage*/**/*.py"))]
    key = key_of([(str(path.relative_to(root)), digest(path.read_bytes())) for path in sources])
    with tempfile.TemporaryDirectory() as folder:
        name = _name(root)
        path = cache.get(key, name, lambda target: _built(root, Path(folder), name).replace(target))
    recipe = Recipe(
        name=name,
        use="package",
        when="boot",
        why="this project",
        license="Apache-2.0",
        package="echoimage",
        version=name.split("-")[1],
        optimize=2,
        drop=("echoimage_tools/*", "*/RECORD", "*/entry_points.txt"),
        imports=("echoimage",),
        depends=("numpy", "opencv-python"),
    )
    return OwnWheel(path, recipe)


def _name(root: Path) -> str:
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"{project['name']}-{project['version']}-py3-none-any.whl"


def _built(root: Path, folder: Path, name: str) -> Path:
    # Without isolation: the build backend is in this environment, so no network is needed.
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(root),
    ]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode or not (folder / name).exists():
        raise BuildError(f"The wheel of {root} could not be built:\n{answer.stderr.strip()}")
    return folder / name

"""Archives of Python modules become archives of .pyc files, written by the very interpreter that will read them."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from echoimage_build.cache import Cache, digest, key_of
from echoimage_build.errors import BuildError
from echoimage_build.recipe import Recipe

INSIDE = Path(__file__).parent / "inside_pyodide"


@dataclass(frozen=True, slots=True)
class Job:
    """One archive to compile, as `compile_archive.py` takes it."""

    source: str
    target: str
    optimize: int
    keep: tuple[str, ...]
    drop: tuple[str, ...]
    keep_source: tuple[str, ...]
    deflate: bool


def compile_archives(
    recipes: list[Recipe], sources: dict[str, Path], node_pyodide: Path, cache: Cache
) -> dict[str, Path]:
    """Return the compiled archive of every recipe by name; one run of Node makes all that the cache lacks.

    What is needed at boot is stored uncompressed, for it is compressed as a whole afterwards; the rest is deflated.
    """
    keys = {recipe.name: _key(recipe, sources[recipe.name], node_pyodide) for recipe in recipes}
    missing = [recipe for recipe in recipes if not cache.path(keys[recipe.name], recipe.name).exists()]
    if missing:
        print(f"Compiling the Python modules of {len(missing)} archives", flush=True)
        with tempfile.TemporaryDirectory(dir=_made(cache.root)) as folder:
            jobs = [_job(recipe, sources[recipe.name], Path(folder)) for recipe in missing]
            _run_node(node_pyodide, jobs)
            for recipe, job in zip(missing, jobs, strict=True):
                cache.get(keys[recipe.name], recipe.name, Path(job.target).replace)
    return {recipe.name: cache.path(keys[recipe.name], recipe.name) for recipe in recipes}


def _key(recipe: Recipe, source: Path, node_pyodide: Path) -> str:
    # The folder's name stands for the interpreter, whose .pyc files no other one reads.
    scripts = [digest((INSIDE / name).read_bytes()) for name in ("compile.mjs", "compile_archive.py")]
    made_by = [node_pyodide.name, *scripts]
    patterns = (recipe.keep, recipe.drop, recipe.keep_source)
    return key_of(digest(source.read_bytes()), made_by, recipe.optimize, *patterns, recipe.when)


def _job(recipe: Recipe, source: Path, folder: Path) -> Job:
    target = str(folder / recipe.name)
    patterns = (recipe.keep, recipe.drop, recipe.keep_source)
    return Job(str(source), target, recipe.optimize, *patterns, recipe.when == "later")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _run_node(node_pyodide: Path, jobs: list[Job]) -> None:
    node = shutil.which("node")
    if node is None:
        raise BuildError(
            "node is needed to compile the Python modules, and was not found. Install Node.js 20 or newer."
        )
    command = [node, str(INSIDE / "compile.mjs"), str(node_pyodide), json.dumps([asdict(job) for job in jobs])]
    answer = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "NODE_OPTIONS": ""}
    )
    if answer.returncode:
        raise BuildError(f"Compiling the Python modules failed:\n{answer.stderr.strip() or answer.stdout.strip()}")

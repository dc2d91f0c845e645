"""The runtime of the site: verified files go in; runtime/, pyscript/, micropython/ and the lock file come out."""

import base64
import hashlib
import json
import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import zstandard

from echoimage_build.artifacts import fetch, read_artifacts
from echoimage_build.cache import Cache, digest, key_of
from echoimage_build.compiled import compile_archives
from echoimage_build.recipe import Recipe, read_recipes
from echoimage_build.wheel import build_wheel

FOLDERS = {
    "engine": "runtime",
    "pyscript": "pyscript",
    "micropython": "micropython",
    "fluent": "fluent",
    "worker": "worker",
    "decoder": "decoders",
    "license": "licenses",
}
PYODIDE = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
    "package.json",
)
ZSTD_LEVEL = 19  # cv2: 8.0 MB, gzip -9 10.1 MB; 20 s once. Level 22 gains 1 % and needs a larger window to unpack


class Runtime:
    """The fetched and compiled parts, ready to be written into a site or to be run by Node."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self._cache = cache
        listed = root / "web" / "runtime.toml"
        self.recipes = read_recipes(listed)
        self.sources = fetch(read_artifacts(listed), cache)
        own = build_wheel(root, cache)
        self.own = own.path
        self.recipes.append(own.recipe)
        self.sources[own.recipe.name] = own.path
        archives = [
            recipe for recipe in self.recipes if recipe.use in ("stdlib", "package") and not recipe.shared_library
        ]
        self.archives = compile_archives(archives, self.sources, self.node_folder(), cache)

    def node_folder(self) -> Path:
        """Return a folder with Pyodide as published, for Node; it is named by its content."""
        key = key_of([digest(self.sources[name].read_bytes()) for name in PYODIDE])
        files = [self._cache.get(key, name, partial(shutil.copyfile, self.sources[name])) for name in PYODIDE]
        return files[0].parent

    def write(self, dist: Path) -> None:
        """Write every shipped part into `dist`."""
        for recipe in self.recipes:
            if recipe.use in FOLDERS:
                _copy(self.sources[recipe.name], dist / FOLDERS[recipe.use] / recipe.name)
        packages = [recipe for recipe in self.recipes if recipe.use == "package"]
        loaded = [recipe for recipe in self.recipes if recipe.use in ("stdlib", "package")]
        at_boot = [recipe for recipe in loaded if recipe.when == "boot"]
        with ThreadPoolExecutor(2) as pool:
            packed = dict(zip((recipe.name for recipe in at_boot), pool.map(self._compressed, at_boot), strict=True))
        for name, file in packed.items():
            _copy(file, dist / "runtime" / f"{name}.zst")
        for recipe in loaded:
            if recipe.name not in packed:
                _copy(self.file(recipe), dist / "runtime" / recipe.name)
        lock = lock_file(self.sources["pyodide-lock.json"], packages, {r.name: self.file(r) for r in packages})
        (dist / "runtime" / "pyodide-lock.json").write_text(lock, encoding="utf-8", newline="\n")
        (dist / "runtime" / "parts.mjs").write_text(parts_module(packed), encoding="utf-8", newline="\n")

    def file(self, recipe: Recipe) -> Path:
        """Return the file a package or the standard library is loaded from, before compression."""
        return self.archives.get(recipe.name) or self.sources[recipe.name]

    def _compressed(self, recipe: Recipe) -> Path:
        archive = self.archives[recipe.name]
        key = key_of(digest(archive.read_bytes()), ZSTD_LEVEL, zstandard.__version__)
        return self._cache.get(key, f"{recipe.name}.zst", partial(_compress, archive))


def _compress(source: Path, target: Path) -> None:
    print(f"Compressing {source.name}\n", end="", flush=True)
    compressor = zstandard.ZstdCompressor(level=ZSTD_LEVEL, write_checksum=False)
    target.write_bytes(compressor.compress(source.read_bytes()))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def lock_file(published: Path, packages: Iterable[Recipe], files: Mapping[str, Path]) -> str:
    """Return the text of pyodide-lock.json: the published `info`, and the shipped packages alone."""
    info = json.loads(published.read_text(encoding="utf-8"))["info"]
    entries = {}
    for recipe in packages:
        distribution, version = recipe.name.removesuffix(".zip").split("-")[:2]
        name = distribution.replace("_", "-")
        entries[name] = {
            "name": name,
            "version": version,
            "file_name": recipe.name,
            "install_dir": "dynlib" if recipe.shared_library else "site",
            "sha256": digest(files[recipe.name].read_bytes()),
            "package_type": "shared_library" if recipe.shared_library else "package",
            "imports": list(recipe.imports),
            "depends": list(recipe.depends),
            "unvendored_tests": False,
        }
    return json.dumps({"info": info, "packages": entries}, indent=1, sort_keys=True) + "\n"


def parts_module(packed: Mapping[str, Path]) -> str:
    """Return the JavaScript module that names the compressed parts: size in bytes and the browser's integrity value."""
    parts = [
        {
            "name": name,
            "bytes": path.stat().st_size,
            "integrity": "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode(),
        }
        for name, path in packed.items()
    ]
    return f"export const parts = {json.dumps(parts, indent=1)};\n"

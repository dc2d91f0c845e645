"""The site as it is built, but for a stand-in of the interpreter and small files in place of the large ones.

For tests of what surrounds the search: the service worker, what is stored, updates, parts that do not come. Page,
service worker and the way to the runtime are the real ones.
"""

import base64
import hashlib
import json
import random
import shutil
from pathlib import Path

import zstandard

from echoimage_build.offline import write_worker
from echoimage_build.recipe import read_recipes

ROOT = Path(__file__).resolve().parents[2]
STAND_IN = Path(__file__).with_name("stand_in.mjs")

LARGE = 1_100_000
"""Bytes of some stand-ins: the service worker does not hash files beyond a megabyte at each reading."""


def light_site(site: Path, folder: Path) -> Path:
    """Copy the site with a stand-in for its interpreter."""
    shutil.copytree(site, folder, ignore=lambda where, names: names if Path(where) == site / "runtime" else [])
    runtime = folder / "runtime"
    for path in (site / "runtime").iterdir():
        (runtime / path.name).write_bytes(_stand_in(path))
    _list_parts(runtime)
    write_worker(ROOT / "web", folder, read_recipes(ROOT / "web" / "runtime.toml"))
    return folder


def _stand_in(path: Path) -> bytes:
    """Return what stands in for a file of the runtime."""
    if path.name == "pyodide.mjs":
        return STAND_IN.read_bytes()
    if path.name == "pyodide.asm.wasm":
        return _no_code()
    if path.name == "pyodide.asm.js":
        return b"export {};".ljust(LARGE)
    if path.suffix == ".zst":
        data = random.Random(path.name).randbytes(LARGE) if path.name.startswith("opencv") else path.name.encode()
        return zstandard.ZstdCompressor().compress(data)
    if path.suffix in (".mjs", ".json"):
        return path.read_bytes()
    return path.name.encode().ljust(LARGE if path.name.startswith("scipy") else 1)


def _no_code() -> bytes:
    """Return a WebAssembly module of one section that means nothing (webassembly.github.io/spec, "Custom Section")."""
    name = b"\x05large"
    size = len(name) + LARGE
    length = bytes([size & 0x7F | 0x80, size >> 7 & 0x7F | 0x80, size >> 14 & 0x7F | 0x80, size >> 21])
    return b"\0asm\1\0\0\0" + b"\0" + length + name + bytes(LARGE)


def _list_parts(runtime: Path) -> None:
    """Write anew the list of the compressed parts, with their sizes and hashes."""
    listed = runtime / "parts.mjs"
    head, _, text = listed.read_text(encoding="utf-8").partition("= ")
    parts = json.loads(text.rstrip().removesuffix(";"))
    for part in parts:
        data = (runtime / f"{part['name']}.zst").read_bytes()
        part["bytes"] = len(data)
        part["integrity"] = "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()
    listed.write_text(f"{head}= {json.dumps(parts)};\n", encoding="utf-8", newline="\n")

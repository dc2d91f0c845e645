"""A built site of few files, as `echoimage publish` takes it, and what was made of it."""

import json
import os
from pathlib import Path
from typing import Any

from command import Answer, echoimage, save
from echoimage_tools.publishing import sbom, service_worker
from samples import photo

PAGE, RUNTIME = b"<!doctype html><title>page</title>", bytes(range(256)) * 9


def built(folder: Path, main: bytes = b"main") -> Path:
    """Write a site whose demo is one picture."""
    parts = [{"bom-ref": name, "name": name} for name in ("python.wasm", "demo/cat.jpg")]
    files = {
        "page": {
            "index.html": PAGE,
            "page/main.py": main,
            sbom.NAME: sbom.text(sbom.numbered({"components": parts})).encode(),
        },
        "runtime": {"runtime/python.wasm": RUNTIME},
        "demo": {"demo/images.json": b'[{"url": "cat.jpg"}]', "demo/cat.jpg": b"cat", "demo/credits.html": b"by whom"},
        "later": {"LICENSE.txt": b"Apache"},
    }
    for group in files.values():
        for name, data in group.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    groups = {
        group: {name: service_worker.fact_of(data) for name, data in some.items()} for group, some in files.items()
    }
    (folder / service_worker.NAME).write_text(service_worker.write(groups, ["// code", "// more"]))
    return folder


def three(folder: Path) -> Path:
    """A folder of three pictures, one of them with a name that no address has as it stands."""
    for seed, name in enumerate(("a.jpg", "cats/100% tom #1.jpg", "dog.png")):
        save(folder / name, photo(seed))
    return folder


def database(folder: Path, *entries: Any) -> Path:
    """Write a database that lists these entries or addresses."""
    path = folder / "images.json"
    path.write_text(json.dumps([{"url": one} if isinstance(one, str) else one for one in entries]))
    return path


def publish(out: Path, database: object, site: Path, *words: str) -> Answer:
    """Run the command with one process."""
    return echoimage("publish", out, "--database", database, "--site", site, "--workers", 1, *words)


def listed(out: Path) -> dict[str, Any]:
    """Return the list of the service worker: what stands between the first "{" and the end of the statement."""
    text = (out / service_worker.NAME).read_text()
    found = json.loads(text[text.index("{") : text.index("};\n") + 1])
    assert isinstance(found, dict)
    return found


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by name, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    """When each file for visitors was written."""
    names = [name for name in tree(folder) if not name.rpartition("/")[2].startswith(".")]
    return {name: os.stat(folder / name).st_mtime_ns for name in names}

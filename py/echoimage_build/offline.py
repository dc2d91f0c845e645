"""The service worker of the site: its code and, before it, the list of all files by groups, with sizes and hashes."""

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from echoimage_build.recipe import Recipe

WORKER = "sw.js"
PARTS = ("store.js", "ranges.js", "databases.js", "sharing.js")
"""Scripts of web/offline that stand before the worker's own."""

DATABASE_LIMIT = 30_000_000
"""Bytes of demo/ that are stored ahead. Of a larger database only what visitors have read is kept."""


def write_worker(web: Path, dist: Path, recipes: Iterable[Recipe]) -> None:
    """Write sw.js for the files that are in `dist`; call it last."""
    listed = json.dumps(groups(dist, recipes), indent=1, sort_keys=True)
    sources = [web / "offline" / name for name in PARTS] + [web / WORKER]
    texts = ["'use strict';", f"const GROUPS = {listed};", *(path.read_text(encoding="utf-8") for path in sources)]
    (dist / WORKER).write_text("\n".join(texts), encoding="utf-8", newline="\n")


def groups(dist: Path, recipes: Iterable[Recipe]) -> dict[str, dict[str, object]]:
    """Return for each group its hash and its files: name to base64 of the sha256, and bytes."""
    when = {r.name: r.when for r in recipes if r.use not in ("build", "test") and r.package != "echoimage"}
    found: dict[str, dict[str, tuple[str, int]]] = {"page": {}, "runtime": {}, "demo": {}, "later": {}}
    for path in sorted(dist.rglob("*")):
        name = path.relative_to(dist).as_posix()
        if path.is_file() and name != WORKER:
            data = path.read_bytes()
            sha256 = base64.b64encode(hashlib.sha256(data).digest()).decode()
            found[_group(name, when)][name] = sha256, len(data)
    if sum(size for _, size in found["demo"].values()) > DATABASE_LIMIT:
        found["demo"] = {name: facts for name, facts in found["demo"].items() if name == "demo/images.json"}
    return {group: {"hash": _key(files), "files": files} for group, files in found.items()}


def _group(name: str, when: dict[str, str]) -> str:
    if name.startswith("demo/"):
        return "demo"
    if name.endswith(".txt"):
        return "later"
    fetched = when.get(name.rpartition("/")[2].removesuffix(".zst"))
    # What this project writes itself changes often, and must not take the runtime along.
    return {"boot": "runtime", "later": "later", None: "page"}[fetched]


def _key(files: dict[str, tuple[str, int]]) -> str:
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:16]

"""The service worker of the site: `web/sw.js` and its parts, with the list of what is in `dist/`."""

from collections.abc import Iterable
from pathlib import Path

from echoimage_build.recipe import Recipe
from echoimage_tools.publishing import service_worker
from echoimage_tools.publishing.service_worker import COLLECTION, NAME, Groups

PARTS = ("store.js", "groups.js", "ranges.js", "databases.js", "sharing.js")
"""Scripts of web/offline that stand before the worker's own."""


def write_worker(web: Path, dist: Path, recipes: Iterable[Recipe]) -> None:
    """Write sw.js for the files that are in `dist`; call it last."""
    sources = [web / "offline" / name for name in PARTS] + [web / NAME]
    text = service_worker.write(groups(dist, recipes), [path.read_text(encoding="utf-8") for path in sources])
    (dist / NAME).write_text(text, encoding="utf-8", newline="\n")


def groups(dist: Path, recipes: Iterable[Recipe]) -> Groups:
    """Return the files of each group."""
    when = {r.name: r.when for r in recipes if r.use not in ("build", "test") and r.package != "echoimage"}
    found: Groups = {"page": {}, "runtime": {}, COLLECTION: {}, "later": {}}
    sizes: dict[str, int] = {}
    for path in sorted(dist.rglob("*")):
        name = path.relative_to(dist).as_posix()
        if not path.is_file() or name == NAME:
            continue
        if name.startswith(f"{COLLECTION}/"):
            sizes[name] = path.stat().st_size
        else:
            found[_group(name, when)][name] = service_worker.fact(path)
    found[COLLECTION] = {name: service_worker.fact(dist / name) for name in service_worker.stored_ahead(sizes)}
    return found


def _group(name: str, when: dict[str, str]) -> str:
    if name.endswith(".txt") or name.startswith("decoders/"):
        return "later"
    fetched = when.get(name.rpartition("/")[2].removesuffix(".zst"))
    # What this project writes itself changes often, and must not take the runtime along.
    return {"boot": "runtime", "later": "later", None: "page"}[fetched]

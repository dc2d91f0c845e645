"""The whole static site: `web/`, the runtime and a database go in, `dist/` comes out."""

import shutil
from pathlib import Path

from echoimage_build.artifacts import fetch
from echoimage_build.cache import Cache
from echoimage_build.demo import make_demo
from echoimage_build.demo_pictures import read_pictures
from echoimage_build.errors import BuildError
from echoimage_build.notices import write_notices
from echoimage_build.runtime import Runtime

NOT_SHIPPED = ("runtime.toml", "demo.toml")


def build(root: Path, dist: Path, database: Path | None = None) -> Runtime:
    """Write the site into `dist`, which is replaced as a whole once everything is there.

    `database` stands in place of the demo, with the pictures beside it that it names. Raises BuildError.
    """
    if database is not None and not database.is_file():
        raise BuildError(f"There is no file {database}; name a JSON file that lists pictures")
    cache = Cache(root / ".cache")
    runtime = Runtime(root, cache)
    fresh = dist.with_name(f"{dist.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(root / "web", fresh, ignore=shutil.ignore_patterns("__pycache__", *NOT_SHIPPED))
    runtime.write(fresh)
    if database is None:
        _write_demo(root, fresh / "demo", cache)
    else:
        write_database(database, fresh / "demo")
    write_notices(root, runtime.recipes, fresh)
    _replace(dist, fresh)
    return runtime


def _write_demo(root: Path, folder: Path, cache: Cache) -> None:
    pictures = read_pictures((root / "web" / "demo.toml").read_text(encoding="utf-8"))
    fetched = fetch([picture.artifact for picture in pictures], cache)
    make_demo(pictures, fetched, folder)


def write_database(database: Path, folder: Path) -> None:
    """Copy a database as `images.json` into `folder`, with the files below its own folder that it names."""
    from echoimage import parse

    folder.mkdir(parents=True)
    shutil.copyfile(database, folder / "images.json")
    base = database.resolve().parent
    for entry in parse(database.read_bytes(), str(database.resolve())).entries:
        path = Path(entry.url)
        if path.is_relative_to(base) and path.is_file():
            target = folder / path.relative_to(base)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _replace(dist: Path, fresh: Path) -> None:
    old = dist.with_name(f"{dist.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if dist.exists():
        dist.rename(old)
    fresh.rename(dist)
    shutil.rmtree(old, ignore_errors=True)

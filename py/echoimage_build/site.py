"""The whole static site: `web/`, the runtime and a database go in, `dist/` comes out."""

import shutil
import tempfile
from pathlib import Path

from echoimage import DatabaseError, parse
from echoimage_build.artifacts import fetch
from echoimage_build.cache import Cache
from echoimage_build.demo import make_demo
from echoimage_build.demo_pictures import read_pictures
from echoimage_build.errors import BuildError
from echoimage_build.notices import write_notices
from echoimage_build.runtime import Runtime

NOT_SHIPPED = ("runtime.toml", "demo.toml", "__pycache__", ".*")


def build(root: Path, dist: Path, database: Path | None = None) -> Runtime:
    """Write the site into `dist`, which is replaced as a whole once everything is there.

    `database` stands in place of the demo, with the pictures beside it that it names. Raises BuildError.
    """
    if database is not None and not database.is_file():
        raise BuildError(f"There is no file {database}; name a JSON file that lists pictures")
    cache = Cache(root / ".cache")
    runtime = Runtime(root, cache)
    with tempfile.TemporaryDirectory(dir=dist.parent, prefix=f"{dist.name}.new-") as folder:
        fresh = Path(folder) / "site"
        shutil.copytree(root / "web", fresh, ignore=shutil.ignore_patterns(*NOT_SHIPPED))
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
    """Copy a database as `images.json` into `folder`, with the files below its own folder that it names.

    Raises BuildError for a document that is not a database.
    """
    try:
        found = parse(database.read_bytes(), str(database.resolve()))
    except DatabaseError as error:
        raise BuildError(str(error)) from error
    folder.mkdir(parents=True)
    shutil.copyfile(database, folder / "images.json")
    base = database.resolve().parent
    for entry in found.entries:
        path = Path(entry.url)
        if path.is_relative_to(base) and path.is_file():
            target = folder / path.relative_to(base)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _replace(dist: Path, fresh: Path) -> None:
    try:
        if dist.exists():
            dist.rename(fresh.with_name("old"))
        fresh.rename(dist)
    except OSError as error:
        raise BuildError(f"{dist} could not be replaced: {error}\nClose what has it open, then build again.") from error

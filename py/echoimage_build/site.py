"""The whole static site: `web/`, the runtime and a database go in, `dist/` comes out."""

import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import unquote

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
    cache = Cache(root / ".cache")
    with tempfile.TemporaryDirectory(dir=dist.parent, prefix=f"{dist.name}.new-") as folder:
        fresh = Path(folder) / "site"
        shutil.copytree(root / "web", fresh, ignore=shutil.ignore_patterns(*NOT_SHIPPED))
        # Before the runtime, so that a database that cannot be used is refused at once.
        if database is None:
            _write_demo(root, fresh / "demo", cache)
        else:
            write_database(database, fresh / "demo")
        runtime = Runtime(root, cache)
        runtime.write(fresh)
        write_notices(root, runtime.recipes, fresh)
        _replace(dist, fresh)
    return runtime


def _write_demo(root: Path, folder: Path, cache: Cache) -> None:
    pictures = read_pictures((root / "web" / "demo.toml").read_text(encoding="utf-8"))
    fetched = fetch([picture.artifact for picture in pictures], cache)
    make_demo(pictures, fetched, folder)


def write_database(database: Path, folder: Path) -> None:
    """Copy a database as `images.json` into `folder`, with the files below its own folder that it names.

    Raises BuildError when there is no such file, or when it is not a database.
    """
    if not database.is_file():
        raise BuildError(f"There is no file {database}; name a JSON file that lists pictures")
    try:
        found = parse(database.read_bytes(), str(database.resolve()))
    except DatabaseError as error:
        raise BuildError(str(error)) from error
    folder.mkdir(parents=True)
    shutil.copyfile(database, folder / "images.json")
    for problem in found.problems:
        print(f"{database.name}: {problem.text}")
    for entry in found.entries:
        if not entry.url.startswith(("http://", "https://")):
            _copy_picture(Path(entry.url), database.resolve().parent, folder)


def _copy_picture(path: Path, base: Path, folder: Path) -> None:
    # The page will read the name as an address, in which "%20" is a space.
    name = os.path.normpath(unquote(os.path.relpath(path, base)))
    if name.startswith(os.pardir) or not (base / name).is_file():
        print(f"Not copied, because it is not a file below {base}: {path}")
        return
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(base / name, folder / name)


def _replace(dist: Path, fresh: Path) -> None:
    try:
        if dist.exists():
            dist.rename(fresh.with_name("old"))
        fresh.rename(dist)
    except OSError as error:
        raise BuildError(f"{dist} could not be replaced: {error}\nClose what has it open, then build again.") from error

"""The whole static site: `web/`, the runtime and a database go in, `dist/` comes out."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from echoimage import Database, DatabaseError, IndexFileError, parse
from echoimage.database.entries import index_address
from echoimage.index.manifest import parse as parse_manifest
from echoimage_build.artifacts import fetch, read_artifacts
from echoimage_build.cache import Cache
from echoimage_build.demo import examples_html, make_demo
from echoimage_build.demo_pictures import Picture, read_pictures
from echoimage_build.errors import BuildError
from echoimage_build.locales import write_locales
from echoimage_build.notices import write_notices
from echoimage_build.offline import write_worker
from echoimage_build.page_code import compile_page
from echoimage_build.runtime import Runtime
from echoimage_build.sbom import write_sbom
from echoimage_build.styles import joined
from echoimage_build.worker_code import pack_workers
from echoimage_tools.publishing.front import of_demo, of_own_collection

WEB = ("http://", "https://")
STYLE = "style.css"
NOT_SHIPPED = ("runtime.toml", "demo.toml", "offline", "stubs", "styles")
"""Of `web/` itself: `write_worker` puts `offline` into the service worker, `joined` puts `styles` into the style sheet.
Of the page a folder is called `offline`, too."""


def build(root: Path, dist: Path, database: Path | None = None) -> Runtime:
    """Write the site into `dist`, which is replaced as a whole once everything is there.

    `database` stands in place of the demo, with the pictures beside it that it names. Raises BuildError.
    """
    cache = Cache(root / ".cache")
    with tempfile.TemporaryDirectory(dir=dist.parent, prefix=f"{dist.name}.new-") as folder:
        fresh = Path(folder) / "site"
        shutil.copytree(root / "web", fresh, ignore=_unshipped(root / "web"))
        compile_page(fresh / "page")
        pack_workers(fresh / "worker")
        write_locales(root, fresh)
        (fresh / STYLE).write_text(joined(root / "web" / STYLE), encoding="utf-8", newline="\n")
        # Before the runtime, so that a database that cannot be used is refused at once.
        pictures: list[Picture] = []
        if database is None:
            pictures = _write_demo(root, fresh / "demo", cache)
            _change(fresh / "index.html", lambda page: of_demo(page, len(pictures), examples_html()))
        else:
            write_database(database, fresh / "demo")
            _change(fresh / "index.html", of_own_collection)
        # Its indentation is a tenth of it, and means nothing: there is no preformatted text.
        _change(fresh / "index.html", lambda page: re.sub(r"\n[ \t]+", "\n", page))
        runtime = Runtime(root, cache)
        runtime.write(fresh)
        write_notices(root, runtime.recipes, fresh)
        write_sbom(runtime.recipes, read_artifacts(root / "web" / "runtime.toml"), pictures, fresh)
        write_worker(root / "web", fresh, runtime.recipes)
        _replace(dist, fresh)
    return runtime


def _unshipped(web: Path) -> Callable[[str, list[str]], set[str]]:
    """Return what says, of the names in a folder, which are not copied."""
    hidden = shutil.ignore_patterns("__pycache__", ".*")
    return lambda folder, names: hidden(folder, names) | (set(NOT_SHIPPED) if Path(folder) == web else set())


def _change(path: Path, changed: Callable[[str], str]) -> None:
    path.write_text(changed(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _write_demo(root: Path, folder: Path, cache: Cache) -> list[Picture]:
    pictures = read_pictures((root / "web" / "demo.toml").read_text(encoding="utf-8"))
    fetched = fetch([picture.artifact for picture in pictures], cache)
    make_demo(pictures, fetched, folder)
    return pictures


def write_database(database: Path, folder: Path) -> None:
    """Copy a database as `images.json` into `folder`, with the files below its own folder that it names.

    These are pictures, or those of an index.

    Raises BuildError when there is no such file, or when it is not a database.
    """
    if not database.is_file():
        raise BuildError(f"There is no file {database}; name a JSON file that lists pictures")
    data, address = database.read_bytes(), str(database.resolve())
    try:
        index = index_address(data, address)
        # Of an index the pictures are not asked for.
        found = Database((), ()) if index else parse(data, address)
    except DatabaseError as error:
        raise BuildError(str(error)) from error
    folder.mkdir(parents=True)
    if index and not index.startswith(WEB):
        _copy_index(Path(index), database.resolve().parent, folder)
    shutil.copyfile(database, folder / "images.json")
    for problem in found.problems:
        print(f"{database.name}: {problem.text}")
    for entry in found.entries:
        if not entry.url.startswith(WEB):
            _copy_picture(Path(entry.url), database.resolve().parent, folder)


def _copy_index(manifest: Path, base: Path, folder: Path) -> None:
    """Copy the files of an index, without those that only the builder reads."""
    try:
        names = parse_manifest(manifest.read_bytes(), str(manifest)).names
    except (OSError, IndexFileError) as error:
        raise BuildError(f"{manifest} cannot be used: {error}") from error
    for name in (manifest.name, *dict.fromkeys(names)):
        if not name.startswith("sources-"):
            _copy_file(manifest.parent / name, base, folder)


def _copy_picture(path: Path, base: Path, folder: Path) -> None:
    # The page will read the name as an address, in which "%20" is a space.
    _copy_file(base / unquote(os.path.relpath(path, base)), base, folder)


def _copy_file(path: Path, base: Path, folder: Path) -> None:
    name = os.path.normpath(os.path.relpath(path, base))
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

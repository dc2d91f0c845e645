"""How much of the site is fetched before the first search, and what later."""

from dataclasses import dataclass
from pathlib import Path

from echoimage_build.recipe import Recipe
from echoimage_tools.publishing.sbom import NAME

LIMIT = 24_000_000  # bytes that may be fetched before the first search

WHEN_USED = frozenset(
    {
        *("archive.mjs", "encode.mjs", "folders.mjs", "handles.mjs", "learned.mjs", "moving.mjs", "object_store.mjs"),
        *("proof.css", "recent.mjs"),
        *("helper.json", "helper.py", "scanner.json", "scanner.py"),
    }
)
"""What the page fetches when a folder is given to it, when it is ready, or after a first search."""


@dataclass(frozen=True, slots=True)
class Row:
    """Some files of the site: what they are, their bytes in `dist`, and whether the first search needs them."""

    what: str
    bytes: int
    boot: bool


def measure(dist: Path, recipes: list[Recipe]) -> list[Row]:
    """Return a row for each large part, and one for each group of small ones; of the languages one is read."""
    later = {recipe.name for recipe in recipes if recipe.when == "later"}
    rows = []
    for path in sorted((dist / "runtime").iterdir()):
        rows.append(Row(f"runtime/{path.name}", path.stat().st_size, path.name not in later))
    for folder in ("pyscript", "micropython", "fluent", "worker", "page"):
        when_used = sum(path.stat().st_size for path in (dist / folder).rglob("*") if path.name in WHEN_USED)
        rows.append(Row(f"{folder}/", _sum(dist / folder) - when_used, True))
        if when_used:
            rows.append(
                Row(f"{folder}/: for folders of pictures, proofs, recent queries, and helpers", when_used, False)
            )
    languages = sorted(path.stat().st_size for path in (dist / "locales").iterdir())
    rows.append(Row("locales/: one language, the longest", languages[-1], True))
    rows.append(Row("locales/: the others", sum(languages[:-1]), False))
    for path in sorted((dist / "decoders").iterdir()):
        rows.append(Row(f"decoders/{path.name}", path.stat().st_size, False))
    rows += _collection(dist / "demo")
    rows.append(Row("icons/: of the installed page", _sum(dist / "icons"), False))
    files = [path for path in dist.iterdir() if path.is_file()]
    texts = sum(path.stat().st_size for path in files if path.suffix == ".txt" or path.name == NAME)
    rows.append(Row("licenses/, notices, bill of materials", texts + _sum(dist / "licenses"), False))
    page = sum(path.stat().st_size for path in files) - texts
    rows.append(Row("page: HTML, CSS, scripts, icon, list of files", page, True))
    return rows


def _collection(folder: Path) -> list[Row]:
    """Return the rows of what is searched: where there is an index, pictures are but shown, those that were found."""
    examples, lists = _sum(folder / "examples"), sum(path.stat().st_size for path in folder.glob("index/keypoints-*"))
    index = _sum(folder / "index") - lists
    rest = _sum(folder) - examples - index - lists
    rows = [
        Row("demo/index/: what is known of the pictures", index, True),
        Row("demo/index/: lists of all keypoints", lists, False),
        Row("demo/: pictures and their list", rest, not index),
        Row("demo/examples/: small pictures on the buttons", examples, True),
    ]
    return [row for row in rows if row.bytes]


def _sum(folder: Path) -> int:
    """Return the bytes of all files below a folder, 0 when there is none."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def table(rows: list[Row]) -> str:
    """Return the rows as a table, sums below, largest first."""
    lines = []
    for boot, title in ((True, "Before the first search"), (False, "Later, when first used")):
        chosen = sorted((row for row in rows if row.boot is boot), key=lambda row: -row.bytes)
        lines.append(title)
        lines += [f"  {row.bytes / 1e6:7.3f} MB  {row.what}" for row in chosen]
        lines.append(
            f"  {sum(row.bytes for row in chosen) / 1e6:7.3f} MB  in all"
            + (f" (limit {LIMIT / 1e6:.0f} MB)" if boot else "")
        )
    return "\n".join(lines)

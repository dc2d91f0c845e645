"""Folders of photographs in, what an index proposes and accepts of hard copies out: on the console and as JSON."""

import hashlib
import json
import os
import platform
import shutil
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.hard.edits import EDITS
from bench.hard.photographs import choose
from bench.hard.report import document, text
from bench.hard.trials import TIERS, plan, run
from bench.kept_folder import kept_folder
from echoimage_build.errors import BuildError
from echoimage_tools.indexing.build import index


def print_hard_bench(arguments: Namespace) -> None:
    """Measure, print the report and write the JSON file if one is asked for. Raises BuildError."""
    if arguments.json and not arguments.json.parent.is_dir():
        raise BuildError(f"There is no folder {arguments.json.parent} for --json.")
    half = arguments.half
    photographs = choose(arguments.photos, arguments.beside, arguments.originals, arguments.others, half)
    tiers = TIERS[:1] if arguments.first_tier_only else TIERS
    with kept_folder(arguments.keep) as folder:
        names = _copied(photographs.indexed, folder / "pictures")
        if index([str(folder / "pictures")], folder / "index", os.cpu_count(), "none"):
            raise BuildError("Not all pictures could be put into the index; take those that are named out")
        trials = run(plan(photographs), folder / "index", names, tiers)
    cores = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, {date.today()}"
    counts = (
        f"{len(photographs.originals)} originals of half {half} among {len(names)} images, {len(EDITS)} edits of each"
    )
    print(f"\n{cores}; {counts}\n\n{text(trials, tiers)}")
    if arguments.json:
        arguments.json.write_text(json.dumps(document(trials, tiers), indent=1), encoding="utf-8")


def _copied(pictures: Sequence[Path], folder: Path) -> dict[Path, str]:
    """Have these pictures, and no others, in a folder; return their names there, by which no original is favoured."""
    folder.mkdir(exist_ok=True)
    names = {path: f"{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}{path.suffix.lower()}" for path in pictures}
    for old in frozenset(path.name for path in folder.iterdir()) - frozenset(names.values()):
        (folder / old).unlink()
    for path, name in names.items():
        if not (folder / name).exists():
            shutil.copyfile(path, folder / name)
    return names

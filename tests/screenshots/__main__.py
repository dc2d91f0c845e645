"""Takes the screenshots inside the environment that build.py made."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from echoimage_build.cli import run_verb
from screenshots.cli import add_screenshots

ROOT = Path(__file__).resolve().parents[2]


def run(arguments: argparse.Namespace) -> int:
    """Take them of a site built now, and print what they weigh."""
    from echoimage_build.site import build
    from screenshots.gallery import SHOWN, write_gallery
    from screenshots.screenshots import serving, write_screenshots

    build(ROOT, ROOT / "dist")
    with serving(ROOT / "dist") as (browser, address):
        for language in arguments.lang or ["en"]:
            shown = tuple(arguments.states or SHOWN)
            _tell(write_gallery(browser, address, ROOT / "build" / "screenshots" / language, language, shown))
        if not arguments.states:
            _tell(write_screenshots(browser, address, ROOT / "docs" / "screenshots"))
    return 0


def _tell(paths: Iterable[Path]) -> None:
    for path in paths:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e3:.0f} kB", flush=True)


sys.exit(run_verb(run, add_screenshots))

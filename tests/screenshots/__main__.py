"""Takes the screenshots inside the environment that build.py made."""

import argparse
import sys
from pathlib import Path

from echoimage_build.cli import run_verb
from screenshots.cli import add_screenshots

ROOT = Path(__file__).resolve().parents[2]


def run(_arguments: argparse.Namespace) -> int:
    """Take all of them, of a site built now, and print what they weigh."""
    from echoimage_build.site import build
    from screenshots.screenshots import write_screenshots

    build(ROOT, ROOT / "dist")
    for path in write_screenshots(ROOT / "dist", ROOT / "docs" / "screenshots"):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e3:.0f} kB")
    return 0


sys.exit(run_verb(run, add_screenshots))

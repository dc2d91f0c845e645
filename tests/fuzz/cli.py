"""The words of `python build.py fuzz`. Only the standard library is imported here, so that `--help` needs no more."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from echoimage_build.cli import Verbs


def add_fuzz(verbs: "Verbs") -> None:
    """Add the verb `fuzz`."""
    fuzz = verbs.add_parser("fuzz", help="feed damaged documents to the parsers, and tell what they do not refuse")
    add_options(fuzz)
    fuzz.set_defaults(module="fuzz", extra="build")


def add_options(fuzz: argparse.ArgumentParser) -> None:
    """Add how long, what and from which seed."""
    fuzz.add_argument("--minutes", type=float, default=10, metavar="N", help="for all parsers together; 10 unless told")
    fuzz.add_argument("--target", nargs="+", metavar="NAME", help="only these parsers")
    fuzz.add_argument("--seed", type=int, default=1, help="1 unless told; the same seed gives the same cases")
    fuzz.add_argument("--repeat", type=Path, metavar="FILE", help="run one case again that was written to a file")
    fuzz.add_argument("--json", type=Path, metavar="FILE", help="write all numbers here")

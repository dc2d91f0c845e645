"""Runs the fuzzer inside the environment that build.py made."""

import sys
from functools import partial
from pathlib import Path

from echoimage_build.cli import run_verb
from fuzz.cli import add_fuzz
from fuzz.fuzz import print_fuzz

sys.exit(run_verb(partial(print_fuzz, root=Path(__file__).resolve().parents[2]), add_fuzz))

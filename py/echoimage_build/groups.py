"""What `python build.py test` runs: the one table of groups, and which of them run side by side on two cores.

Only the standard library is imported here, for the command line names the groups before an environment is made.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

MODULE = [sys.executable, "-m"]
_SELF = [sys.executable, "build.py"]
_ENGINES = "tests/browser/engines"
_AT_ONCE = ("--numprocesses=3", "--dist=loadfile")
"""Files of tests side by side, for each has a service or a page of its own. Two processes leave two cores 0.15 idle."""

_LINT_IMPORTS = "import sys; sys.path.append('tests'); from importlinter.cli import lint_imports_command as run; run()"

Command = tuple[str, list[str]]
"""What stands in the summary, and the command line."""


@dataclass(frozen=True)
class Part:
    """A part of the tests: files by patterns below the root, as pytest gets them."""

    where: tuple[str, ...]
    without: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    not_marked: tuple[str, ...] = ("slow",)
    """Tests with these marks are left for `--all`, and for whoever asks for them by name."""
    needs: Callable[[], list[str] | None] = list
    """Installs what the tests need of the system, and returns options; None where it cannot be had. BuildError."""
    inside_pyodide: bool = False

    def files(self, root: Path, chosen: Sequence[str] = ()) -> list[str]:
        """Return what pytest is to read: those of the `chosen` files and folders that are part of this; all if none."""
        own = [path.relative_to(root).as_posix() for one in self.where for path in sorted(root.glob(one))]
        if not chosen:
            return own
        return [one for one in chosen if _is_below(one, own) and not _is_below(one, self._left_out(root))]

    def selected(self, everything: bool) -> list[str]:
        """Return pytest's options that choose among the tests of the files."""
        marks = [] if everything else ["-m", " and ".join(f"not {mark}" for mark in self.not_marked)]
        return [*(f"--ignore-glob={one}" for one in self.without), *marks]

    def _left_out(self, root: Path) -> list[str]:
        return [path.relative_to(root).as_posix() for one in self.without for path in root.glob(one)]


@dataclass(frozen=True)
class Group:
    """Tests, or other commands that fail by their exit code."""

    title: str
    tests: Part | None = None
    commands: tuple[Command, ...] = ()
    only_all: bool = False
    needs_site: bool = True
    """Whether it waits for the site to be built."""


def _is_below(chosen: str, folders: Sequence[str]) -> bool:
    path = Path(chosen.partition("::")[0])
    return any(path.is_relative_to(folder) for folder in folders)


def _chromium() -> list[str]:
    from echoimage_build.chromium import find_chromium

    return [f"--chromium={find_chromium()}"]


def _engines() -> list[str] | None:
    from echoimage_build.engines import prepare_engines

    return [] if prepare_engines() else None


def _bench(*words: str) -> Command:
    return f"bench {words[0]}", [*_SELF, "bench", *words]


_IN_CPYTHON = Part(("tests",), without=("tests/browser", "tests/bench", "tests/fuzz"), options=_AT_ONCE)

GROUPS = {
    "checks": Group(
        "style, types, import rules",
        needs_site=False,
        commands=(
            ("style", [*MODULE, "ruff", "check", "."]),
            ("format", [*MODULE, "ruff", "format", "--check", "--quiet", "."]),
            ("types", [*MODULE, "mypy"]),
            (
                "import rules",
                [sys.executable, "-c", _LINT_IMPORTS, "--no-cache"],
            ),
        ),
    ),
    "cpython": Group("tests in CPython", _IN_CPYTHON),
    "pyodide": Group(
        "tests in Pyodide",
        Part(("tests/unit",), not_marked=("slow", "same_everywhere"), inside_pyodide=True),
    ),
    # Much of it is waiting, for pages that start and for hosts that say nothing: more processes than cores.
    "chromium": Group(
        "tests in Chromium",
        Part(
            ("tests/browser",),
            without=(_ENGINES,),
            options=("--numprocesses=4", "--dist=loadgroup"),
            needs=_chromium,
        ),
    ),
    "engines": Group("tests in Firefox and WebKit", Part((_ENGINES,), needs=_engines)),
    # Another order (each run of pytest-randomly has its own), and more examples of Hypothesis.
    "seeds": Group(
        "tests in CPython, another seed",
        Part(_IN_CPYTHON.where, _IN_CPYTHON.without, (*_AT_ONCE, "--hypothesis-profile=thorough")),
        only_all=True,
    ),
    "measuring": Group(
        "tests of benches and fuzzer", Part(("tests/bench", "tests/fuzz"), options=_AT_ONCE), only_all=True
    ),
    "fuzz": Group("fuzzing", commands=(("fuzz", [*_SELF, "fuzz", "--minutes", "5"]),), only_all=True),
    # Small: that they run, not what they measure.
    "benches": Group(
        "benches",
        commands=(
            _bench("boot", "--runs", "1"),
            _bench(
                *("accuracy", "--photos", "dist/demo", "--queries", "2", "--distractors", "20"),
                *("--verdicts", "1", "--unrelated", "20"),
            ),
            _bench("scale", "--images", "200", "--photos", "dist/demo", "--queries", "12"),
            _bench("serve", "--images", "200", "--photos", "dist/demo", "--seconds", "3", "--overload", "3"),
            _bench("mine", "--pictures", "8", "--images", "200", "--photos", "dist/demo"),
            _bench("mine", "--images", "200", "--pictures", "24", "--photos", "dist/demo"),
            _bench("duplicates", "--photos", "dist/demo", "--originals", "2", "--edits", "2", "--others", "8"),
            _bench("duplicates", "--photos", "dist/demo", "--images", "100"),
            _bench("hard", "--photos", "dist/demo", "--originals", "2", "--others", "20"),
            _bench("cluster", "--images", "60", "--photos", "dist/demo"),
            _bench("lighthouse", "--runs", "1"),
        ),
        only_all=True,
    ),
}

PLAN = (
    (("checks",),),
    (("engines",), ("pyodide",)),
    (("cpython",),),
    (("chromium",),),
    (("seeds",),),
    (("measuring",),),
    (("fuzz",),),
    (("benches",),),
)
"""Stages one after the other; in a stage rows side by side, each of one process; in a row groups in turn.

While the first one runs, the site is built. The tests in CPython and in Chromium use both cores by themselves. The
benches run alone, for they measure.
"""

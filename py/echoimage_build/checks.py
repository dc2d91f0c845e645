"""Everything `python build.py test` runs: style, types, import rules, then the tests in three places."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from echoimage_build.chromium import find_chromium
from echoimage_build.engines import prepare_engines
from echoimage_build.errors import BuildError
from echoimage_build.pyodide_tests import pyodide_command
from echoimage_build.runtime import Runtime

CHECKS = {
    "style": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "types": ["-m", "mypy"],
    "import rules": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"],
}
_ENGINES = "tests/browser/engines"
_FAULTY = "test_faults_*"
_IN_CHROMIUM = ["tests/browser", f"--ignore={_ENGINES}", f"--ignore-glob=*/{_FAULTY}"]
_AT_ONCE = ["--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile"]
"""Files of tests side by side, for each has a service or a page of its own."""


Step = Callable[[IO[str] | None], int]
"""Runs its tests and gives an exit code; what they say goes into the file, or to the console without one."""


def run_checks(root: Path, runtime: Runtime, extra: list[str]) -> int:
    """Run all of it, even after a failure; return 0 when everything passed, else 1. `extra` goes to pytest."""
    failed = []
    if not extra:
        for name, arguments in CHECKS.items():
            _headline(name)
            if subprocess.run([sys.executable, *arguments], cwd=root, check=False).returncode:
                failed.append(name)

    def pytest(where: list[str]) -> Step:
        return lambda out: _run([sys.executable, "-m", "pytest", *where, *extra], root, out)

    def in_chromium(where: list[str]) -> Step:
        return lambda out: pytest([*where, f"--chromium={find_chromium()}"])(out)

    both_cores = {
        "tests in CPython": pytest(["tests", "--ignore=tests/browser", *_AT_ONCE]),
        "tests in Chromium": in_chromium([*_IN_CHROMIUM, *_AT_ONCE]),
    }
    # One after the other, for faults are counted over all of them; most of its time is waiting.
    waiting = {"a host that misbehaves": in_chromium(_faulty(root))}
    meanwhile = {
        "tests in Pyodide": lambda out: _run(pyodide_command(root, runtime, extra), root, out),
        "tests in Firefox and WebKit": lambda out: pytest([_ENGINES])(out) if prepare_engines() else 0,
    }
    codes = _in_turn(both_cores) | _side_by_side(waiting, meanwhile)
    # 5: no test fits the user's own selection (-k); without one it would mean that tests got lost.
    failed += [name for name, code in codes.items() if code not in ((0, 5) if extra else (0,))]
    _headline("failed: " + ", ".join(failed) if failed else "everything passed")
    return 1 if failed else 0


def _in_turn(steps: Mapping[str, Step]) -> dict[str, int]:
    codes = {}
    for name, step in steps.items():
        _headline(name)
        codes[name] = _code(step, None)
    return codes


def _side_by_side(now: Mapping[str, Step], meanwhile: Mapping[str, Step]) -> dict[str, int]:
    """Run two rows of steps at once, and tell what the second says when the first has ended."""

    def quietly() -> list[tuple[str, int, str]]:
        told = []
        for name, step in meanwhile.items():
            with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as out:
                code = _code(step, out)
                out.seek(0)
                told.append((name, code, out.read()))
        return told

    with ThreadPoolExecutor(1) as thread:
        later = thread.submit(quietly)
        codes = _in_turn(now)
        for name, code, text in later.result():
            _headline(name)
            print(text, end="", flush=True)
            codes[name] = code
    return codes


def _code(step: Step, out: IO[str] | None) -> int:
    try:
        return step(out)
    except BuildError as error:
        print(error, file=out or sys.stderr, flush=True)
        return 1


def _faulty(root: Path) -> list[str]:
    return [str(path.relative_to(root)) for path in sorted((root / "tests/browser").glob(f"{_FAULTY}.py"))]


def _headline(text: str) -> None:
    print(f"\n== {text}", flush=True)


def _run(command: list[str], root: Path, out: IO[str] | None) -> int:
    return subprocess.run(command, cwd=root, check=False, stdout=out, stderr=out and subprocess.STDOUT).returncode

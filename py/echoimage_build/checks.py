"""Everything `python build.py test` runs: style, types, import rules, then the tests in three places."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from echoimage_build.chromium import find_chromium
from echoimage_build.engines import prepare_engines
from echoimage_build.errors import BuildError
from echoimage_build.pyodide_tests import run_in_pyodide
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


def run_checks(root: Path, runtime: Runtime, extra: list[str]) -> int:
    """Run all of it, even after a failure; return 0 when everything passed, else 1. `extra` goes to pytest."""
    failed = []
    if not extra:
        for name, arguments in CHECKS.items():
            _headline(name)
            if subprocess.run([sys.executable, *arguments], cwd=root, check=False).returncode:
                failed.append(name)
    steps: dict[str, Callable[[], int]] = {
        "tests in CPython": lambda: _pytest(root, ["tests", "--ignore=tests/browser", *_AT_ONCE], extra),
        "tests in Pyodide": lambda: run_in_pyodide(root, runtime, extra),
        "tests in Chromium": lambda: _pytest(root, [*_IN_CHROMIUM, f"--chromium={find_chromium()}", *_AT_ONCE], extra),
        # One after the other: faults are counted over all of them.
        "a host that misbehaves": lambda: _pytest(root, [*_faulty(root), f"--chromium={find_chromium()}"], extra),
        "tests in Firefox and WebKit": lambda: _pytest(root, [_ENGINES], extra) if prepare_engines() else 0,
    }
    for name, run in steps.items():
        _headline(name)
        try:
            code = run()
        except BuildError as error:
            print(error, file=sys.stderr)
            code = 1
        # 5: no test fits the user's own selection (-k); without one it would mean that tests got lost.
        if code not in ((0, 5) if extra else (0,)):
            failed.append(name)
    _headline("failed: " + ", ".join(failed) if failed else "everything passed")
    return 1 if failed else 0


def _faulty(root: Path) -> list[str]:
    return [str(path.relative_to(root)) for path in sorted((root / "tests/browser").glob(f"{_FAULTY}.py"))]


def _headline(text: str) -> None:
    print(f"\n== {text}", flush=True)


def _pytest(root: Path, where: list[str], extra: list[str]) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", *where, *extra], cwd=root, check=False).returncode

"""What `python build.py test` selects, runs and says: small groups of real commands and real tests."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from echoimage_build import checks
from echoimage_build.checks import Selection, run_checks
from echoimage_build.errors import BuildError
from echoimage_build.groups import GROUPS, PLAN, Group, Part

TESTS = """
import pytest
def test_good(): pass
def test_bad(): assert 1 + 1 == 3, "a sum"
@pytest.mark.slow
def test_slow(): pass
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three groups: a command that passes, tests of which one fails, and tests that need a browser."""
    for folder in ("unit", "browser"):
        (tmp_path / "tests" / folder).mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\n")
    (tmp_path / "tests/conftest.py").write_bytes((ROOT / "tests/conftest.py").read_bytes())
    (tmp_path / "tests/unit/test_sums.py").write_text(TESTS)
    (tmp_path / "tests/browser/test_page.py").write_text("def test_page(): pass")

    def no_browser() -> list[str]:
        raise BuildError("No Chromium was found")

    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # they take seconds to import
    made = {
        "checks": Group("style", needs_site=False, commands=(("says", [sys.executable, "-c", "print('spoken')"]),)),
        "cpython": Group("tests in CPython", Part(("tests",), without=("tests/browser",))),
        "chromium": Group("tests in Chromium", Part(("tests/browser",), needs=no_browser)),
        "fuzz": Group("fuzzing", commands=(("stops", [sys.executable, "-c", "exit(3)"]),), only_all=True),
    }
    monkeypatch.setattr(checks, "GROUPS", made)
    monkeypatch.setattr(checks, "PLAN", ((("checks",),), (("cpython",), ("chromium",)), (("fuzz",),)))
    return tmp_path


def run(root: Path, **selected: Any) -> int:
    return run_checks(root, site, Selection(**selected))


def site() -> Any:
    """Return what tests outside Pyodide do not ask for."""


def no_site() -> Any:
    raise BuildError("no network")


def test_what_needs_no_site_runs_while_it_is_built(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BuildError, match="no network"):
        run_checks(root, no_site, Selection())
    told = capfd.readouterr().out
    assert "== style: passed" in told and "CPython" not in told


def test_what_failed_is_named_at_once_and_ends_the_run(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(root) == 1
    told = capfd.readouterr()
    named = "tests/unit/test_sums.py::test_bad (call): AssertionError: a sum"
    assert f"FAILED {named}" in told.err
    first, _, last = told.out.partition("slowest tests")
    assert re.search(rf"== tests in CPython: FAILED in \d+ s, 2 tests\n  {re.escape(named)}\n", first)
    assert "def test_bad" in first and "spoken" not in first
    assert f"failed in tests in CPython:\n  {named}" in last
    assert last.endswith("== failed: tests in CPython, tests in Chromium\n")


def test_missing_browser_fails_its_group_alone(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(root, groups=["chromium", "checks"]) == 1
    assert capfd.readouterr().out.endswith(
        "failed in tests in Chromium:\n  No Chromium was found\n\n== failed: tests in Chromium\n"
    )


def test_what_cannot_be_had_is_left_out(root: Path, monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    monkeypatch.setitem(checks.GROUPS, "chromium", Group("engines", Part(("tests/browser",), needs=lambda: None)))
    assert run(root, groups=["chromium"]) == 0
    assert "== engines: left out" in capfd.readouterr().out


def test_selection_starts_only_groups_with_such_a_test(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(root, pytest=["-k", "good or slow"]) == 0
    told = capfd.readouterr().out
    assert "2 passed, 1 deselected" in told and "style" not in told
    assert told.endswith("== everything passed\n")


@pytest.mark.parametrize(("word", "group"), [("unit/test_sums.py::test_good", "CPython"), ("browser", "Chromium")])
def test_named_files_are_read_by_their_groups_alone(root: Path, capfd, word: str, group: str) -> None:
    run(root, pytest=[f"tests/{word}"])
    started = [line for line in capfd.readouterr().out.splitlines() if line.endswith("...")]
    assert [line.split(" (")[0] for line in started] == [f"== tests in {group}"]


def test_selection_that_fits_nothing_is_told(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(root, pytest=["-k", "nothing_of_that_name"]) == 1
    assert capfd.readouterr().out == "\n== no test matches\n"


def test_all_runs_slow_tests_and_more_groups(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(root, everything=True, groups=["cpython", "fuzz"]) == 1
    told = capfd.readouterr().out
    assert ", 3 tests" in told
    assert "failed in fuzzing:\n  stops: exit code 3" in told


def test_lost_tests_are_a_failure(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (root / "tests/unit/test_sums.py").unlink()
    assert run(root, groups=["cpython"]) == 1
    assert "pytest ended with exit code 5" in capfd.readouterr().out


def test_every_group_is_in_the_plan_once() -> None:
    assert sorted(name for stage in PLAN for row in stage for name in row) == sorted(GROUPS)


def test_every_test_is_in_a_group() -> None:
    parts = [group.tests for group in GROUPS.values() if group.tests]
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")]
    assert files and not [one for one in files if not any(part.files(ROOT, [one]) for part in parts)]

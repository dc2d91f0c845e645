"""What `python build.py test` makes of the results of its steps."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest

from echoimage_build import checks
from echoimage_build.checks import CHECKS, run_checks
from echoimage_build.errors import BuildError

Steps = Callable[..., list[list[str]]]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Describe how the steps end; returns the list of the commands that were run."""

    def describe(
        code: int = 0, chromium: str = "/usr/bin/chromium", engines: tuple[str, ...] = ("Firefox",)
    ) -> list[list[str]]:
        commands: list[list[str]] = []

        def run(command: list[str], stdout: IO[str] | None = None, **_: object) -> SimpleNamespace:
            commands.append(command)
            if stdout:
                stdout.write(f"{command[0]} has spoken\n")
            return SimpleNamespace(returncode=code)

        def find() -> str:
            if not chromium:
                raise BuildError("No Chromium was found")
            return chromium

        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(checks, "pyodide_command", lambda *_: ["node"])
        monkeypatch.setattr(checks, "find_chromium", find)
        monkeypatch.setattr(checks, "prepare_engines", lambda: engines)
        return commands

    return describe


def run_all(*extra: str) -> int:
    runtime: Any = None
    return run_checks(Path(), runtime, list(extra))


def test_everything_passing_is_success(steps: Steps) -> None:
    commands = steps()
    assert run_all() == 0
    assert len(commands) == len(CHECKS) + 5


def test_engines_that_cannot_be_had_fail_nothing(steps: Steps) -> None:
    commands = steps(engines=())
    assert run_all() == 0
    assert len(commands) == len(CHECKS) + 4


def test_every_failed_step_is_named_and_all_are_run(steps: Steps, capsys: pytest.CaptureFixture[str]) -> None:
    steps(code=1)
    assert run_all() == 1
    places = ["tests in CPython", "tests in Chromium", "a host that misbehaves", "tests in Pyodide"]
    expected = [*CHECKS, *places, "tests in Firefox and WebKit"]
    assert f"failed: {', '.join(expected)}" in capsys.readouterr().out


def test_missing_browser_fails_its_step_alone(steps: Steps, capsys: pytest.CaptureFixture[str]) -> None:
    steps(chromium="")
    assert run_all() == 1
    told = capsys.readouterr()
    assert "== failed: tests in Chromium, a host that misbehaves\n" in told.out
    assert told.err.count("No Chromium was found") == 2


def test_what_runs_beside_another_step_is_told_after_it(steps: Steps, capsys: pytest.CaptureFixture[str]) -> None:
    steps()
    run_all()
    lines = capsys.readouterr().out.splitlines()
    heard = [line for line in lines if line.startswith("== ") or "spoken" in line][-6:]
    assert heard[:3] == ["== a host that misbehaves", "== tests in Pyodide", "node has spoken"]
    assert heard[-1] == "== everything passed"


def test_no_test_at_all_is_a_failure_unless_the_user_selects(steps: Steps) -> None:
    steps(code=5)
    assert run_all() == 1
    assert run_all("-k", "nothing") == 0

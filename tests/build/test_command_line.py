"""`python build.py`: its help, its arguments, and the environment it makes for itself."""

import ast
import re
import runpy
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench.cli import add_bench
from conftest import ROOT
from echoimage_build.cli import parse
from fuzz.cli import add_fuzz
from screenshots.cli import add_screenshots

BARE = [sys.executable, "-I", "-S"]  # no environment variables, no installed packages


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A fresh clone, as far as build.py needs it."""
    folder = tmp_path / "a clone"
    folder.mkdir()
    shutil.copyfile(ROOT / "build.py", folder / "build.py")
    shutil.copyfile(ROOT / "pyproject.toml", folder / "pyproject.toml")
    for package in ("py/echoimage_build", "tests/bench", "tests/fuzz", "tests/screenshots"):
        shutil.copytree(ROOT / package, folder / package)
    return folder


def test_help_explains_each_verb_in_a_line_before_anything_is_installed(tree: Path) -> None:
    answer = subprocess.run([*BARE, "build.py", "--help"], cwd=tree, capture_output=True, text=True, check=True)
    for verb in ("build", "serve", "wheel", "test", "bench", "fuzz", "screenshots"):
        assert re.search(rf"^ +{verb}\s+\w.+$", answer.stdout, re.MULTILINE), verb
    assert not (tree / ".venv").exists()


def test_unknown_verb_makes_no_environment(tree: Path) -> None:
    answer = subprocess.run([*BARE, "build.py", "dance"], cwd=tree, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "invalid choice: 'dance'" in answer.stderr
    assert not (tree / ".venv").exists()


def test_old_python_is_refused_with_both_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(sys, "version", "3.10.4 (main)")
    with pytest.raises(SystemExit, match=r"built with Python 3\.11 or newer; this is 3\.10\.4"):
        runpy.run_path(str(ROOT / "build.py"), run_name="__main__")


def test_old_python_can_read_as_far_as_its_refusal() -> None:
    ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("words", "passed_on"),
    [
        (["test"], []),
        (["test", "-k", "decode"], ["-k", "decode"]),
        (["test", "--group", "cpython", "--all", "-x"], ["-x"]),
        (["test", "-x", "tests/test_score.py"], ["-x", "tests/test_score.py"]),
    ],
)
def test_arguments_of_test_go_to_pytest(words: list[str], passed_on: list[str]) -> None:
    assert parse(words).pytest == passed_on


def test_unknown_argument_of_another_verb_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["build", "--databse", "x.json"])
    assert "unrecognized arguments: --databse" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (["serve"], "build"),
        (["test"], "test"),
        (["bench", "boot"], "test"),
        (["fuzz", "--minutes", "1"], "build"),
        (["screenshots"], "test"),
        (["bench", "accuracy", "--photos", "mine"], "bench"),
    ],
)
def test_verb_asks_for_the_packages_it_needs(words: list[str], needed: str) -> None:
    assert parse(words, add_bench, add_fuzz, add_screenshots).extra == needed


class Commands:
    """Takes note of the commands that build.py would run; those whose words hold `failing` fail."""

    def __init__(self, python: Path) -> None:
        self.python = python
        self.run: list[str] = []
        self.failing = ""

    def __call__(self, command: list[str], check: bool = True) -> SimpleNamespace:
        self.run.append("venv" if "venv" in command else "pip")
        if "venv" in command:
            self.python.parent.mkdir(parents=True, exist_ok=True)
            self.python.touch()
        return SimpleNamespace(returncode=int(self.failing in command))

    def since(self) -> list[str]:
        run, self.run = self.run, []
        return run


Environment = tuple[Callable[[str], None], Commands, Path]


@pytest.fixture
def environment(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """build.py's `ensure_environment` in a fresh clone, the commands it runs, and the clone."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loaded: dict[str, Any] = runpy.run_path(str(tree / "build.py"))
    commands = Commands(loaded["PYTHON"])
    monkeypatch.setattr(subprocess, "run", commands)
    return loaded["ensure_environment"], commands, tree


def test_environment_is_made_once(environment: Environment) -> None:
    ensure, commands, _ = environment
    ensure("build")
    assert commands.since() == ["venv", "pip", "pip"]
    ensure("build")
    assert commands.since() == []


@pytest.mark.parametrize(("held", "needed"), [("test", "build"), ("bench", "build"), ("bench", "test")])
def test_environment_that_holds_more_serves_as_well(environment: Environment, held: str, needed: str) -> None:
    ensure, commands, _ = environment
    ensure(held)
    commands.since()
    ensure(needed)
    assert commands.since() == []


@pytest.mark.parametrize(("held", "needed"), [("build", "test"), ("build", "bench"), ("test", "bench")])
def test_environment_is_completed_for_a_verb_that_needs_more(environment: Environment, held: str, needed: str) -> None:
    ensure, commands, _ = environment
    ensure(held)
    commands.since()
    ensure(needed)
    assert commands.since() == ["venv", "pip", "pip"]


@pytest.mark.parametrize(
    ("failing", "remedy"), [("venv", "Install Python's venv module"), ("pip", "Check the network")]
)
def test_half_made_environment_is_completed_by_the_next_run(
    environment: Environment, failing: str, remedy: str
) -> None:
    ensure, commands, _ = environment
    commands.failing = failing
    with pytest.raises(SystemExit, match=f"This command failed: .*\n{remedy}"):
        ensure("build")
    commands.since()
    commands.failing = ""
    ensure("build")
    assert commands.since() == ["venv", "pip", "pip"]


def test_changed_requirements_are_installed(environment: Environment) -> None:
    ensure, commands, tree = environment
    ensure("build")
    before = (tree / "pyproject.toml").read_text()
    (tree / "pyproject.toml").write_text(before + "# changed\n")
    ensure("build")
    (tree / "pyproject.toml").write_text(before)
    commands.since()
    ensure("build")
    assert commands.since() == ["venv", "pip", "pip"]


def test_copied_environment_is_made_anew_because_it_names_the_old_folder(environment: Environment) -> None:
    ensure, commands, tree = environment
    ensure("build")
    commands.since()
    copy = tree.with_name("a copy")
    shutil.copytree(tree, copy)
    runpy.run_path(str(copy / "build.py"))["ensure_environment"]("build")
    assert commands.since() == ["venv", "pip", "pip"]


def started(folder: Path, *words: str) -> "subprocess.Popen[str]":
    """Start a verb as build.py does, in another folder."""
    command = [sys.executable, "-P", "-m", "echoimage_build", *words]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_relative_database_is_looked_for_in_the_callers_folder(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text("[{")
    with started(tmp_path, "build", "--database", "mine.json") as process:
        _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "The build stopped." in told and "mine.json" in told
    assert "There is no file" not in told and "Traceback" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_ends_a_build_without_traceback_and_without_left_overs(tmp_path: Path) -> None:
    (tmp_path / "slow.json").write_text(
        "[" + ",".join(f'{{"url":"http://h.example/{i}"}}' for i in range(300_000)) + "]"
    )
    before = set(ROOT.glob("dist.new-*"))
    with started(tmp_path, "build", "--database", "slow.json") as process:
        deadline = time.monotonic() + 30
        while not set(ROOT.glob("dist.new-*")) - before and time.monotonic() < deadline:
            time.sleep(0.02)
        made = set(ROOT.glob("dist.new-*")) - before
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.strip() == "Stopped."
    assert not any(folder.exists() for folder in made)

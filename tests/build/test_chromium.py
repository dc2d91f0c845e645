"""Which Chromium is taken: the system's, else Debian's package, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from echoimage_build.chromium import find_chromium
from echoimage_build.errors import BuildError


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Describe a machine; returns the list that its installations are noted in."""

    def describe(
        *, programs: set[str], root: bool = True, apt_works: bool = True, playwright: bool = True
    ) -> list[str]:
        installed: list[str] = []
        own = tmp_path / "playwright-chromium"

        def run(command: list[str], **_: object) -> SimpleNamespace:
            installed.append(" ".join(command[-2:]))
            works = playwright if "playwright" in command else apt_works
            if works and command[0] == "apt-get" and "install" in command:
                programs.add("chromium")
            if works and "playwright" in command:
                own.touch()
            return SimpleNamespace(returncode=0 if works else 1, stderr="no route")

        class Started:
            chromium = SimpleNamespace(executable_path=str(own))

            def __enter__(self) -> "Started":
                return self

            def __exit__(self, *_: object) -> None:
                pass

        module = ModuleType("playwright.sync_api")
        module.sync_playwright = Started  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "playwright.sync_api", module)
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in programs else None)
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
        monkeypatch.setattr(subprocess, "run", run)
        return installed

    return describe


def test_system_browser_comes_first_and_nothing_is_installed(machine: Callable[..., list[str]]) -> None:
    installed = machine(programs={"google-chrome", "chromium", "apt-get"})
    assert find_chromium() == "/usr/bin/chromium"
    assert installed == []


def test_root_on_debian_gets_its_package(machine: Callable[..., list[str]]) -> None:
    installed = machine(programs={"apt-get"})
    assert find_chromium() == "/usr/bin/chromium"
    assert len(installed) == 2


@pytest.mark.parametrize(
    "described",
    [{"programs": {"apt-get"}, "root": False}, {"programs": set()}, {"programs": {"apt-get"}, "apt_works": False}],
    ids=["no root", "no Debian", "apt-get fails"],
)
def test_playwright_is_the_last_resort(
    machine: Callable[..., list[str]], described: dict[str, object], tmp_path: Path
) -> None:
    installed = machine(**described)
    assert find_chromium() == str(tmp_path / "playwright-chromium")
    assert installed[-1] == "install chromium"


def test_no_browser_at_all_is_an_error_with_the_remedy(machine: Callable[..., list[str]]) -> None:
    machine(programs=set(), playwright=False)
    with pytest.raises(BuildError, match=r"No Chromium was found.*apt-get install chromium"):
        find_chromium()

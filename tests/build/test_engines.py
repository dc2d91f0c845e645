"""Which Firefox and WebKit are taken: the system's, else Debian's packages, else none."""

import subprocess
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from echoimage_build import debian, engines
from echoimage_build.engines import PACKAGES, prepare_engines
from echoimage_build.errors import BuildError

Machine = Callable[..., list[str]]
PROGRAMS = {"firefox-esr": ["firefox-esr"], "webkit2gtk-driver": ["WebKitWebDriver"], "xvfb": ["Xvfb"]}


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Describe a machine; returns the list that its installations are noted in."""

    def describe(*, programs: set[str], root: bool = True, apt_works: bool = True, bindings: bool = True) -> list[str]:
        installed: list[str] = []

        def run(command: list[str], **_: object) -> SimpleNamespace:
            if command[0] == engines.SYSTEM_PYTHON:
                return SimpleNamespace(returncode=0 if bindings else 1)
            if "install" in command:
                installed.extend(command[command.index("--no-install-recommends") + 1 :])
                for package in installed if apt_works else []:
                    programs.update(PROGRAMS.get(package, []))
            return SimpleNamespace(returncode=0 if apt_works else 1, stderr="no route")

        monkeypatch.setattr(engines.shutil, "which", lambda name: f"/usr/bin/{name}" if name in programs else None)
        monkeypatch.setattr(debian.os, "geteuid", lambda: 0 if root else 1000, raising=False)
        monkeypatch.setattr(subprocess, "run", run)
        return installed

    return describe


def test_what_is_there_is_taken_and_nothing_installed(machine: Machine) -> None:
    installed = machine(programs={"apt-get", "firefox", "WebKitWebDriver", "Xvfb"})
    assert prepare_engines() == ["Firefox", "WebKit"]
    assert installed == []
    assert engines.firefox() == "/usr/bin/firefox"


def test_root_on_debian_gets_the_packages(machine: Machine) -> None:
    installed = machine(programs={"apt-get"})
    assert prepare_engines() == ["Firefox", "WebKit"]
    assert installed == [*PACKAGES["Firefox"], *PACKAGES["WebKit"]]


def test_what_cannot_be_installed_is_left_out_in_one_line(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine(programs={"apt-get", "firefox"}, root=False)
    assert prepare_engines() == ["Firefox"]
    told = capsys.readouterr().out
    assert told.startswith("WebKit is left out") and "apt-get install webkit2gtk-driver" in told
    assert told.count("\n") == 1


def test_a_driver_without_bindings_is_no_webkit(machine: Machine) -> None:
    machine(programs={"firefox", "WebKitWebDriver", "Xvfb"}, bindings=False)
    assert prepare_engines() == ["Firefox"]


def test_an_installation_that_fails_is_an_error(machine: Machine) -> None:
    machine(programs={"apt-get"}, apt_works=False)
    with pytest.raises(BuildError, match="Firefox could not be installed: apt-get install firefox-esr"):
        prepare_engines()

"""What is installed to build, test and measure: every package by its hashes, in the versions asked for."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from bench.lighthouse.bench import LOCKED as LIGHTHOUSE
from bench.lighthouse.bench import VERSION

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(r"^([A-Za-z0-9-]+)(?:\[[a-z-]+\])?==([^\s;]+)", re.MULTILINE)


def locked(name: str) -> str:
    return (ROOT / "py/echoimage_build/locked" / f"{name}.txt").read_text(encoding="utf-8")


def pins(text: str) -> set[tuple[str, str]]:
    return {(name.lower(), version) for name, version in PIN.findall(text)}


@pytest.mark.parametrize(("name", "extras"), [("build", ["build"]), ("all", ["build", "test", "bench"])])
def test_versions_are_those_of_the_project(name: str, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [one for extra in extras for one in project["project"]["optional-dependencies"][extra]]
    wanted += project["build-system"]["requires"]
    missing = pins("\n".join(wanted)) - pins(locked(name))
    assert not missing, f"make py/echoimage_build/locked/{name}.txt anew: docs/security.md"


@pytest.mark.parametrize("name", ["build", "all"])
def test_every_package_has_hashes_and_comes_from_the_index(name: str) -> None:
    text = locked(name)
    listed = re.split(r"\n(?=\S)", text.strip())
    assert len(listed) >= 20
    assert [one for one in listed if not re.match(r"[^ ]+==[^ ]+ (;.*)?\\\n.*--hash=sha256:[0-9a-f]{64}", one)] == []
    assert "://" not in text


def test_lighthouse_is_locked_with_all_that_it_needs() -> None:
    text = (LIGHTHOUSE / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert packages[""]["dependencies"] == {"lighthouse": VERSION}
    assert [name for name, one in packages.items() if name and "integrity" not in one] == []
    assert "://" not in text

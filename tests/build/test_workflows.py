"""The workflows run only actions that are pinned to a commit: a tag can be moved, a commit cannot."""

import re
from pathlib import Path

import pytest

from conftest import ROOT

FOLDERS = [ROOT, *(ROOT / "templates").iterdir()]
WORKFLOWS = sorted(path for folder in FOLDERS for path in folder.glob(".github/workflows/*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action

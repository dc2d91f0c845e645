"""The workflows run only what is pinned to a commit, for a tag can be moved; no job may do more than it needs."""

import re
import subprocess
import sys
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


PUBLISHING = [path for path in WORKFLOWS if "deploy-pages" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", PUBLISHING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_job_that_may_publish_runs_no_code_of_a_checkout(path: Path) -> None:
    head, *jobs = re.split(r"^  (?=\w+:\n    )", path.read_text(encoding="utf-8").partition("\njobs:\n")[2], flags=re.M)
    rights = {job.partition(":")[0]: re.findall(r"^      ([a-z-]+): (read|write)$", job, re.M) for job in jobs}
    assert not head.strip()
    assert rights == {"build": [("contents", "read")], "deploy": [("pages", "write"), ("id-token", "write")]}
    assert "\npermissions: {}\n" in path.read_text(encoding="utf-8")
    deploy = jobs[-1]
    assert not re.findall(r"run:|checkout|cache", deploy.replace("runs no code of a checkout", ""))


@pytest.mark.parametrize("commit", ["main", "v1.0", "0123abc", "", "0" * 39, "0" * 40 + "\nx"])
@pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs in a shell of Linux")
def test_the_template_builds_a_whole_commit_and_nothing_else(commit: str) -> None:
    text = (ROOT / "templates/pages-collection/.github/workflows/site.yml").read_text(encoding="utf-8")
    assert text.count("ref: ${{ env.COMMIT }}") == 1
    script = re.findall(r"run: \|\n((?: {10}.*\n)+)", text)[0]
    for value, code in ((commit, 1), ("0123456789abcdef0123456789abcdef01234567", 0)):
        said = subprocess.run(
            ["bash", "-c", script], env={"COMMIT": value}, capture_output=True, text=True, check=False
        )
        assert said.returncode == code, said
        assert ("Set the variable ECHOIMAGE_COMMIT" in said.stdout) == bool(code)

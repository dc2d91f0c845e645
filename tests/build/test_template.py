"""templates/pages-collection: what its workflow runs makes a site of a folder of pictures."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from samples import encode, photo

TEMPLATE = ROOT / "templates" / "pages-collection"
WORKFLOW = TEMPLATE / ".github" / "workflows" / "site.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with three pictures, one of them damaged, and this checkout where the workflow puts it."""
    for seed in range(2):
        path = tmp_path / "pictures" / f"{seed}.jpg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(encode(photo(seed), ".jpg"))
    (tmp_path / "pictures" / "half.jpg").write_bytes(encode(photo(2), ".jpg")[:900])
    (tmp_path / ".echoimage").symlink_to(ROOT, target_is_directory=True)
    return tmp_path


def steps() -> list[str]:
    found = re.findall(r"^ +- run: (.+)$", WORKFLOW.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs in a shell of Linux")
def test_its_commands_make_a_site_that_finds_the_pictures(repository: Path) -> None:
    # Its runner has "python", of the version that the workflow names; here that is the one that runs the tests.
    python = f'python() {{ "{sys.executable}" "$@"; }}\n'
    shell, said = ["bash", "-euo", "pipefail", "-c"], []
    for step in steps():
        said.append(
            subprocess.run([*shell, python + step], cwd=repository, capture_output=True, text=True, check=False)
        )
    assert [step.returncode for step in said] == [0, 0], said
    assert "half.jpg" in said[-1].stderr
    assert (repository / "site" / "index.html").is_file()
    assert (repository / "site" / "sw.js").is_file()
    (repository / "asked.jpg").write_bytes(encode(photo(1)[20:220, 30:300], ".jpg"))
    search = [sys.executable, "-m", "echoimage_tools.cli", "search", "asked.jpg", "--database", "site/demo/images.json"]
    answer = subprocess.run(search, cwd=repository, capture_output=True, text=True, check=False)
    assert (answer.returncode, "demo/1.jpg" in answer.stdout) == (0, True), answer


def test_what_is_published_is_what_is_uploaded_and_kept() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    (out,) = re.findall(r"echoimage publish (\S+) ", text)
    assert re.findall(r"path: (.+)", text) == [".echoimage", ".echoimage/.cache", out, out]
    assert "pictures/" in (TEMPLATE / "README.md").read_text(encoding="utf-8")

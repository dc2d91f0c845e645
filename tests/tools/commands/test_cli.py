"""The command itself: help, usage, the installed program."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_host import Web, serving
from command import echoimage, save
from samples import photo

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The program as `pip install .` makes it, without its dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "--target", folder, ROOT], check=True, capture_output=True)
    program = shutil.which("echoimage", path=folder / Path(sysconfig.get_path("scripts")).name)
    assert program is not None
    return [program]


@pytest.fixture
def environment(installed: list[str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(installed[0]).parents[1]), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.mark.parametrize("verb", ["compare", "search"])
def test_help_tells_roles_exit_codes_and_keys(verb: str, tmp_path: Path) -> None:
    answer = echoimage(verb, "--help")
    assert answer.code == 0
    assert "exit code: 0 when" in answer.out
    picture = save(tmp_path / "a.png", photo(1))
    words = ["compare", picture, picture] if verb == "compare" else ["search", picture, "--database", tmp_path]
    (found,) = echoimage(*words, "--json").objects
    result = found["results"][0] if verb == "search" else {}
    keys = {*found, *result, *(result.get("finding") or {})}
    missing = {key for key in keys if key not in answer.out}
    assert not missing


def test_help_of_compare_says_which_is_the_original() -> None:
    said = echoimage("compare", "--help").out
    assert "the query: the picture that may be a copy" in said
    assert "the original" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "VERB"),
        (["compare", "a.png"], "ORIGINAL"),
        (["search", "a.png"], "--database"),
        (["search", "--database", "x"], "QUERY"),
        (["search", "a.png", "--database", "x", "--top", "0"], "whole number from 1 on"),
        (["search", "a.png", "--database", "x", "--top", "many"], "whole number from 1 on"),
        (["compare", "a.png", "b.png", "--method", "magic"], "verified"),
    ],
)
def test_wrong_usage_is_an_error_of_its_own(words: list[str], said: str) -> None:
    answer = echoimage(*words)
    assert answer.code == 2
    assert answer.out == ""
    assert said in answer.err


def test_version_is_that_of_the_package() -> None:
    from echoimage import __version__

    assert echoimage("--version").out == f"echoimage {__version__}\n"


def test_help_loads_no_library() -> None:
    code = "import sys, echoimage_tools.cli as c; c.parser(); sys.exit('cv2' in sys.modules)"
    path = {**os.environ, "PYTHONPATH": str(ROOT / "py")}
    assert subprocess.run([sys.executable, "-c", code], env=path, check=False).returncode == 0


def test_installed_program_searches_and_compares(
    installed: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    original = save(tmp_path / "database" / "a.png", photo(1))
    copy = save(tmp_path / "copy.jpg", photo(1)[:, ::-1], 1, 60)
    words = [*installed, "search", str(copy), "--database", str(original.parent)]
    found = subprocess.run(words, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (found.returncode, found.stderr) == (0, "")
    assert "a.png" in found.stdout
    assert "mirrored" in found.stdout
    words = [*installed, "compare", str(copy), str(tmp_path / "none.png")]
    failed = subprocess.run(words, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (failed.returncode, failed.stdout) == (2, "")
    assert "none.png: there is no file of this name" in failed.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes on Windows")
def test_reader_that_has_enough_is_no_fault(installed: list[str], environment: dict[str, str], tmp_path: Path) -> None:
    picture = str(save(tmp_path / "a.png", photo(1)))
    words = [*installed, "compare", picture, picture]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal for one process")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_ends_at_once_though_a_host_hangs(
    installed: list[str], environment: dict[str, str], tmp_path: Path, web: Web, sent: signal.Signals
) -> None:
    picture = save(tmp_path / "a.png", photo(1))
    listing = tmp_path / "images.json"
    listing.write_text(json.dumps([{"url": f"{web.address}/hangs"}]))
    words = [*installed, "search", str(picture), "--database", str(listing)]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert web.asked.wait(60)
        process.send_signal(sent)
        _, err = process.communicate(timeout=5)
    assert process.returncode == 128 + sent
    assert err == b"\nStopped.\n"


@pytest.mark.parametrize("package", ["echoimage", "echoimage_tools"])
def test_packages_run_as_modules(package: str) -> None:
    path = {**os.environ, "PYTHONPATH": str(ROOT / "py")}
    words = [sys.executable, "-m", package, "--version"]
    assert subprocess.run(words, env=path, check=False, capture_output=True).stdout.startswith(b"echoimage ")


@pytest.mark.parametrize(
    ("line", "offered"), [("echoimage ins", "inspect"), ("echoimage compare a.jpg --method c", "classic")]
)
def test_shell_completes_verbs_and_values(line: str, offered: str, tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    shell = {"_ARGCOMPLETE": "1", "COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_IFS": "\n"}
    path = {"PYTHONPATH": os.pathsep.join([str(ROOT / "py"), *sys.path]), "_ARGCOMPLETE_STDOUT_FILENAME": str(answer)}
    words = [sys.executable, "-m", "echoimage_tools"]
    subprocess.run(words, env={**os.environ, **path, **shell}, check=True)
    assert answer.read_text().strip() == offered


def test_help_says_what_the_documentation_says() -> None:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8").partition("## ")[0]
    synopsis = re.findall(r"^echoimage (\w+) ([^#\n]+)", text, re.MULTILINE)
    assert synopsis
    for name, words in synopsis:
        usage = " ".join(echoimage(name, "--help").out.partition("\n\n")[0].split())
        for word in re.findall(r"[A-Z][A-Z|:/]+\b|images\.json\b", words) if name != "search" else ():
            assert word in usage, (name, word)


def test_descriptions_write_acronyms_as_they_are() -> None:
    first_lines = [echoimage(verb, "--help").out.split("\n\n")[1] for verb in ("database", "serve")]
    assert first_lines == [
        "Make a database of a folder, a table, IIIF or a bucket.",
        "Answer searches over HTTP, with a page and an API.",
    ]

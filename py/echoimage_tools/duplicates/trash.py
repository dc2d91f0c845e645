"""The trash of the system: a file in, and it is there, or it stays and the reason is told."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from echoimage_tools.duplicates.checks import Refusal
from echoimage_tools.extras import extra

DRIVE_FIXED = 3
"""Of GetDriveTypeW (Windows): a disk that is built in. Windows deletes for good what lies on other drives."""


def trash() -> Callable[[str], None]:
    """Return what moves a file to the trash of the system, and raises `Refusal` and `OSError`.

    Raises `MissingExtra`.
    """
    module = extra("send2trash", "trash", "moving files to the trash")

    def send(path: str) -> None:
        if not _has_recycle_bin(path):
            raise Refusal("no recycle bin there; use --move-to")
        module.send2trash(path)
        if os.path.lexists(path):
            raise Refusal("it is still there")

    return send


def _has_recycle_bin(path: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(Path(path).anchor) == DRIVE_FIXED
    return True

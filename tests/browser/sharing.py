"""Folders that are made once for all processes of a run."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def shared(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that all processes of pytest-xdist read, made by the first one that asks for it."""
    root = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent  # each process has its own below that of the run
    folder = root / name
    with FileLock(root / f"{name}.lock"):
        if not folder.exists():
            make(root / f"{name} making")
            (root / f"{name} making").rename(folder)
    return folder

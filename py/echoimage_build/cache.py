"""A folder of files named by what they were made from: a file that exists is complete and right."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


class Cache:
    """Files below `root`, each filled atomically, so that an interrupted build never leaves half a file."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, key: str, name: str) -> Path:
        """Return where the file `name` made from `key` is kept, whether or not it is there yet."""
        return self.root / key[:16] / name

    def get(self, key: str, name: str, make: Callable[[Path], object]) -> Path:
        """Return the kept file, calling `make(temporary path)` first when it is missing."""
        kept = self.path(key, name)
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=kept.parent, prefix="filling-") as folder:
                temporary = Path(folder) / name
                make(temporary)
                os.replace(temporary, kept)
        return kept


def digest(data: bytes) -> str:
    """Return the sha256 of `data` as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def key_of(*values: object) -> str:
    """Return one key for everything a file is made from (values that JSON can write)."""
    return digest(json.dumps(values, sort_keys=True).encode())

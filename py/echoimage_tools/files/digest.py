"""What is in a file: a path in, the sha256 of its bytes out."""

import hashlib
from pathlib import Path


def sha256_of(path: Path) -> str:
    """Return the digest of a file, read now, in lower case. Raises `OSError`."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

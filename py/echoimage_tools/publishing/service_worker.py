"""The service worker of a site: its code and, before it, the list of all files by groups, with sizes and hashes."""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

NAME = "sw.js"
COLLECTION = "demo"
"""The group, and the folder, of the database that a site opens by itself."""

LIMIT = 30_000_000
"""Bytes of the collection that are stored ahead. Of a larger one only what visitors have read is kept."""

_INDEX = f"{COLLECTION}/index/"
_LIST = f"{COLLECTION}/images.json"
_HEAD, _END = "'use strict';\nconst GROUPS = ", ";\n"

Fact: TypeAlias = tuple[str, int]
"""Base64 of a file's sha256, and its bytes."""
Groups: TypeAlias = dict[str, dict[str, Fact]]
"""Files by name, in each group."""


def fact(path: Path) -> Fact:
    """Return what the list says of a file."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").digest()
    return base64.b64encode(sha256).decode(), path.stat().st_size


def fact_of(data: bytes) -> Fact:
    """Return what the list says of a file with these bytes."""
    return base64.b64encode(hashlib.sha256(data).digest()).decode(), len(data)


def stored_ahead(sizes: Mapping[str, int]) -> list[str]:
    """Choose among the collection's files, bytes by name, those that a first visit stores.

    All, or where that is too much all but the pictures, which the index stands for, or what names the collection alone.
    """
    # What only the builder of an index reads is nothing for visitors.
    read = [name for name in sizes if not name.startswith((f"{_INDEX}sources-", f"{_INDEX}."))]
    without_pictures = [name for name in read if name == _LIST or name.startswith(_INDEX)]
    choices = (names for names in (read, without_pictures) if sum(sizes[name] for name in names) <= LIMIT)
    return sorted(next(choices, [name for name in read if name == _LIST]))


def write(groups: Groups, code: Iterable[str]) -> str:
    """Return the text of `sw.js`."""
    listed = {name: {"hash": _key(files), "files": files} for name, files in groups.items()}
    return _HEAD + json.dumps(listed, indent=1, sort_keys=True) + _END + "\n".join(code)


def read(text: str) -> tuple[Groups, str]:
    """Return the groups and the code of what `write` gave. Raises `ValueError`."""
    if not text.startswith(_HEAD):
        raise ValueError("the list of files is missing")
    listed, end = json.JSONDecoder().raw_decode(text, len(_HEAD))
    try:
        groups = {
            str(group): {str(name): (str(sha256), int(size)) for name, (sha256, size) in about["files"].items()}
            for group, about in listed.items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"the list of files is damaged: {error}") from None
    return groups, text[end:].removeprefix(_END)


def _key(files: Mapping[str, Fact]) -> str:
    return hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:16]

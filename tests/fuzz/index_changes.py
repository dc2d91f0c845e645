"""Indexes whose files lie in memory, and changes to them after which names and sums are right again."""

from collections.abc import Sequence
from random import Random

import numpy as np

from echoimage.index import manifest
from echoimage.index.container import digest
from echoimage.index.record import Packed
from fuzz import documents
from fuzz.mutate import any_bytes
from fuzz.structured import json_value, packed, record_parts


def index_files(dice: Random, data: bytes, _: Sequence[bytes]) -> bytes:
    """Change the manifest, a part of the words file, a record, or a file as such."""
    files = documents.unframed(data)
    deed = dice.random()
    if deed < 0.3:
        return _with(files, manifest.NAME, json_value(dice, files.get(manifest.NAME, b""), [b"{}"]))
    if deed < 0.6:
        return documents.framed(_renamed(dice, files))
    if deed < 0.85:
        records = list(documents.records())
        at = dice.randrange(len(records))
        raw = documents.raw_records()[at]
        records[at] = Packed(*packed(record_parts(dice, raw, [raw])))
        return documents.whole_index(records)
    name = dice.choice(list(files))
    return _with(files, name, any_bytes(dice, files[name], list(files.values())))


def _with(files: dict[str, bytes], name: str, data: bytes) -> bytes:
    return documents.framed({**files, name: data})


def _renamed(dice: Random, files: dict[str, bytes]) -> dict[str, bytes]:
    """Change bytes of a words file or detail file, and its name with them."""
    names = [name for name in files if name != manifest.NAME]
    if not names:
        return files
    name = dice.choice(names)
    changed = np.frombuffer(files[name], np.uint8).copy()
    for _ in range(dice.choice((1, 4, 64)) if len(changed) else 0):
        changed[dice.randrange(len(changed))] = dice.choice((0, 255, dice.randrange(256)))
    old, new = name.partition("-")[2].removesuffix(".zip"), digest(changed.tobytes())
    renamed = {one.replace(old, new): data for one, data in files.items() if one != name}
    renamed[manifest.NAME] = renamed[manifest.NAME].replace(old.encode(), new.encode())
    return {**renamed, name.replace(old, new): changed.tobytes()}

"""Zip files whose bytes depend on their content alone: sorted names, one fixed time, one fixed mode."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can name
MODE = 0o644


def write_zip(members: Mapping[str, bytes]) -> bytes:
    """Return an uncompressed zip of `members` (name -> bytes)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, EPOCH)
            info.external_attr = MODE << 16
            archive.writestr(info, members[name])
    return buffer.getvalue()

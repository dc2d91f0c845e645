"""Runs inside Pyodide: an archive of .py files goes in, one of .pyc files comes out, without what nobody needs."""

import importlib._bootstrap_external as bootstrap
import zipfile
from fnmatch import fnmatchcase

EPOCH = (1980, 1, 1, 0, 0, 0)


def compile_archive(
    source: str, target: str, optimize: int, keep: list, drop: list, keep_source: list, deflate: bool
) -> None:
    """Write `target`: members that fit `keep` and not `drop`; modules are compiled unless `keep_source` fits."""
    compression = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", compression, compresslevel=9) as new:
        for name in sorted(info.filename for info in old.infolist() if not info.is_dir()):
            if not _fits(name, keep) or _fits(name, drop):
                continue
            data, written = old.read(name), name
            if name.endswith(".py") and not _fits(name, keep_source):
                # The member's own name as file name: tracebacks read the same wherever the build ran.
                code = compile(data, name, "exec", dont_inherit=True, optimize=optimize)
                data = bytes(bootstrap._code_to_timestamp_pyc(code))
                written = f"{name}c"
            info = zipfile.ZipInfo(written, EPOCH)
            info.external_attr = 0o644 << 16
            info.compress_type = compression
            new.writestr(info, data)


def _fits(name: str, patterns: list) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)

"""Runs inside Pyodide: an archive of .py files goes in, one of .pyc files comes out, without what nobody needs."""

import ast
import importlib._bootstrap_external as bootstrap
import zipfile
from fnmatch import fnmatchcase

EPOCH = (1980, 1, 1, 0, 0, 0)

OURS = "echoimage/"
"""Whose functions lose their annotations, a twelfth of the bytes; others, such as Pyodide itself, read theirs."""


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
                tree = _Unannotated().visit(ast.parse(data)) if name.startswith(OURS) else data
                code = compile(tree, name, "exec", dont_inherit=True, optimize=optimize)
                data = bytes(bootstrap._code_to_timestamp_pyc(code))
                written = f"{name}c"
            info = zipfile.ZipInfo(written, EPOCH)
            info.external_attr = 0o644 << 16
            info.compress_type = compression
            new.writestr(info, data)


class _Unannotated(ast.NodeTransformer):
    """Takes the annotations of functions away, which only type checkers read; those of classes make dataclasses."""

    def generic_visit(self, node):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
        return super().generic_visit(node)


def _fits(name: str, patterns: list) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)

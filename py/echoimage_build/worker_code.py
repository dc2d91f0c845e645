"""The workers' Python in, one archive of it out: fetched at once, and a quarter of the bytes of 27 files."""

import ast
import io
import json
import zipfile
from pathlib import Path

from echoimage_build.archive import EPOCH

ARCHIVE = "modules.zip"

CONFIGS = ("config.json", "scanner.json")
"""What lists the modules of a worker, for PyScript to fetch them."""


def pack_workers(folder: Path) -> None:
    """Put the modules that the configurations of the workers in `folder` list into one archive, which these name then.

    Comments and docstrings, a third of the code, are left out of it, and of what the page starts.
    """
    listed: set[str] = set()
    for name in CONFIGS:
        path = folder / name
        config = json.loads(path.read_text(encoding="utf-8"))
        listed |= {Path(one).name for one in config["files"]}
        config["files"] = {f"./{ARCHIVE}": "./*"}
        path.write_text(json.dumps(config) + "\n", encoding="utf-8", newline="\n")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.glob("*.py")):
            code = bare(path.read_text(encoding="utf-8"))
            if path.name in listed:
                archive.writestr(zipfile.ZipInfo(path.name, EPOCH), code, zipfile.ZIP_DEFLATED, 9)
                path.unlink()
            else:
                path.write_text(code, encoding="utf-8", newline="\n")
    (folder / ARCHIVE).write_bytes(packed.getvalue())


def bare(source: str) -> str:
    """Return a module without comments, and without texts that are statements."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            node.body = [one for one in node.body if not _is_text(one)] or [ast.Pass()]
    return ast.unparse(tree) + "\n"


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)

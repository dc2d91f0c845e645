"""The package's tests once more, inside Pyodide: run by Node on the wheels that the site ships."""

import json
import shutil
import sysconfig
from pathlib import Path

from echoimage_build.compiled import INSIDE
from echoimage_build.errors import BuildError
from echoimage_build.runtime import Runtime

# Nothing is written, and signals are Node's.
PLUGINS = [f"-pno:{name}" for name in ("cacheprovider", "faulthandler")]


def pyodide_command(root: Path, runtime: Runtime, extra: list[str]) -> list[str]:
    """Return the command that runs `tests/unit` in Pyodide and ends with pytest's exit code. Raises BuildError."""
    node = shutil.which("node")
    if node is None:
        raise BuildError("node is needed to run the tests in Pyodide, and was not found. Install Node.js 20 or newer.")
    tests = sorted(path.relative_to(root).as_posix() for path in (root / "tests/unit").rglob("test_*.py"))
    settings = {
        "pyodide": str(runtime.node_folder().resolve()),
        "project": str(root),
        "sitePackages": sysconfig.get_path("purelib"),
        "packages": [
            {"path": str(runtime.file(recipe).resolve()), "library": recipe.shared_library}
            for recipe in runtime.recipes
            if recipe.use in ("package", "test")
        ],
        "arguments": [*PLUGINS, *tests, *extra],
    }
    return [node, str(INSIDE / "pytest.mjs"), json.dumps(settings)]

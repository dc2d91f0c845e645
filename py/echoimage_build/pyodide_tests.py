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


def pyodide_command(root: Path, runtime: Runtime, arguments: list[str], reports: Path) -> list[str]:
    """Return the command that runs pytest in Pyodide and ends with its exit code. Raises BuildError.

    The folder `reports` is the only one beside the project's that pytest can write to; there it is /reports.
    """
    node = shutil.which("node")
    if node is None:
        raise BuildError("node is needed to run the tests in Pyodide, and was not found. Install Node.js 20 or newer.")
    settings = {
        "pyodide": str(runtime.node_folder().resolve()),
        "project": str(root),
        "reports": str(reports.resolve()),
        "sitePackages": sysconfig.get_path("purelib"),
        "packages": [
            {"path": str(runtime.file(recipe).resolve()), "library": recipe.shared_library}
            for recipe in runtime.recipes
            if recipe.use in ("package", "test")
        ],
        "arguments": [*PLUGINS, *arguments],
    }
    return [node, str(INSIDE / "pytest.mjs"), json.dumps(settings)]

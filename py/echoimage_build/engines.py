"""Firefox and WebKitGTK for the tests: those of the system, else Debian's packages, else none, and that is told."""

import shutil
import subprocess
from collections.abc import Callable

from echoimage_build.debian import can_install, install
from echoimage_build.errors import BuildError

SYSTEM_PYTHON = "/usr/bin/python3"
"""The one that sees the bindings of WebKitGTK, which come as Debian's packages alone."""

PACKAGES = {
    "Firefox": ["firefox-esr"],
    "WebKit": ["webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1"],
}


def firefox() -> str | None:
    """Return the path of a Firefox."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def webkit_driver() -> str | None:
    """Return the path of WebKitGTK's driver, if all is there that it takes."""
    driver = shutil.which("WebKitWebDriver")
    return driver if driver and shutil.which("Xvfb") and _has_bindings() else None


FIND: dict[str, Callable[[], str | None]] = {"Firefox": firefox, "WebKit": webkit_driver}


def _has_bindings() -> bool:
    ask = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"
    try:
        return subprocess.run([SYSTEM_PYTHON, "-c", ask], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def prepare_engines() -> list[str]:
    """Install what is missing where that is possible, and return the engines that are there.

    What cannot be installed is left out with one line that says so. Raises BuildError where an installation fails.
    """
    for name, find in FIND.items():
        if find():
            continue
        if not can_install():
            print(
                f"{name} is left out: none was found (Debian: apt-get install {' '.join(PACKAGES[name])}).", flush=True
            )
        elif not (install(PACKAGES[name]) and find()):
            raise BuildError(f"{name} could not be installed: apt-get install {' '.join(PACKAGES[name])}")
    return [name for name, find in FIND.items() if find()]

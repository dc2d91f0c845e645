"""A Chromium for tests and measurements: the system's, else Debian's package, else Playwright's own."""

import shutil
import subprocess
import sys
from pathlib import Path

from echoimage_build.debian import can_install, install
from echoimage_build.errors import BuildError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",  # the sandbox does not start as root, and only own pages are opened
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


def find_chromium() -> str:
    """Return the path of a Chromium, installing one if there is none. Raises BuildError."""
    return _system() or _debian() or _playwright()


def _system() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _debian() -> str | None:
    return _system() if can_install() and install(["chromium"]) else None


def _playwright() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).exists():
        print("Installing Playwright's Chromium, for the browser tests.", flush=True)
        if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode:
            raise BuildError(
                "No Chromium was found and none could be installed. Put Chromium or Chrome on the PATH "
                "(Debian: apt-get install chromium), then run the command again."
            )
    return path

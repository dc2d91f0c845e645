"""Debian's packages, for what the tests need of the system."""

import os
import shutil
import subprocess
import sys


def can_install() -> bool:
    """Return whether this process may install packages."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: list[str]) -> bool:
    """Install packages with what they need, and nothing that they only recommend; tell whether that worked."""
    print(f"Installing {', '.join(packages)} from Debian's packages, for the browser tests.", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", *packages]):
        answer = subprocess.run(command, capture_output=True, text=True, check=False, env=quiet)
        if answer.returncode:
            print(f"{' '.join(command)} failed: {answer.stderr.strip()}", file=sys.stderr)
            return False
    return True

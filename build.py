"""Builds, serves and tests the site: makes .venv with what the verb needs, then runs it there. See --help."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

if sys.version_info < (3, 11):
    sys.exit(f"EchoImage is built with Python 3.11 or newer; this is {sys.version.split()[0]}.")

sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "py"))

from echoimage_build.cli import extra, parser  # noqa: E402  (needs the path above)


def ensure_environment(needed: str) -> None:
    """Make or complete .venv with the project and its `needed` extra, unless that has been done."""
    done = VENV / f".{needed}-{hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()[:16]}"
    if done.exists() and PYTHON.exists():
        return
    print(f"Preparing {VENV.name} ({needed}); once, about a minute.", flush=True)
    if not PYTHON.exists():
        _run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)], "Install Python's venv module (Debian: python3-venv)."
        )
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "-e", f"{ROOT}[{needed}]"], "Check the network connection, then run the command again.")
    done.touch()


def _run(command: list[str], remedy: str) -> None:
    if subprocess.run(command, check=False).returncode:
        sys.exit(f"This command failed: {' '.join(command)}\n{remedy}")


def main() -> int:
    """Run the verb inside .venv."""
    ensure_environment(extra(parser().parse_args()))
    try:
        return subprocess.run([str(PYTHON), "-m", "echoimage_build", *sys.argv[1:]], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

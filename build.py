"""Builds, serves and tests the site: makes .venv with what the verb needs, then runs it there. See --help."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "made-for.txt"  # written last: without it the environment is half made
LOCKED = ROOT / "py" / "echoimage_build" / "locked"  # every package with its hashes: docs/security.md says how to renew
EXTRAS = {"build": "build.txt", "test": "all.txt", "bench": "all.txt"}  # each holds all of those before it

if sys.version_info < (3, 11):
    sys.exit(f"EchoImage is built with Python 3.11 or newer; this is {sys.version.split()[0]}.")

sys.dont_write_bytecode = True
sys.path[:0] = [str(ROOT / "py"), str(ROOT / "tests")]

from bench.cli import add_bench  # noqa: E402  (needs the path above)
from echoimage_build.cli import parse  # noqa: E402
from fuzz.cli import add_fuzz  # noqa: E402
from screenshots.cli import add_screenshots  # noqa: E402


def ensure_environment(needed: str) -> None:
    """Make or complete .venv with the project and its `needed` extra, unless that has been done."""
    # The folder counts: an environment that was copied along with it would run the code of the old place.
    listed = [ROOT / "pyproject.toml", *sorted(LOCKED.glob("*.txt"))]
    made_from = f"{ROOT} {sys.version_info[:2]} {[path.read_text(encoding='utf-8') for path in listed]}"
    key = hashlib.sha256(made_from.encode()).hexdigest()
    extras = list(EXTRAS)
    enough = [f"{held} {key}" for held in extras[extras.index(needed) :]]
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() in enough:
        return
    print(f"Preparing {VENV.name} ({needed}); once, about a minute.", flush=True)
    STAMP.unlink(missing_ok=True)
    # Also over one that is there, which completes what an interrupted run left.
    venv = [sys.executable, "-m", "venv", str(VENV)] + ([] if PYTHON.exists() else ["--clear"])
    _run(venv, "Install Python's venv module (Debian: python3-venv).")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    remedy = "Check the network connection, then run the command again."
    _run([*pip, "--require-hashes", "-r", str(LOCKED / EXTRAS[needed])], remedy)
    _run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], remedy)
    STAMP.write_text(f"{needed} {key}")


def _run(command: list[str], remedy: str) -> None:
    if subprocess.run(command, check=False).returncode:
        sys.exit(f"This command failed: {' '.join(command)}\n{remedy}")


def main() -> int:
    """Run the verb inside .venv, in the caller's folder, so that a relative --database means what it says."""
    arguments = parse(None, add_bench, add_fuzz, add_screenshots)
    try:
        ensure_environment(arguments.extra)
    except KeyboardInterrupt:
        return 130
    command = [str(PYTHON), "-P", "-m", arguments.module, *sys.argv[1:]]
    # -P: nothing in the caller's folder stands in for a module. What stands in tests/ is not installed.
    path = {} if arguments.module == "echoimage_build" else {"PYTHONPATH": str(ROOT / "tests")}
    with subprocess.Popen(command, env=os.environ | path) as verb:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the verb as well, which tidies up and ends
        return verb.wait()


if __name__ == "__main__":
    sys.exit(main())

"""`echoimage crawl` as a process of its own, in haste and on this machine."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUICK = ("--allow-private", "--delay", "0", "--timeout", "2")


def crawl(*words: object, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command, after `before`."""
    run = f"import sys; {before}\nfrom echoimage_tools.cli import main\nsys.exit(main())"
    proxies = {name: "" for name in os.environ if name.lower().endswith("_proxy")}
    environment = {**os.environ, **proxies, "PYTHONPATH": str(ROOT / "py"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-W", "ignore", "-c", run, "crawl", *map(str, words)]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True, encoding="utf-8")

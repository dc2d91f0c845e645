"""What Lighthouse says of the built site in Chromium, as a phone with a slow network (its default) and as a computer.

Lighthouse measures at full speed, and reckons what a processor four times slower and 1.6 Mbit/s would have made of it
(its "simulated throttling"); whatever else keeps this machine busy counts fourfold as well.
"""

import functools
import json
import os
import platform
import shutil
import statistics
import subprocess
import threading
from datetime import date
from pathlib import Path
from typing import Any

from echoimage_build.chromium import FLAGS, find_chromium
from echoimage_build.errors import BuildError
from echoimage_build.server import Handler, Server

LOCKED = Path(__file__).parent / "locked"
"""The last version before 13, which needs a newer Node.js than all else here, and what it needs, with their hashes."""
VERSION = json.loads((LOCKED / "package.json").read_text(encoding="utf-8"))["dependencies"]["lighthouse"]
DEVICES: dict[str, list[str]] = {"phone": [], "computer": ["--preset=desktop"]}
TRIES = 4
"""Lighthouse gives Chromium one second to hand over the page's source, and on a busy machine that may be too little."""
GOALS = {"accessibility": 100, "best-practices": 100, "performance": 90, "seo": 100}
FIGURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
Report = dict[str, Any]


def print_lighthouse(dist: Path, cache: Path, runs: int) -> None:
    """Visit the site `runs` times as each device, with an empty profile, and print medians and what costs points."""
    program = _installed(cache / f"lighthouse-{VERSION}")
    handler = functools.partial(Handler, directory=str(dist))
    print(f"Lighthouse {VERSION}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {date.today()}")
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for device, options in DEVICES.items():
            address = f"http://127.0.0.1:{server.server_port}/"
            print(table(device, [_visit(program, address, options) for _ in range(runs)]), flush=True)
        server.shutdown()


def _installed(folder: Path) -> Path:
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if program.exists():
        return program
    npm = shutil.which("npm")
    if not npm:
        raise BuildError("npm is needed to fetch Lighthouse, and was not found. Install Node.js 20 or newer, with npm.")
    print("Fetching Lighthouse from npm; once.", flush=True)
    shutil.copytree(LOCKED, folder, dirs_exist_ok=True)
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    answer = subprocess.run([npm, *words], cwd=folder, capture_output=True, text=True, check=False)
    if answer.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise BuildError(f"Lighthouse could not be fetched: {answer.stderr.strip()}")
    return program


def _visit(program: Path, address: str, options: list[str]) -> Report:
    flags = " ".join(["--headless=new", *FLAGS])
    words = ["node", str(program), address, "--quiet", "--output=json", f"--chrome-flags={flags}", *options]
    environment = {**os.environ, "CHROME_PATH": find_chromium()}
    for _ in range(TRIES):
        answer = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
        if not answer.returncode:
            report: Report = json.loads(answer.stdout)
            return report
    raise BuildError(f"Lighthouse failed {TRIES} times: {answer.stderr.strip()}")


def table(device: str, reports: list[Report]) -> str:
    """Return the medians of the scores with their goals and ranges, the figures, and the audits that cost points."""
    lines = [f"{device}, median of {len(reports)}"]
    for name, goal in GOALS.items():
        scores = [round(100 * report["categories"][name]["score"]) for report in reports]
        lines.append(f"  {name:15} {statistics.median(scores):3.0f} (goal {goal}; {min(scores)} to {max(scores)})")
    for name in FIGURES:
        audits = [report["audits"][name] for report in reports]
        unit = "" if name.endswith("shift") else " ms"
        median = statistics.median(audit["numericValue"] for audit in audits)
        lines.append(f"  {audits[0]['title']}: {median:.3g}{unit}")
    costly = {f"  costs points: {text}" for report in reports for text in _costly(report)}
    return "\n".join([*lines, *sorted(costly)])


def _costly(report: Report) -> list[str]:
    weighed = {ref["id"] for name in GOALS for ref in report["categories"][name]["auditRefs"] if ref["weight"]}
    audits = [audit for name, audit in report["audits"].items() if name in weighed]
    return [audit["title"] for audit in audits if audit["score"] is not None and audit["score"] < 0.9]

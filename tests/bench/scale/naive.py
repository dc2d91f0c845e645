"""The naive browser way: a page in which opencv.js compares a query with every image; milliseconds for each out."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.scale.serving import BenchServer
from echoimage_build.artifacts import fetch, read_artifacts
from echoimage_build.cache import Cache

FOLDER = "naive"
PAGE, QUERY = "naive.html", "query.jpg"
SAMPLE = 30
HERE = Path(__file__).parent


def write_page(cache: Cache, folder: Path, query: bytes) -> None:
    """Write the page, opencv.js and the query into `folder`. Raises BuildError."""
    folder.mkdir()
    for name, path in fetch(read_artifacts(HERE / "opencv.toml"), cache).items():
        shutil.copyfile(path, folder / name)
    shutil.copyfile(HERE / PAGE, folder / PAGE)
    (folder / QUERY).write_bytes(query)


def naive_scores(browser: Browser, server: BenchServer, names: Sequence[str]) -> tuple[float, list[float]]:
    """Return the milliseconds that one of these photographs takes, and all scores."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"{server.address}{FOLDER}/{PAGE}")
        addresses = [f"/photos/{name}" for name in names]
        found: dict[str, Any] = page.evaluate("([query, images]) => compare(query, images)", [QUERY, addresses])
        return found["milliseconds"], found["scores"]
    finally:
        context.close()

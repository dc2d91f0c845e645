"""`echoimage publish` with the built site: the same as a build with the database in place of the demo."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from conftest import ROOT, Site, files_below
from echoimage_build.offline import write_worker
from echoimage_build.site import build
from echoimage_tools.cli import main
from samples import encode, photo


@pytest.fixture
def database(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for seed in range(2):
        (folder / f"{seed}.png").write_bytes(encode(photo(seed), ".png"))
    path = folder / "images.json"
    path.write_text(json.dumps([{"url": "0.png", "title": "Nought"}, {"url": "1.png"}], indent=1) + "\n")
    return path


def publish(*words: object) -> int:
    # Playwright keeps an event loop running in the main thread.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(main, ["publish", *map(str, words)]).result()


def test_without_an_index_it_is_what_the_build_makes(site: Site, database: Path, tmp_path: Path) -> None:
    build(ROOT, tmp_path / "dist", database)
    assert publish(tmp_path / "out", "--database", database, "--site", site.folder, "--no-index") == 0
    made = files_below(tmp_path / "out")
    del made[".published.json"]
    assert made == files_below(tmp_path / "dist")


def test_with_an_index_list_and_bill_are_those_that_the_build_would_write(
    site: Site, database: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert publish(out, "--database", database, "--site", site.folder, "--workers", 1) == 0
    written = (out / "sw.js").read_bytes()
    seen = shutil.copytree(out, tmp_path / "seen", ignore=shutil.ignore_patterns(".*"))
    write_worker(ROOT / "web", seen, site.runtime.recipes)
    assert (seen / "sw.js").read_bytes() == written
    bill = (out / "sbom.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None

"""The package with the site in it: installed anywhere it publishes."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from conftest import Site, files_below
from echoimage_build.whole import SITE, write_whole_wheel
from samples import encode, photo


@pytest.fixture(scope="module")
def wheel(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whole_wheel(site.runtime.own, site.folder, tmp_path_factory.mktemp("wheel"))


def test_installed_it_publishes_without_a_checkout(site: Site, wheel: Path, tmp_path: Path) -> None:
    installed, pictures = tmp_path / "installed", tmp_path / "pictures"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*pip, "--target", installed, wheel], check=True, capture_output=True)
    pictures.mkdir()
    (pictures / "a.png").write_bytes(encode(photo(1), ".png"))
    program = shutil.which("echoimage", path=installed / Path(sysconfig.get_path("scripts")).name)
    assert program
    words = [program, "publish", tmp_path / "out", "--database", pictures, "--workers", "1"]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    made, built = files_below(tmp_path / "out"), files_below(site.folder)
    for name in [
        name for name in built if name.startswith("demo/") or name in ("index.html", "sw.js", "sbom.cdx.json")
    ]:
        del built[name]
    assert built.items() <= made.items()
    assert json.loads(made["demo/images.json"]) == {"index": "index/manifest.json"}


def test_it_is_the_wheel_and_the_site_and_every_time_the_same(site: Site, wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(site.runtime.own) as own:
        names = {name for name in whole.namelist() if not name.startswith(f"{SITE}/")}
        assert names == set(own.namelist())
        for name in names:
            assert name.endswith("/RECORD") or whole.read(name) == own.read(name)
    assert write_whole_wheel(site.runtime.own, site.folder, tmp_path / "again").read_bytes() == wheel.read_bytes()

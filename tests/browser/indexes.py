"""Indexes of made pictures, built by the command line as anybody would, put on a host, and searched on the page."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hosts import OtherOrigin
from pictures import encoded, file, scene
from PIL import Image
from visit import Visit

MANY = 90
"""Pictures: more than get a closer look, in two detail files."""

FEW = 10
"""Pictures of another index."""


@dataclass(frozen=True)
class Built:
    """The files of an index by name, and those of its pictures."""

    files: dict[str, bytes]
    pictures: dict[str, bytes]

    def names(self, kind: str) -> list[str]:
        """Return the names of the files of one kind: words or details."""
        return sorted(name for name in self.files if name.startswith(kind))

    def publish(self, host: OtherOrigin, **how: Any) -> str:
        """Put everything on a host and return the manifest's address; `how` the index is served, as in `Answer`."""
        for name, data in self.pictures.items():
            host.put(f"/pictures/{name}", data, type="image/png")
        for name, data in self.files.items():
            host.put(f"/index/{name}", data, **{"ranges": "yes", **how})
        return f"{host.origin}/index/manifest.json"


def build(folder: Path, pictures: dict[str, Image.Image]) -> Built:
    """Write the pictures into a folder and make their index beside them."""
    (folder / "pictures").mkdir(parents=True)
    for name, picture in pictures.items():
        (folder / "pictures" / name).write_bytes(encoded(picture))
    words = [sys.executable, "-m", "echoimage_tools.cli", "index", "pictures", "-o", "index"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=120)
    return load(folder)


def load(folder: Path) -> Built:
    """Return what was made in a folder."""
    files, pictures = (
        {path.name: path.read_bytes() for path in sorted((folder / kind).iterdir()) if path.is_file()}
        for kind in ("index", "pictures")
    )
    return Built(files, pictures)


def scenes(folder: Path, count: int = MANY, first: int = 0) -> Built:
    return build(folder, {f"{seed:03}.png": scene(seed) for seed in range(first, first + count)})


def choose(visit: Visit, picture: Image.Image) -> None:
    visit.choose(file("asked.png", encoded(picture)))
    visit.reaches("done")


def open_address(visit: Visit, address: str, state: str = "done") -> None:
    visit.open_list(address)
    visit.reaches(state)


def found(visit: Visit) -> str:
    """Return the name of the first picture, which must be a match."""
    first = visit.cards()[0]
    assert first["match"] == "yes", first
    return first["url"].rpartition("/")[2]


def read(other: OtherOrigin, kind: str) -> list[tuple[str, str, int]]:
    """Return what was read of the files of one kind: name, range, bytes."""
    parts = [(path.rpartition("/")[2], span, count) for path, span, count in other.sent]
    return [part for part in parts if part[0].startswith(kind)]


def told_bytes(visit: Visit) -> float:
    told = re.search(r"([\d.]+) MB read", visit.page.locator("#summary").inner_text())
    assert told
    return float(told[1])

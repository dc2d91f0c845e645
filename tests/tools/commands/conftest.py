"""A folder of pictures that is searched, a copy of one of them, a picture that is none, and a host."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from bad_host import Web, serving
from command import picture_of, save
from echoimage_tools.sources.http import HttpSource
from samples import encode


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four pictures, one of them deeper, one without a suffix; and what is none or is hidden."""
    folder = tmp_path / "pictures"
    for seed, name in enumerate(("b.png", "a/z.jpg", "c.JPG")):
        save(folder / name.lower(), picture_of(seed)).rename(folder / name)
    (folder / "plain").write_bytes(encode(picture_of(3), ".png"))
    (folder / "notes.txt").write_text("no picture")
    (folder / "tool.pdf").write_bytes(b"%PDF-1.4")
    save(folder / ".hidden" / "h.png", picture_of(8))
    save(folder / ".hidden.png", picture_of(9))
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return save(tmp_path / "copy.jpg", np.rot90(picture_of(1), -1), 1, 70)


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    return save(tmp_path / "stranger.png", picture_of(77))


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setattr("echoimage_tools.sources.collection.HttpSource", partial(HttpSource, 0.5))
    with serving() as web:
        yield web

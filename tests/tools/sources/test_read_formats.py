"""Every format of docs/formats.md, natively; the browser's tests read the same files in the page."""

import asyncio
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import formats
from echoimage import read_header, read_picture
from echoimage_tools.sources.pillow_decoder import decode_with_pillow
from samples import photo

ROOT = Path(__file__).resolve().parents[3]
ROW = re.compile(r"^\| ([A-Z0-9]+)\b[^|]*\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
PICTURE = Image.fromarray(photo(3)[..., ::-1].copy())
LOSSY = {"grey.jpeg": 60, "alpha.png": 40}
"""Mean difference, of 255, where colours or transparency are lost on purpose."""


@pytest.mark.parametrize("kind", formats.FORMATS)
def test_format_is_read(kind: str) -> None:
    data = formats.FORMATS[kind](PICTURE)
    assert read_header(data).format == kind.rpartition(".")[2]
    found = asyncio.run(read_picture(data, decode_with_pillow))
    assert found.size == PICTURE.size
    if kind != "turned.jpeg":
        assert np.abs(found.picture - photo(3).astype(int)).mean() < LOSSY.get(kind, 12)


def test_jpeg_xl_is_read() -> None:
    pytest.importorskip("pillow_jxl")
    found = asyncio.run(read_picture(formats.JXL.read_bytes(), decode_with_pillow))
    assert found.picture.shape == (240, 320, 3)
    assert len(np.unique(found.picture.reshape(-1, 3), axis=0)) > 50


def test_table_of_formats_lists_what_is_read() -> None:
    listed = {
        name.lower(): (native, page) for name, native, page in ROW.findall((ROOT / "docs/formats.md").read_text())
    }
    read = {kind.rpartition(".")[2] for kind in formats.FORMATS} | {"jxl"}
    assert {name for name, (_, page) in listed.items() if page.startswith("yes")} == read
    extras = {name: native for name, (native, _) in listed.items() if native != "yes"}
    assert extras == {"heic": "extra `heic`", "jxl": "extra `jxl`", "raw": "extra `raw`"}

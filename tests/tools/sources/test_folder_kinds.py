"""What lies in folders beside pictures: what is taken of it, and what is told."""

import asyncio
from pathlib import Path

import pytest

from command import echoimage
from echoimage_tools.sources.collection import open_collection
from samples import blocks, encode

PNG = encode(blocks(), ".png")
SITUATIONS: dict[str, tuple[dict[str, bytes], tuple[str, ...], tuple[str, ...]]] = {
    "Synology": (
        {"a.png": PNG, "@eaDir/a.png/SYNOPHOTO_THUMB_M.jpg": PNG, "sub/@eaDir/b.png/SYNOPHOTO_THUMB_XL.jpg": PNG},
        ("a.png",),
        ("2 small copies that a NAS or macOS keeps (@eaDir, ._*) are left out",),
    ),
    "macOS on a share": (
        {"a.png": PNG, "._a.png": b"\0\5\x16\7", "._notes.txt": b""},
        ("a.png",),
        ("1 small copy that a NAS or macOS keeps (@eaDir, ._*) is left out",),
    ),
    "hidden": ({"a.png": PNG, ".b.png": PNG, ".trash/c.png": PNG}, ("a.png",), ()),
    "without an ending": ({"a": PNG, "b": b"no picture", "c.ppm": b"", "P6": b"P6 is a name"}, ("a", "c.ppm"), ()),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_is_taken_and_told(situation: str, tmp_path: Path) -> None:
    files, taken, told = SITUATIONS[situation]
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = asyncio.run(open_collection(str(tmp_path)))
    assert tuple(entry.url for entry in found.entries) == taken
    assert tuple(problem.text for problem in found.problems) == told


@pytest.mark.parametrize("words", ["database {p} -o {p}/images.json", "index {p} -o {p}/index"])
def test_what_is_left_out_on_purpose_is_no_failure(words: str, tmp_path: Path) -> None:
    for name in ("a.png", "@eaDir/a.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PNG)
    answer = echoimage(*words.format(p=tmp_path).split())
    assert (answer.code, "1 small copy" in answer.err) == (0, True)

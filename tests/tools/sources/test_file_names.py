"""No name of a file that is listed cannot be read back: whatever a file system allows, it is listed rightly or told."""

import json
import os
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from command import echoimage
from echoimage import Entry, parse
from echoimage.index import entry_json
from echoimage_tools.databases.folder import address_in
from echoimage_tools.sources.file_names import is_listable
from samples import encode, photo
from small_site import built, publish

BASE = "https://example.org/p/"

names = st.binary(min_size=1, max_size=20).filter(lambda name: not {0, 47} & set(name)).map(os.fsdecode)
usual = st.text(st.sampled_from("ab:%?#&+ .~\\\n\t\x7f\"'“é猫\u202e\udcff"), min_size=1, max_size=8)
paths = st.lists(names | usual, min_size=1, max_size=3).map("/".join)
"""Paths on a file system whose names are bytes, as Python has them."""

ODD = ("back\\slash.png", "new\nline.png", "trailing.png ", "bytes\udcff.png", "ab:c.png", " x.png", "http:a.png")


def is_path(path: str) -> bool:
    return not {".", ".."} & set(path.split("/"))


@given(paths.filter(is_path))
@example("back\\slash.png")
@example("new\nline.png")
@example("trailing.png ")
@example("bytes\udcff.png")
@example("ab:c.png")
def test_name_that_is_listed_is_read_back(path: str) -> None:
    place, why = address_in(Path("/top"), path, "", Path("/top/images.json"))
    if not why:
        (entry,) = parse(json.dumps([{"url": place}]), "/top/images.json").entries
        assert entry.url == f"/top/{path}"
    if is_listable(path):
        stored = entry_json.read(entry_json.write(Entry(path)), "./")
        assert stored is not None and stored.url == path
    published, why = address_in(Path("/top"), path, BASE, Path("/top/images.json"))
    if not why:
        (entry,) = parse(json.dumps([{"url": published}]), "").entries
        assert unquote_to_bytes(urlsplit(entry.url).path) == b"/p/" + os.fsencode(path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no such file names there")
@pytest.mark.parametrize("verb", ["database", "publish", "index"])
def test_every_verb_that_lists_tells_them(verb: str, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    for name in (*ODD, "good.png"):
        (tmp_path / "p" / name).write_bytes(encode(photo(1, 90, 120), ".png"))
    answers = {
        "database": lambda: echoimage("database", tmp_path / "p", "-o", tmp_path / "p" / "images.json"),
        "publish": lambda: publish(tmp_path / "out", tmp_path / "p", built(tmp_path / "site")),
        "index": lambda: echoimage("index", tmp_path / "p", "-o", tmp_path / "out", "--workers", 1),
    }
    answer = answers[verb]()
    assert answer.code == 1, answer.err
    assert answer.err.count("its name has characters that an address cannot have; rename it") == len(ODD)
    listing = {"database": tmp_path / "p" / "images.json", "publish": tmp_path / "out" / "demo" / ".list.json"}.get(
        verb
    )
    if listing:
        (one,) = json.loads(listing.read_text())
        assert one["url"].endswith("good.png")

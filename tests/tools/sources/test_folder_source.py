"""A folder of pictures as a source."""

import asyncio
from pathlib import Path

import pytest

from echoimage import Library, SourceError, parse, search
from echoimage_tools.sources.folder import FolderSource
from samples import encode, photo, query_of


def test_database_on_disk_is_searched(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    for seed in range(3):
        (tmp_path / "photos" / f"{seed}.png").write_bytes(encode(photo(seed), ".png"))
    listing = b'[{"url": "0.png"}, {"url": "1.png"}, {"path": "2.png"}, {"url": "3.png"}]'
    database = parse(listing, "photos/images.json")

    async def ask() -> object:
        return await search(query_of(encode(photo(2), ".jpg")), database.entries, Library(FolderSource(tmp_path)))

    report = asyncio.run(ask())
    assert report.results[0].entry.url == "photos/2.png"
    assert [(p.url, p.reason) for p in report.problems] == [("photos/3.png", "not-found")]


@pytest.mark.parametrize(
    ("address", "reason", "said"),
    [("no.png", "not-found", "there is no file"), (".", "not-an-image", "it is a folder; name a picture in it")],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, address: str, reason: str, said: str) -> None:
    (entry,) = parse(f'[{{"path": "{address}"}}]', "images.json").entries
    with pytest.raises(SourceError, match=said) as caught:
        asyncio.run(FolderSource(tmp_path).read(entry))
    assert caught.value.reason == reason

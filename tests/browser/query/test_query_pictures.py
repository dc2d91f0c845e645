"""Query pictures that cannot be used are told in words, and the next good one works."""

import os
import re
from pathlib import Path

import pytest
from hosts import OtherOrigin, nobody_at
from pictures import encoded, file, scene, truncated_jpeg
from playwright.sync_api import expect
from visit import Visit

BROKEN = {
    "text": (b"Dear all, ...", "text file"),
    "nothing": (b"", "empty"),
    "head": (truncated_jpeg(0.02), "cut short"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "noise": (bytes(range(256)) * 20, "no image format"),
}


@pytest.fixture
def with_database(bare_visit: Visit, other: OtherOrigin) -> Visit:
    """A page with a database of three pictures."""
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    pictures = [other.put(f"/{number}.png", encoded(scene(number))) for number in range(3)]
    bare_visit.choose_database([{"url": url} for url in pictures])
    bare_visit.reaches("done")
    return bare_visit


def finds_the_one(visit: Visit) -> None:
    visit.choose(file("one.png", encoded(scene(1))))
    visit.reaches("done")
    assert visit.urls()[0].endswith("/1.png")


def test_broken_files_are_told_and_the_next_one_works(with_database: Visit) -> None:
    for kind, (data, told) in BROKEN.items():
        with_database.choose(file(f"{kind}.png", data))
        with_database.reaches("error")
        expect(with_database.status).to_contain_text(f"{kind}.png")
        expect(with_database.status).to_contain_text(told)
        expect(with_database.results).to_have_count(0)
    finds_the_one(with_database)


def test_a_damaged_picture_is_told_and_searched(with_database: Visit, other: OtherOrigin) -> None:
    with_database.choose(file("half.jpg", truncated_jpeg(0.6)))
    with_database.reaches("done")
    expect(with_database.page.locator("#query-facts")).to_contain_text(
        re.compile(r"Damaged: the lower [345]\d% could not be read")
    )
    assert with_database.urls()[0] == other.origin + "/1.png"


def test_files_of_more_than_64_megabytes_are_told(with_database: Visit, tmp_path: Path) -> None:
    heavy = tmp_path / "heavy.jpg"
    heavy.write_bytes(encoded(scene(1), "jpeg"))
    for size, told in ((64_500_000, "64.5 MB"), (3_000_000_000, "3,000.0 MB")):
        os.truncate(heavy, size)
        with_database.choose(heavy)
        with_database.reaches("error")
        expect(with_database.status).to_contain_text(told)
    finds_the_one(with_database)


def test_broken_addresses_are_told(with_database: Visit, other: OtherOrigin) -> None:
    nobody = nobody_at()
    with_database.hosts.add(nobody.removeprefix("http://"))
    with_database.tolerated += ["status of 404", "blocked by CORS policy", "net::ERR_FAILED"]
    with_database.tolerated.append("net::ERR_CONNECTION_REFUSED")
    told = {
        other.origin + "/gone.png": "404",
        other.put("/secret.png", encoded(scene(1)), cors=False): "Access-Control-Allow-Origin",
        other.put("/text.png", b"hello"): "text file",
        nobody + "/cat.png": "cannot be reached",
    }
    for address, words in told.items():
        with_database.type_address(address)
        with_database.reaches("error")
        expect(with_database.status).to_contain_text(words)

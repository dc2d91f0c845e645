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


@pytest.mark.parametrize(("data", "told"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_and_the_next_one_works(
    with_database: Visit, other: OtherOrigin, data: bytes, told: str
) -> None:
    with_database.choose(file("query.png", data))
    with_database.reaches("error")
    expect(with_database.status).to_contain_text("query.png")
    expect(with_database.status).to_contain_text(told)
    expect(with_database.results).to_have_count(0)
    with_database.choose(file("one.png", encoded(scene(1))))
    with_database.reaches("done")
    assert with_database.urls()[0] == other.origin + "/1.png"


@pytest.mark.parametrize("end", [b"", b"\xff\xd9"], ids=["cut", "ended"])
def test_a_damaged_picture_is_told_and_searched(with_database: Visit, other: OtherOrigin, end: bytes) -> None:
    with_database.choose(file("half.jpg", truncated_jpeg(0.6) + end))
    with_database.reaches("done")
    expect(with_database.page.locator("#query-facts")).to_contain_text(
        re.compile(r"Damaged: the lower [345]\d % could not be read")
    )
    assert with_database.urls()[0] == other.origin + "/1.png"


@pytest.mark.parametrize(("size", "told"), [(64_500_000, "64.5 MB"), (3_000_000_000, "3000.0 MB")])
def test_a_file_of_more_than_64_megabytes_is_told(
    with_database: Visit, other: OtherOrigin, tmp_path: Path, size: int, told: str
) -> None:
    heavy = tmp_path / "heavy.jpg"
    heavy.write_bytes(encoded(scene(1), "jpeg"))
    os.truncate(heavy, size)
    with_database.choose(heavy)
    with_database.reaches("error")
    expect(with_database.status).to_contain_text(told)
    with_database.choose(file("one.png", encoded(scene(1))))
    with_database.reaches("done")
    assert with_database.urls()[0] == other.origin + "/1.png"


@pytest.mark.parametrize(
    ("path", "told"),
    [("/gone.png", "404"), ("/secret.png", "Access-Control-Allow-Origin"), ("/text.png", "text file")],
)
def test_a_broken_address_is_told(with_database: Visit, other: OtherOrigin, path: str, told: str) -> None:
    with_database.tolerated += ["status of 404", "blocked by CORS policy", "net::ERR_FAILED"]
    other.put("/secret.png", encoded(scene(1)), cors=False)
    other.put("/text.png", b"hello")
    with_database.type_address(other.origin + path)
    with_database.reaches("error")
    expect(with_database.status).to_contain_text(told)


def test_a_host_that_is_not_there_is_told(with_database: Visit) -> None:
    nobody = nobody_at()
    with_database.hosts.add(nobody.removeprefix("http://"))
    with_database.tolerated.append("net::ERR_CONNECTION_REFUSED")
    with_database.type_address(nobody + "/cat.png")
    with_database.reaches("error")
    expect(with_database.status).to_contain_text("cannot be reached")

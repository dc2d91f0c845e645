"""`echoimage index` of pictures on hosts: what is asked for again, and what becomes of those that changed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_host import Web, serving
from built_index import build, sha256, stored, urls
from command import echoimage
from echoimage_tools.sources.http import HttpSource, too_slow
from samples import encode, photo


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


def listed(tmp_path: Path, web: Web, *entries: dict[str, str]) -> Path:
    listing = tmp_path / "images.json"
    listing.write_text(json.dumps([{**entry, "url": web.address + entry["url"]} for entry in entries]))
    return listing


def test_pictures_of_a_host_are_asked_for_by_their_validators(tmp_path: Path, web: Web) -> None:
    web.files = {f"/{seed}.jpg": encode(photo(seed, 150, 200), ".jpg") for seed in range(3)}
    web.validators = {"/0.jpg": ("ETag", '"a"'), "/1.jpg": ("Last-Modified", "Tue, 01 Jan 2030 00:00:00 GMT")}
    listing, out = listed(tmp_path, web, *({"url": path} for path in web.files)), tmp_path / "out"
    build(listing, out)
    assert urls(out) == [f"{web.address}/{seed}.jpg" for seed in range(3)]
    web.requests.clear()
    assert "3 images: 0 read" in build(listing, out)
    # The third has no validator, so that it has to be read to see that it is the same.
    assert web.requests == {"/2.jpg": 1}
    web.validators["/0.jpg"] = ("ETag", '"b"')
    web.files["/0.jpg"] = encode(photo(9, 150, 200), ".jpg")
    assert "3 images: 1 read, of these 1 changed, 2 kept" in build(listing, out)


def test_picture_that_is_as_the_database_states_is_not_asked_for_again(tmp_path: Path, web: Web) -> None:
    web.files = {"/a.jpg": encode(photo(1, 150, 200), ".jpg")}
    listing = listed(tmp_path, web, {"url": "/a.jpg", "sha256": sha256(web.files["/a.jpg"])})
    build(listing, tmp_path / "out")
    web.requests.clear()
    assert "1 image: 0 read, of these 0 changed, 1 kept" in build(listing, tmp_path / "out")
    assert not web.requests


@pytest.mark.parametrize("validator", ["ETag", ""])
def test_picture_of_a_host_that_is_another_one_than_the_database_states(
    validator: str, tmp_path: Path, web: Web
) -> None:
    def put(seed: int) -> str:
        web.files["/a.jpg"] = encode(photo(seed, 150, 200), ".jpg")
        if validator:
            web.validators["/a.jpg"] = (validator, f'"{seed}"')
        return sha256(web.files["/a.jpg"])

    out, stated, true = tmp_path / "out", put(1), put(2)
    listing = listed(tmp_path, web, {"url": "/a.jpg", "sha256": stated})
    told = (
        f"echoimage: {listing}: {web.address}/a.jpg has another sha256 than is stated here; it is in the index as it "
        'is now. Run "echoimage crawl --renew" or "echoimage database" again\n'
    )
    for done in ("1 read, of these 0 changed, 0 kept", "0 read, of these 0 changed, 1 kept"):
        answer = echoimage("index", listing, "-o", out, "--workers", 1)
        assert (answer.code, answer.err) == (0, told)
        assert f"1 image: {done}" in answer.out
        assert answer.out.endswith("  1 image of another sha256 than the database states, see above\n")
        assert [(one.entry.sha256, one.features.sha256) for one in stored(out)] == [(true, true)]
    true = put(3)
    assert "1 read, of these 1 changed, 0 kept" in echoimage("index", listing, "-o", out, "--workers", 1).out
    assert stored(out)[0].features.sha256 == true
    listed(tmp_path, web, {"url": "/a.jpg", "sha256": true})
    assert "1 image: 0 read, of these 0 changed, 1 kept" in build(listing, out)


def test_what_a_host_no_longer_gives(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.files = {f"/{seed}.jpg": encode(photo(seed, 150, 200), ".jpg") for seed in range(2)}
    listing, out = listed(tmp_path, web, {"url": "/0.jpg"}, {"url": "/1.jpg"}, {"url": "/fails"}), tmp_path / "out"
    assert "/fails: the host answered 503" in build(listing, out, code=1)
    del web.files["/0.jpg"]
    assert "/0.jpg: the host has no such file (404)" in build(listing, out, code=1)
    assert urls(out) == [f"{web.address}/1.jpg"]

    async def cannot(*_: object) -> str:
        raise too_slow(30)

    monkeypatch.setattr(HttpSource, "validator", cannot)
    said = build(listed(tmp_path, web, {"url": "/1.jpg"}), out, code=1)
    assert "/1.jpg: it stays in the index as it was, for it could not be read again: the host sent nothing" in said
    assert "1 image: 0 read, of these 0 changed, 1 kept, 0 removed" in said

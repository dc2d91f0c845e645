"""Images that are added to a running service whose index was made from a folder."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from bad_host import serving
from built_index import pictures
from command import echoimage
from running_service import Service, service
from samples import encode, photo

TOKEN = "correct horse battery staple".replace(" ", "-")
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tmp_path = tmp_path_factory.mktemp("adding")
    assert (
        echoimage("index", pictures(tmp_path / "pictures", range(3)), "-o", tmp_path / "index", "--workers", 1).code
        == 0
    )
    return tmp_path


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Service]:
    words = ("--workers", 2, "--pictures", folder / "pictures", "--allow-private")
    with service(folder / "index", *words, token=TOKEN) as served:
        yield served


def add(
    client: httpx.Client, data: bytes, headers: Mapping[str, str | bytes] = BEARER, name: str = "upload", **said: str
) -> httpx.Response:
    return client.post("/api/images", files={"file": (name, data)}, data=said, headers=dict(headers))


def best(client: httpx.Client, data: bytes) -> dict[str, object]:
    response = client.post("/api/search", files={"file": data})
    assert response.status_code == 200, response.text
    found = response.json()
    assert not found["problems"]
    return {**found["results"][0], "total": found["total"]}


def test_images_are_added_while_searches_go_on(served: Service, folder: Path) -> None:
    client = served.client
    total = client.get("/api/health").json()["images"]
    known, new = encode(photo(1, 150, 200), ".jpg", 1, 90), [encode(photo(50 + n), ".png") for n in range(4)]
    with ThreadPoolExecutor(6) as threads:
        added = [threads.submit(add, client, data) for data in new]
        searches = [threads.submit(best, client, known) for _ in range(12)]
        answers = [one.result() for one in added]
        totals = [one.result() for one in searches]
    assert [one.status_code for one in answers] == [201] * 4, [one.text for one in answers]
    assert {one["sha256"] for one in totals} == {totals[0]["sha256"]}
    # Each search saw one index or another, whole.
    assert {one["total"] for one in totals} <= set(range(total, total + 5))
    for data, answer in zip(new, answers, strict=True):
        found = best(client, data)
        assert (found["exact"], found["url"], found["total"]) == (True, answer.json()["url"], total + 4)
        assert Path(answer.json()["url"]).read_bytes() == data
    again = add(client, new[0])
    assert (again.status_code, again.json()["new"], again.json()["total"]) == (200, False, total + 4)
    assert echoimage("verify", folder / "index").code == 0
    listed = [one["url"] for one in client.get("/api/images").json()["images"]]
    assert len(listed) == len(set(listed)) == total + 4


def test_what_is_there_under_any_name_is_not_copied(served: Service, folder: Path) -> None:
    known = folder / "pictures" / "001.jpg"
    before = sorted((folder / "pictures").iterdir())
    answer = add(served.client, known.read_bytes())
    assert (answer.status_code, answer.json()["new"]) == (200, False)
    assert Path(answer.json()["url"]).resolve() == known
    assert sorted((folder / "pictures").iterdir()) == before


def test_build_is_not_ended_by_what_ends_the_service(served: Service) -> None:
    """Ctrl-C goes to all processes of a terminal's group; requests under way are finished."""
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(add, served.client, encode(photo(80), ".png"))
        groups: set[int] = set()
        while not groups and not answer.done():
            groups = {os.getpgid(process) for process in builds(served)}
        assert answer.result().status_code == 201
    assert groups and os.getpgid(served.process.pid) not in groups


def builds(served: Service) -> list[int]:
    words = ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(served.process.pid)]
    found = subprocess.run(words, capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in found.stdout.splitlines() if " index " in line]


def test_name_and_title_are_kept_until_the_image_is_deleted(served: Service, folder: Path) -> None:
    client, data = served.client, encode(photo(81), ".png")
    before, total = sorted((folder / "pictures").iterdir()), client.get("/api/health").json()["images"]
    added = add(client, data, name="A fox.png", title="Ein Fuchs", license="CC0")
    assert (added.status_code, Path(added.json()["url"]).name) == (201, "A fox.png")
    # Whoever opens the folder reads the titles, and whoever renews the index keeps them.
    assert echoimage("index", folder / "pictures", "-o", folder / "index", "--workers", 1).err == ""
    found = best(client, data)
    assert (found["exact"], found["title"], found["license"]) == (True, "Ein Fuchs", "CC0")
    original = client.get("/originals/A%20fox.png")
    assert (original.content, original.headers["content-type"]) == (data, "image/png")

    digest = added.json()["sha256"]
    deleted = client.delete(f"/api/images/{digest.upper()}", headers=BEARER)
    assert deleted.json() == {"urls": [added.json()["url"]], "sha256": digest, "total": total}
    about = folder / "pictures" / ".echoimage.json"
    assert (sorted((folder / "pictures").iterdir()), json.loads(about.read_bytes())) == (sorted([*before, about]), [])
    assert digest not in client.get("/api/images", params={"limit": 100}).text
    again = client.delete(f"/api/images/{digest}", headers=BEARER)
    assert (again.status_code, again.json()["error"]["reason"]) == (404, "not-found")


def test_file_that_has_changed_is_not_deleted(served: Service, folder: Path) -> None:
    digest = add(served.client, encode(photo(82), ".png"), name="changed.png").json()["sha256"]
    path = folder / "pictures" / "changed.png"
    path.write_bytes(encode(photo(83), ".png"))
    refused = served.client.delete(f"/api/images/{digest}", headers=BEARER)
    assert (refused.status_code, refused.json()["error"]["reason"]) == (409, "stays")
    assert "changed.png is another file than the index knows" in refused.json()["error"]["text"]
    path.unlink()
    assert echoimage("index", folder / "pictures", "-o", folder / "index", "--workers", 1).code == 0


def test_token_is_asked_for(served: Service, folder: Path) -> None:
    before = sorted((folder / "pictures").iterdir())
    for value in ("", "Bearer", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}", "Bearer ü"):
        response = add(served.client, encode(photo(9), ".png"), {"Authorization": value.encode()})
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer"), value
        assert response.json()["error"]["text"].startswith("send the token")
    assert served.client.delete(f"/api/images/{'0' * 64}").status_code == 401
    assert add(served.client, b"no picture").json()["error"]["reason"] == "not-an-image"
    cut = encode(photo(9), ".png")
    told = add(served.client, cut[: len(cut) // 2]).json()["error"]["text"]
    assert re.search(r"it is damaged: the lower \d\d% could not be read; send it anew", told)
    assert sorted((folder / "pictures").iterdir()) == before


def test_pictures_are_fetched_and_the_json_is_the_command_lines(served: Service, folder: Path) -> None:
    with serving() as web:
        web.files["/a.png"] = encode(photo(2, 150, 200)[10:], ".png")
        address = f"{web.address}/a.png"
        for body in ({"json": {"address": address}}, {"data": {"address": address}}):
            found = served.client.post("/api/search", **body).json()  # type: ignore[arg-type]
            assert (found["query"], found["results"][0]["verdict"]) == (address, "edited")
        body = {"query": address, "original": f"{web.address}/none.png"}
        error = served.client.post("/api/compare", json=body).json()["error"]
        assert error == {
            "file": f"{web.address}/none.png",
            "reason": "not-found",
            "text": "the host has no such file (404); correct the address",
        }


@pytest.mark.parametrize(
    ("words", "token", "said"),
    [
        (("--pictures", "{}/other"), TOKEN, "the index was made from {}/pictures; name that folder"),
        (("--pictures", "{}/pictures"), "short", "ECHOIMAGE_TOKEN: the token has 5 characters; at least 16"),
        (("--pictures", "{}/pictures", "--token-file", "{}/none"), "", "none: it cannot be read: No such file"),
        (("--pictures", "{}/none"), TOKEN, "it is no folder"),
        (("--address", "ftp://x"), "", "--address: it has to begin with http"),
        (("--site", "{}/other"), "", "there is no index.html"),
        (("--host", "192.0.2.1"), "", "192.0.2.1:8000: it cannot be listened on"),
    ],
)
def test_service_that_cannot_start_says_why(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], token: str, said: str
) -> None:
    (folder / "other").mkdir(exist_ok=True)
    monkeypatch.setenv("ECHOIMAGE_TOKEN", token)
    answer = echoimage("serve", folder / "index", *(word.format(folder) for word in words))
    assert (answer.code, answer.out) == (2, "")
    assert said.format(folder) in answer.err
    assert answer.err.count("\n") == 1


def test_index_of_a_list_is_not_added_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECHOIMAGE_TOKEN", TOKEN)
    (folder / "pictures" / "images.json").write_text(json.dumps([{"url": "001.jpg", "title": "A title"}]))
    assert echoimage("index", folder / "pictures" / "images.json", "-o", folder / "of-a-list", "--workers", 1).code == 0
    answer = echoimage("serve", folder / "of-a-list", "--pictures", folder / "pictures")
    assert answer.code == 2
    assert "made from a list of pictures" in answer.err


def test_missing_extra_is_told_with_the_remedy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "starlette", None)
    answer = echoimage("serve", folder / "index")
    assert answer.code == 2
    assert answer.err.endswith("pip install 'echoimage[serve]'\n")


def test_what_is_no_index_is_named(tmp_path: Path) -> None:
    answer = echoimage("serve", tmp_path)
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "there is no index in this folder; make one of the pictures in it" in answer.err
    (tmp_path / "manifest.json").write_text('{"format": "echoimage index", "version": 999}')
    answer = echoimage("serve", tmp_path, "--port", "0")
    assert (answer.code, answer.err.count("\n")) == (2, 1), answer.err

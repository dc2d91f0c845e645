"""The originals as the page asks for them, and what is asked for by others."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from command import save
from echoimage_tools.serving.file_name import file_name
from echoimage_tools.serving.originals import PATH, Originals
from echoimage_tools.serving.tasks import CheckedPicture
from samples import encode, photo

JPEG = encode(photo(1, 60, 80), ".jpg")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "pictures"
    save(folder / "a.jpg", photo(1, 60, 80))
    save(folder / "in" / "b ä#.png", photo(2, 60, 80))
    (folder / "without-suffix").write_bytes(JPEG)
    (folder / "page.html").write_text("<script>alert(1)</script>")
    (folder / "page.jpg.html").write_bytes(JPEG)
    (folder / "no.jpg").mkdir()
    save(folder / ".hidden" / "c.jpg", photo(3, 60, 80))
    save(folder / ".d.jpg", photo(3, 60, 80))
    save(tmp_path / "data" / "pictures2" / "e.jpg", photo(3, 60, 80))
    (folder / "out.jpg").symlink_to(tmp_path / "data" / "pictures2" / "e.jpg")
    (folder / "loop.jpg").symlink_to("loop.jpg")
    return folder


def test_a_link_that_leads_to_itself_is_not_found(folder: Path) -> None:
    assert client(Originals(folder, folder))("GET", "loop.jpg").status_code == 404


def client(originals: Originals) -> Callable[..., httpx.Response]:
    """What asks the application as a server would, by method and path; in a thread that has no event loop yet."""
    served = httpx.ASGITransport(Starlette(routes=[Mount(PATH, originals)]))

    async def ask(method: str, path: str, **headers: str) -> httpx.Response:
        async with httpx.AsyncClient(transport=served, base_url="http://127.0.0.1") as asking:
            return await asking.request(method, path, headers={key.replace("_", "-"): headers[key] for key in headers})

    def asked(method: str, path: str, **headers: str) -> httpx.Response:
        with ThreadPoolExecutor(1) as elsewhere:
            return elsewhere.submit(asyncio.run, ask(method, path, **headers)).result()

    return asked


def test_pictures_are_served_with_their_types(folder: Path) -> None:
    asked = client(Originals(folder, folder))
    for path, kind in (
        ("a.jpg", "jpeg"),
        ("in/b%20%C3%A4%23.png", "png"),
        ("without-suffix", "jpeg"),
        ("page.jpg.html", "jpeg"),
    ):
        answer = asked("GET", f"{PATH}/{path}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, f"image/{kind}"), path
        assert answer.content in (JPEG, (folder / "in" / "b ä#.png").read_bytes())


@pytest.mark.parametrize(
    "path",
    [
        *("page.html", "none.jpg", "no.jpg", "", "in", ".hidden/c.jpg", ".d.jpg", "out.jpg"),
        *("../pictures2/e.jpg", "%2e%2e/pictures2/e.jpg", "..%2fpictures2%2fe.jpg", "in/..%2f..%2fpictures2/e.jpg"),
        *("/etc/passwd", "%2Fetc%2Fpasswd", "a.jpg%00", "x" * 5000 + ".jpg", "a.jpg/b.jpg"),
    ],
)
def test_nothing_else_is_served(folder: Path, path: str) -> None:
    assert client(Originals(folder, folder))("GET", f"{PATH}/{path}").status_code == 404


def test_file_that_may_not_be_read_is_not_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may read everything, whatever the mode says.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert client(Originals(folder, folder))("GET", f"{PATH}/a.jpg").status_code == 404


def test_picture_is_asked_for_again_by_ranges_and_without_body(folder: Path) -> None:
    asked, address = client(Originals(folder, folder)), f"{PATH}/a.jpg"
    whole = asked("GET", address)
    assert whole.headers["cache-control"] == "no-cache"
    part = asked("GET", address, range="bytes=2-9", if_range=whole.headers["etag"])
    assert (part.status_code, part.content, part.headers["content-type"]) == (206, JPEG[2:10], "image/jpeg")
    known = asked("GET", address, if_none_match=whole.headers["etag"])
    assert (known.status_code, known.content) == (304, b"")
    head = asked("HEAD", address)
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(JPEG)))
    assert asked("POST", address).status_code == 405


@pytest.mark.parametrize(
    ("home", "base", "address"),
    [
        ("data/pictures", "../originals/", "a.jpg"),
        ("data", "../originals/", "pictures/a.jpg"),
        ("data/lists", "../originals/lists/", "../pictures/a.jpg"),
    ],
)
def test_addresses_count_from_where_the_index_was_made_from(
    folder: Path, tmp_path: Path, home: str, base: str, address: str
) -> None:
    originals = Originals(folder, tmp_path / home)
    assert originals.base == base
    # As a browser resolves it, from the manifest at /index/manifest.json.
    assert client(originals)("GET", urljoin("/index/manifest.json", f"{base}{address}")).content == JPEG


PNG = CheckedPicture("0123456789abcdef" * 4, "png", (1, 1))
LONG = "ä" * 200


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("cat.png", "cat.png"),
        ("Cat.PNG", "Cat.PNG"),
        ("cat.jpg", "cat.png"),
        ("cat.v2", "cat.v2.png"),
        (r"C:\photos\cat.png", "cat.png"),
        ("../../etc/passwd", "passwd.png"),
        ("https://example.org/a/b%20c.png?size=3#x", "b c.png"),
        ("a%#?<b>.png", "a____b_.png"),
        ("a\n\x1b[31m\udce4.png", "a__[31m_.png"),
        (".htaccess", "htaccess.png"),
        ("..", f"{PNG.sha256[:32]}.png"),
        ("", f"{PNG.sha256[:32]}.png"),
        ("con.png", "_con.png"),
        (f"{LONG}.png", f"{'ä' * 60}.png"),
    ],
)
def test_added_file_has_the_name_that_it_came_with(sent: str, name: str) -> None:
    assert file_name(sent, PNG) == name

"""A service as its users meet it: the command line's answers, and what it refuses."""

import json
import re
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from built_index import pictures
from command import echoimage, save, without_places
from echoimage_tools.output import as_json
from echoimage_tools.serving.response_models import SearchAnswer
from running_service import READY, Service, service
from samples import encode, photo, png

MB = 1_000_000
JPEG = encode(photo(1, 60, 80), ".jpg")
RAW = "no form with a picture: send multipart/form-data with a file, as curl -F file=@picture.jpg does"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    assert (
        echoimage("index", pictures(folder / "pictures", range(12)), "-o", folder / "index", "--workers", 1).code == 0
    )
    return folder / "index"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("<title>the page</title>")
    (folder / "boot.mjs").write_text("export {}")
    return folder


@pytest.fixture(scope="module")
def served(index: Path, site: Path) -> Iterator[Service]:
    with service(index, "--workers", 1, "--site", site) as served:
        yield served


@pytest.fixture
def client(served: Service) -> Iterator[httpx.Client]:
    yield served.client
    # Nothing of what is tested here may make it complain, least of all by a traceback.
    assert not served.lines


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(tmp_path_factory.mktemp("copy") / "copy.jpg", photo(3, 150, 200)[20:, :170], 1, 80)


def error_of(response: httpx.Response) -> dict[str, str]:
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert list(body) == ["error"]
    assert list(body["error"]) == ["file", "reason", "text"]
    return body["error"]


def test_search_gives_the_command_lines_json(client: httpx.Client, index: Path, copy: Path) -> None:
    response = client.post("/api/search", files={"file": (str(copy), copy.read_bytes())}, data={"top": "3"})
    said = echoimage("search", copy, "--database", index, "--top", 3, "--json")
    assert (response.status_code, said.code) == (200, 0)
    assert response.text == as_json.line(without_places(said.object)) + "\n"
    assert response.json()["results"][0]["url"].endswith("/003.jpg")


def test_several_pictures_are_answered_one_by_one(client: httpx.Client, index: Path, copy: Path) -> None:
    pictures = [("file", (str(copy), copy.read_bytes())), ("file", ("none.jpg", b"no picture"))]
    response = client.post("/api/search", files=pictures, data={"top": "2"})
    found, failed = response.json()["answers"]
    assert found == without_places(echoimage("search", copy, "--database", index, "--top", 2, "--json").object)
    assert (response.status_code, failed["query"], failed["results"], failed["total"]) == (200, "none.jpg", [], 12)
    assert failed["error"]["text"] == "this is a text file, not an image"
    for answer, model in ((response.json(), SearchAnswer), (found, SearchAnswer)):
        assert model.model_validate(answer).model_dump(mode="json") == answer


def test_comparison_gives_the_command_lines_json(client: httpx.Client, index: Path, copy: Path) -> None:
    original = index.parent / "pictures" / "003.jpg"
    files = {"query": (str(copy), copy.read_bytes()), "original": (str(original), original.read_bytes())}
    for method in ("verified", "classic"):
        response = client.post("/api/compare", files=files, data={"method": method})
        assert response.text == echoimage("compare", copy, original, "--method", method, "--json").out


def test_images_are_listed_page_by_page(client: httpx.Client) -> None:
    seen: list[str] = []
    after: int | None = 0
    while after is not None:
        page = client.get("/api/images", params={"after": after, "limit": 5}).json()
        assert (page["total"], page["problems"]) == (12, [])
        seen += [Path(one["url"]).name for one in page["images"]]
        assert all(one["size"] == [200, 150] and len(one["sha256"]) == 64 for one in page["images"])
        after = page["next"]
    assert seen == [f"{number:03}.jpg" for number in range(12)]
    assert client.get("/api/images", params={"after": 999}).json()["images"] == []
    assert "limit" in error_of(client.get("/api/images", params={"limit": 0}))["text"]


def test_index_that_is_served_is_whole(served: Service) -> None:
    answer = echoimage("verify", f"{served.address}index")
    assert (answer.code, answer.err) == (0, "")


def test_health_and_metrics(client: httpx.Client, copy: Path) -> None:
    health = client.get("/api/health").json()
    assert (health["status"], health["images"], health["workers"]) == ("ok", 12, 1)
    client.post("/api/search", files={"file": copy.read_bytes()})
    text = client.get("/metrics").text
    assert re.search(r'echoimage_requests_total\{method="POST",route="/api/search",status="200"\} [1-9]', text)
    assert "echoimage_index_images 12.0" in text
    assert "echoimage_requests_inside 0.0" in text


def broken() -> dict[str, tuple[bytes, int, str, str]]:
    jpeg = encode(photo(1), ".jpg")
    bomb = png(struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0), bytes(10))
    lying = png(struct.pack(">IIBBBBB", 9000, 9000, 8, 2, 0, 0, 0), bytes(10))
    return {
        "empty": (b"", 422, "empty", "the file is empty"),
        "no picture": (b"hello", 422, "not-an-image", "this is a text file"),
        "html": (b"<!doctype html><p>", 422, "not-an-image", "an HTML page"),
        "cut short": (jpeg[: jpeg.index(b"\xff\xda") + 30], 422, "damaged", "cut short"),
        "too many pixels": (bomb, 413, "too-large", "3,600.0 megapixels"),
        "fewer pixels than it says": (lying, 422, "damaged", "damaged"),
        "drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 422, "unsupported-format", "SVG"),
    }


@pytest.mark.parametrize("kind", broken())
def test_picture_that_cannot_be_read_is_named_with_reason_and_remedy(client: httpx.Client, kind: str) -> None:
    data, status, reason, said = broken()[kind]
    response = client.post("/api/search", files={"file": ("x/<b>.jpg", data)})
    error = error_of(response)
    assert (response.status_code, error["file"], error["reason"]) == (status, "x/<b>.jpg", reason), error
    assert said in error["text"]
    named = client.post("/api/compare", files={"query": encode(photo(1), ".png"), "original": ("that", data)})
    assert error_of(named)["file"] == "that"


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"content": b"x", "headers": {"content-type": "text/plain"}}, 415, "send multipart/form-data with a file"),
        ({}, 415, "send multipart"),
        ({"json": ["address"]}, 400, "no object"),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, "no JSON"),
        ({"content": b"[" * 60_000, "headers": {"content-type": "application/json"}}, 400, "no JSON"),
        ({"json": {}}, 400, "address is missing"),
        ({"json": {"address": 7}}, 400, "address is not a text"),
        ({"json": {"address": "file:///etc/passwd"}}, 400, "has to begin with http:// or https://"),
        ({"json": {"address": "http://example.org/" + "x" * 9000}}, 400, "at most 8192 characters"),
        ({"json": {"address": "http://a.example", "TOP": 1}}, 400, '"TOP" is not known here; known are address, top'),
        ({"json": {"address": "http://a.example", "top": 0}}, 400, "top is no whole number from 1 to 100"),
        ({"data": {"address": "http://a.example", "top": "many"}}, 400, "top is no whole number"),
        ({"files": {"picture": b"x"}}, 400, '"picture" is not known here'),
        ({"files": [("file", b"x")] * 17}, 400, "Too many files"),
        ({"content": JPEG, "headers": {"content-type": "image/jpeg"}}, 415, RAW),
        ({"content": JPEG, "headers": {"content-type": "application/x-www-form-urlencoded"}}, 415, RAW),
        ({"content": bytes(65_537), "headers": {"content-type": "application/x-www-form-urlencoded"}}, 413, RAW),
        ({"files": {"file": (None, b"x")}}, 400, "file is missing; send the picture as a file, with a file name"),
        ({"content": b"--x", "headers": {"content-type": "multipart/form-data"}}, 400, "boundary"),
        (
            {"content": b"junk", "headers": {"content-type": "multipart/form-data; boundary=x"}},
            400,
            "cannot be read: Invalid",
        ),
    ],
)
def test_request_that_is_wrong_is_told_what_is_wrong(
    client: httpx.Client, sent: dict[str, object], status: int, said: str
) -> None:
    response = client.post("/api/search", **sent)  # type: ignore[arg-type]
    assert response.status_code == status, response.text
    assert said in error_of(response)["text"]


def taken_by_the_system() -> int:
    """Return the bytes that a connection holds at most on their way, sent and not yet read."""
    limits = (Path(f"/proc/sys/net/ipv4/tcp_{side}mem") for side in "rw")
    return sum(int(path.read_text("ascii").split()[2]) if path.is_file() else 8 * MB for path in limits)


def test_too_large_a_body_is_refused_unread(client: httpx.Client) -> None:
    read = 0

    def endless() -> Iterator[bytes]:
        nonlocal read
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        while read < 300 * MB:
            read += MB
            yield bytes(MB)

    kind = {"content-type": "multipart/form-data; boundary=x"}
    # Without a stated length; the service hangs up, which may come before its answer is read.
    try:
        response = client.post("/api/search", content=endless(), headers=kind)
        assert (response.status_code, error_of(response)["reason"]) == (413, "too-large")
    except (httpx.WriteError, httpx.ReadError):
        pass
    assert 60 * MB < read < 72 * MB + taken_by_the_system()
    assert client.get("/api/health").json()["inside"] == 0


def test_body_that_says_it_is_too_large_is_refused_at_once(served: Service) -> None:
    head = b"POST /api/search HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    with socket.create_connection(("127.0.0.1", served.port), READY) as connection:
        connection.sendall(head + b"Content-Length: 1000000000000\r\n\r\n")
        answer = connection.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"Save it smaller" in answer


def test_files_of_up_to_64_mb_are_taken(client: httpx.Client) -> None:
    response = client.post("/api/search", files={"file": encode(photo(1), ".jpg") + bytes(63 * MB)})
    assert response.status_code == 200
    assert response.json()["results"][0]["verdict"] == "related"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::ffff:7f00:1]"])
def test_private_addresses_are_refused(client: httpx.Client, served: Service, host: str) -> None:
    for path, body in (
        ("/api/search", {"address": f"http://{host}:{served.port}/"}),
        ("/api/compare", {"query": f"http://{host}:{served.port}/", "original": "http://10.0.0.1/"}),
    ):
        response = client.post(path, json=body)
        assert (response.status_code, error_of(response)["reason"]) == (403, "private-address")


def test_adding_is_not_enabled_unless_asked_for(client: httpx.Client) -> None:
    response = client.post("/api/images", files={"file": encode(photo(1), ".png")})
    assert (response.status_code, error_of(response)["reason"]) == (403, "not-enabled")


def test_page_opens_the_index(client: httpx.Client, index: Path) -> None:
    to = client.get("/")
    assert (to.status_code, to.headers["location"]) == (307, "?db=index/manifest.json")
    page = client.get("/", params={"db": "index/manifest.json"})
    assert "the page" in page.text
    for response in (page, client.get("/api/health"), client.get("/nothing")):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert response.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert client.get("/boot.mjs").headers["content-type"].startswith("text/javascript")
    manifest = client.get("/index/manifest.json")
    assert manifest.json() == json.loads((index / "manifest.json").read_bytes())
    name = next(path.name for path in index.glob("details-*.zip"))
    part = client.get(f"/index/{name}", headers={"range": "bytes=2-9"})
    assert (part.status_code, part.content) == (206, (index / name).read_bytes()[2:10])
    hidden = next(path.name for path in index.glob("sources-*.zip"))
    for path in (f"/index/{hidden}", "/index/..%2f..%2fetc%2fpasswd", "/index/%2e%2e/pictures/001.jpg"):
        assert client.get(path).status_code == 404


def test_documentation_loads_and_runs_nothing(client: httpx.Client) -> None:
    page = client.get("/docs")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert not re.search(r"<(script|link|img|iframe)|url\(|https?://", page.text)
    for path in client.get("/openapi.json").json()["paths"]:
        assert f"{path}</code>" in page.text


def test_other_methods_are_told_which_there_are(client: httpx.Client) -> None:
    assert client.get("/api/search").headers["allow"] == "POST"
    response = client.delete("/api/images")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, POST")
    assert "/docs lists how" in error_of(response)["text"]


def test_head_answers_wherever_get_does(client: httpx.Client) -> None:
    paths = (
        "/",
        "/boot.mjs",
        "/docs",
        "/openapi.json",
        "/metrics",
        "/index/manifest.json",
        "/api/health",
        "/api/images",
    )
    for path in paths:
        got, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (got.status_code, b""), path
        assert head.headers["content-type"] == got.headers["content-type"] if got.is_success else not got.content
    assert client.head("/api/search").headers["allow"] == "POST"

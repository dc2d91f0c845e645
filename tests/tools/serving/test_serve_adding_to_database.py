"""A running service whose index was made from an images.json: images are added, by the schema and by the examples."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from bad_host import serving
from built_index import ROOT, pictures
from command import echoimage, save
from running_service import Service, service
from samples import encode, photo

TEXT = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")
EXAMPLES = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
TOKEN = "correct-horse-battery-staple"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
SCHEMATHESIS = """\
# No schema can say which bytes are a picture, and which addresses answer.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 403, 404, 409, 413, 422]
[checks.negative_data_rejection]
expected-statuses = [400, 401, 413, 415, 422]
"""
SAID = {"title": "Ein Fuchs – “süß”", "page": "https://example.org/fox#top", "license": "CC0"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection with a list of its pictures, which was written by hand, too."""
    folder = tmp_path_factory.mktemp("listed")
    pictures(folder / "pictures", range(4))
    assert echoimage("database", folder / "pictures", "-o", folder / "images.json").code == 0
    written = json.loads((folder / "images.json").read_text())
    written[0]["note"] = "by hand"
    (folder / "images.json").write_text(json.dumps({"name": "Mine", "images": written}))
    (folder / "added").mkdir()
    assert echoimage("index", folder / "images.json", "-o", folder / "site" / "index", "--workers", 1).code == 0
    return folder


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Service]:
    left = folder / "added" / f".{'0' * 32}.png.{'1' * 12}.part"
    left.write_bytes(b"half of a picture")
    (folder / "added" / ".mine.part").write_bytes(b"of somebody else")
    (folder / "token").write_text(TOKEN + "\n")
    adding = ("--pictures", folder / "added", "--database", folder / "images.json", "--token-file", folder / "token")
    with service(folder / "site" / "index", "--workers", 1, "--allow-private", *adding) as served:
        # Left by a service that was killed; nothing else is deleted.
        assert (left.exists(), (folder / "added" / ".mine.part").exists()) == (False, True)
        yield served


def add(served: Service, data: bytes, name: str = "upload", **said: str) -> Any:
    response = served.client.post("/api/images", files={"file": (name, data)}, data=said, headers=BEARER)
    return response.status_code, response.json()


def listed(folder: Path) -> list[dict[str, Any]]:
    document = json.loads((folder / "images.json").read_text())
    assert document["name"] == "Mine"
    assert document["images"][0]["note"] == "by hand"
    return list(document["images"])


def test_image_is_added_to_the_database_and_to_the_index(served: Service, folder: Path) -> None:
    data, before = encode(photo(50, 150, 200), ".png"), listed(folder)
    status, added = add(served, data, "fox.png", **SAID)
    assert (status, added["new"], added["size"], added["total"]) == (201, True, [200, 150], len(before) + 1)
    *kept, entry = listed(folder)
    assert kept == before
    digest = added["sha256"]
    facts = {"width": 200, "height": 150, "bytes": len(data), "sha256": digest}
    assert entry == {"url": "added/fox.png", **SAID, **facts}
    assert (folder / entry["url"]).read_bytes() == data
    found = served.client.post("/api/search", files={"file": data}).json()
    assert not found["problems"]
    best = found["results"][0]
    assert (best["url"], best["exact"]) == (added["url"], True)
    assert {name: best[name] for name in SAID} == SAID
    # The database is as good as one that the command line has made.
    again = echoimage("index", folder / "images.json", "-o", folder / "site" / "index", "--workers", 1)
    assert (again.code, again.err) == (0, "")
    assert echoimage("verify", folder / "site" / "index").code == 0


def test_page_shows_the_originals_in_the_folder_alone(served: Service, folder: Path) -> None:
    data = encode(photo(51, 150, 200), ".png")
    status, added = add(served, data)
    base = urljoin(f"{served.address}index/manifest.json", served.client.get("/index/manifest.json").json()["base"])
    assert (status, base) == (201, f"{served.address}originals/")
    assert served.client.get(urljoin(base, f"added/{Path(added['url']).name}")).content == data
    for hidden in ("pictures/001.jpg", "images.json", "added/../images.json", "token"):
        assert served.client.get(base + hidden.replace("..", "%2e%2e")).status_code == 404


def test_deleted_image_leaves_the_list(served: Service, folder: Path) -> None:
    before = listed(folder)
    _, added = add(served, encode(photo(52, 150, 200), ".png"))
    (other,) = (one for one in before if one["url"] == "pictures/003.jpg")
    for digest in (added["sha256"], other["sha256"]):
        assert served.client.delete(f"/api/images/{digest}", headers=BEARER).status_code == 200
    assert listed(folder) == [one for one in before if one != other]
    assert not Path(added["url"]).exists()
    # It is not in the folder of the service.
    assert (folder / other["url"]).exists()


def test_what_is_there_under_any_name_changes_nothing(served: Service, folder: Path) -> None:
    before, files = listed(folder), sorted((folder / "added").iterdir())
    status, added = add(served, (folder / "pictures" / "001.jpg").read_bytes(), title="Another title")
    assert (status, added["new"], added["total"]) == (200, False, len(before))
    assert Path(added["url"]).resolve() == folder / "pictures" / "001.jpg"
    assert (listed(folder), sorted((folder / "added").iterdir())) == (before, files)


def test_many_at_once_are_all_listed(served: Service, folder: Path) -> None:
    new = [encode(photo(60 + number, 150, 200), ".png") for number in range(4)]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda data: add(served, data), [*new, *new]))
    assert {status for status, _ in answers} <= {200, 201}, answers
    digests = [one["sha256"] for one in listed(folder)]
    assert len(set(digests)) == len(digests)
    assert {added["sha256"] for _, added in answers} <= set(digests)


@pytest.mark.parametrize(
    ("said", "refused", "text"),
    [
        ({"title": "x" * 301}, (400, "bad-request"), "title has 301 characters; up to 300 are shown"),
        ({"page": "ftp://a.example/"}, (422, "bad-entry"), 'page: "ftp:" addresses are not read; only http and https'),
        ({"page": "fox.html"}, (422, "bad-entry"), "page: the address is relative"),
        ({"author": "me"}, (400, "bad-request"), '"author" is not known here; known are file, license, page, title'),
    ],
)
def test_what_cannot_be_said_is_refused(
    served: Service, folder: Path, said: dict[str, str], refused: tuple[int, str], text: str
) -> None:
    before = listed(folder)
    status, answer = add(served, encode(photo(70, 150, 200), ".png"), **said)
    assert (status, answer["error"]["reason"]) == refused
    assert answer["error"]["text"].startswith(text)
    assert listed(folder) == before


def test_document_has_the_fields(served: Service) -> None:
    body = served.client.get("/openapi.json").json()["paths"]["/api/images"]["post"]["requestBody"]
    for schema in (one["schema"] for one in body["content"].values()):
        assert {"title", "page", "license"} < set(schema["properties"])
        assert not {"title", "page", "license"} & set(schema["required"])


def test_database_that_is_lost_is_told_and_the_index_stays(served: Service, folder: Path) -> None:
    database = (folder / "images.json").read_bytes()
    (folder / "images.json").write_text("[")
    status, answer = add(served, encode(photo(71, 150, 200), ".png"))
    (folder / "images.json").write_bytes(database)
    assert (status, answer["error"]["reason"]) == (503, "internal")
    assert answer["error"]["text"].startswith("the picture cannot be stored: it is there but cannot be added to")
    assert served.client.get("/api/health").json()["images"] == len(listed(folder))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--database", "{}/images.json"), "--database: to add images, name the folder for their files as well"),
        (("--database", "{}/none.json", "--pictures", "{}/added"), "none.json: it cannot be read: No such file"),
        (("--database", "{}/few.json", "--pictures", "{}/added"), "few.json: the index has 2 images that are not "),
        (("--database", "{}/site/images.json", "--pictures", "{}/added"), "made from {}; name that database in it"),
        (
            ("--database", "{}/images.json", "--pictures", "{}/a#b"),
            "its name means something else, for it has one of %",
        ),
        (("--pictures", "{}"), "name the list as well, as --database FILE, or run"),
    ],
)
def test_service_that_would_lose_images_does_not_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    (folder / "a#b").mkdir(exist_ok=True)
    few = [one for one in listed(folder) if not one["url"].endswith(("001.jpg", "002.jpg"))]
    (folder / "few.json").write_text(json.dumps(few))
    monkeypatch.setenv("ECHOIMAGE_TOKEN", TOKEN)
    answer = echoimage("serve", folder / "site" / "index", *(word.format(folder) for word in words))
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said.format(folder) in answer.err


@pytest.mark.slow
def test_schemathesis_finds_nothing(served: Service, tmp_path: Path) -> None:
    (tmp_path / "schemathesis.toml").write_text(SCHEMATHESIS)
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(tmp_path / "schemathesis.toml")]
    words = ["run", f"{served.address}openapi.json", "--max-examples", "10", "--seed", "1"]
    more = ["--workers", "4", "--no-color", "--header", f"Authorization: Bearer {TOKEN}"]
    done = subprocess.run([*command, *words, *more], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr
    assert not served.lines


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 14
    assert all(line.startswith("curl ") for line in EXAMPLES)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_examples_run(served: Service, folder: Path) -> None:
    save(folder / "picture.jpg", photo(1, 150, 200))
    save(folder / "cup.jpg", photo(9, 150, 200))
    save(folder / "copy.jpg", photo(1, 150, 200)[:, 20:])
    with serving() as web:
        web.files["/cat.jpg"] = encode(photo(2, 150, 200), ".jpg")
        for line in EXAMPLES:
            here = line.replace("http://127.0.0.1:8000/", served.address).replace("https://example.org", web.address)
            command = here.replace("curl ", "curl --silent --show-error --fail-with-body --noproxy '*' ", 1)
            done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, (line, done.stdout, done.stderr)
            if "/api/search" in line:
                assert '"match": true' in done.stdout, line


def test_every_status_of_the_documentation_is_explained(served: Service) -> None:
    asking = TEXT.partition("## Originals")[0]
    document = served.client.get("/openapi.json").json()
    stated = {
        int(status) for path in document["paths"].values() for one in path.values() for status in one["responses"]
    }
    explained = {int(code) for row in re.findall(r"^\| ([\d, ]+) \|", asking, re.MULTILINE) for code in row.split(",")}
    assert explained == stated - {200, 201}


def test_every_metric_is_listed(served: Service) -> None:
    text = served.client.get("/metrics").text
    told = set(re.findall(r"^# HELP (echoimage_\w+)", text, re.MULTILINE))
    assert told == set(re.findall(r"`(echoimage_\w+)", TEXT.partition("## Metrics")[2]))

"""`echoimage database`: folders, IIIF and a bucket."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bad_host import Web, serving
from command import echoimage, save
from echoimage import parse
from samples import encode, photo


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.jpg", "with space/b_1.png", ".hidden/c.png"):
        save(tmp_path / "p" / name, photo(len(name), 120, 160))
    (tmp_path / "p" / "notes.txt").write_text("no picture")
    return tmp_path / "p"


def listed(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def test_folder_with_an_address(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "images.json"
    answer = echoimage("database", folder, "-o", out, "--base-url", "https://example.org/art/")
    assert (answer.code, answer.err) == (0, "")
    assert "images.json: 2 images: 2 added, 0 were there" in answer.out
    data = (folder / "with space" / "b_1.png").read_bytes()
    assert [one["url"] for one in listed(out)] == [
        "https://example.org/art/a.jpg",
        "https://example.org/art/with%20space/b_1.png",
    ]
    assert listed(out)[1] == {
        "url": "https://example.org/art/with%20space/b_1.png",
        "title": "b 1",
        "width": 160,
        "height": 120,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def test_folder_without_an_address_is_searched_and_renewed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "site" / "images.json"
    assert echoimage("database", folder, "-o", out).code == 0
    assert [one["url"] for one in listed(out)] == ["../p/a.jpg", "../p/with space/b_1.png"]
    assert echoimage("search", folder / "a.jpg", "--database", out).code == 0
    written = listed(out)
    written[0] |= {"title": "mine", "note": [1]}
    out.write_text(json.dumps(written))
    save(folder / "a.jpg", photo(77, 130, 160))
    answer = echoimage("database", folder, "-o", out)
    assert "2 images: 0 added, 2 were there, 1 of them changed" in answer.out
    assert (listed(out)[0]["title"], listed(out)[0]["note"], listed(out)[0]["height"]) == ("mine", [1], 130)


def test_picture_of_a_folder_that_cannot_be_listed_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.jpg").write_bytes(b"")
    save(folder / "50#.jpg", photo(5))
    answer = echoimage("database", folder, "-o", tmp_path / "images.json")
    assert answer.code == 1
    assert "echoimage: empty.jpg: the file is empty" in answer.err
    assert "echoimage: 50#.jpg: as an address its name means something else" in answer.err
    assert "2 problems, see above" in answer.out
    assert len(listed(tmp_path / "images.json")) == 2


SERVICE = {"@context": "http://iiif.io/api/image/2/context.json", "profile": "http://iiif.io/api/image/2/level2.json"}


def presentation_2(here: str) -> dict[str, Any]:
    image = {
        "@type": "oa:Annotation",
        "motivation": "sc:painting",
        "resource": {"@id": f"{here}/i/full/full/0/default.jpg", "@type": "dctypes:Image"},
    }
    small = {**image["resource"], "width": 800, "height": 600, "service": {"@id": f"{here}/s", **SERVICE}}
    large = {**image["resource"], "width": 8000, "height": 600, "service": {"@id": f"{here}/l/", **SERVICE}}
    canvases = [
        {"@type": "sc:Canvas", "label": f"f. {number}", "images": [{**image, "resource": resource}]}
        for number, resource in enumerate((image["resource"], small, large), start=1)
    ]
    return {
        "@context": "http://iiif.io/api/presentation/2/context.json",
        "@id": f"{here}/m2.json",
        "@type": "sc:Manifest",
        "label": [{"@value": "Codex", "@language": "la"}],
        "license": "https://example.org/cc0",
        "sequences": [{"@type": "sc:Sequence", "canvases": canvases}],
    }


def presentation_3(here: str) -> dict[str, Any]:
    def canvas(body: dict[str, Any]) -> dict[str, Any]:
        note = {"type": "Annotation", "motivation": "painting", "body": body}
        page = {"type": "AnnotationPage", "items": [note, {**note, "motivation": "commenting"}]}
        return {"type": "Canvas", "width": 4000, "height": 2000, "label": {"none": ["p"]}, "items": [page]}

    def image(name: str, level: int) -> dict[str, Any]:
        service = [{"id": f"{here}/{name}", "type": "ImageService3", "profile": f"level{level}"}]
        return {"id": f"{here}/{name}.jpg", "type": "Image", "service": service}

    bodies = [
        image("two", 2),
        image("one", 1),
        image("zero", 0),
        {"type": "Choice", "items": [image("c", 2), image("d", 2)]},
    ]
    return {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": f"{here}/m3.json",
        "type": "Manifest",
        "label": {"de": ["Buch"], "en": ["Book"]},
        "homepage": [{"id": "https://example.org/book", "type": "Text"}],
        "items": [canvas(body) for body in bodies],
    }


def test_iiif_manifest_of_presentation_2(web: Web, tmp_path: Path) -> None:
    web.files["/m2.json"] = json.dumps(presentation_2(web.address)).encode()
    out = tmp_path / "images.json"
    assert echoimage("database", f"{web.address}/m2.json", "-o", out).code == 0
    assert [one["url"].removeprefix(web.address) for one in listed(out)] == [
        "/i/full/full/0/default.jpg",
        "/s/full/full/0/default.jpg",
        "/l/full/!1600,1600/0/default.jpg",
    ]
    about = {"title": "Codex, f. 1", "page": f"{web.address}/m2.json", "license": "https://example.org/cc0"}
    assert {key: value for key, value in listed(out)[0].items() if key != "url"} == about
    assert not parse(out.read_bytes(), "").problems


def test_iiif_manifest_of_presentation_3(tmp_path: Path) -> None:
    source, out = tmp_path / "m3.json", tmp_path / "images.json"
    source.write_text(json.dumps(presentation_3("https://example.org")))
    assert echoimage("database", source, "-o", out, "--size", "1000").code == 0
    assert [one["url"].removeprefix("https://example.org") for one in listed(out)] == [
        "/two/full/!1000,1000/0/default.jpg",
        "/one/full/1000,/0/default.jpg",
        "/zero.jpg",
        "/c/full/!1000,1000/0/default.jpg",
    ]
    assert (listed(out)[0]["title"], listed(out)[0]["page"]) == ("Book, p", "https://example.org/book")


def test_iiif_collections_are_nested_paged_and_may_loop(web: Web, tmp_path: Path) -> None:
    here = web.address
    documents: dict[str, Any] = {
        "/top.json": {
            "@type": "sc:Collection",
            "collections": [{"@id": f"{here}/three.json", "@type": "sc:Collection"}],
            "manifests": [{"@id": f"{here}/m2.json", "@type": "sc:Manifest"}],
            "first": f"{here}/page.json",
        },
        "/three.json": {
            "type": "Collection",
            "items": [
                {"id": f"{here}/m3.json", "type": "Manifest"},
                {"id": f"{here}/top.json", "type": "Collection"},
                {"id": f"{here}/gone", "type": "Manifest"},
            ],
        },
        "/page.json": {"type": "CollectionPage", "items": [], "next": f"{here}/three.json"},
        "/m2.json": presentation_2(here),
        "/m3.json": presentation_3(here),
    }
    web.files = {path: json.dumps(document).encode() for path, document in documents.items()}
    out = tmp_path / "images.json"
    answer = echoimage("database", f"{here}/top.json", "-o", out)
    assert answer.code == 1
    assert f"{here}/gone: the host has no such file (410)" in answer.err
    assert len(listed(out)) == 7
    assert max(web.requests.values()) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[]", "it is neither a IIIF manifest nor a collection"),
        (b"<html>", "is a web page, not JSON"),
        (b'{"type": "Manifest"}', "it lists no picture that can be used; nothing was written"),
    ],
)
def test_document_that_is_no_iiif(data: bytes, said: str, tmp_path: Path) -> None:
    source, out = tmp_path / "x.json", tmp_path / "images.json"
    source.write_bytes(data)
    answer = echoimage("database", source, "-o", out)
    assert (answer.code, out.exists()) == (2, False)
    assert said in answer.err


def test_wrong_source_is_told(tmp_path: Path) -> None:
    answer = echoimage("database", tmp_path / "none.csv", "-o", tmp_path / "images.json")
    assert answer.code == 2
    assert "none.csv: it cannot be read: No such file or directory" in answer.err
    assert "write it as url=NAME" in echoimage("database", "x", "-o", "y", "--column", "nonsense").err


def test_bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boto3, server = pytest.importorskip("boto3"), pytest.importorskip("moto.server")
    for name, value in (("ACCESS_KEY_ID", "x"), ("SECRET_ACCESS_KEY", "x"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    moto = server.ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    moto.start()
    try:
        host, port = moto.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        client = boto3.client("s3", endpoint_url=endpoint)
        client.create_bucket(Bucket="art")
        for number in range(20):
            client.put_object(Bucket="art", Key=f"old/a {number}.jpg", Body=encode(photo(number, 120, 160), ".jpg"))
        for key, body in (("old/notes.txt", b"x"), ("old/broken.png", b"x"), ("new/b.png", b"x")):
            client.put_object(Bucket="art", Key=key, Body=body)
        out = tmp_path / "images.json"
        answer = echoimage("database", "s3://art/old", "-o", out, "--endpoint", endpoint)
        assert answer.code == 1
        assert "echoimage: art/old/broken.png: this is a text file, not an image" in answer.err
        found = listed(out)
        assert len(found) == 20
        data = encode(photo(0, 120, 160), ".jpg")
        assert found[0] == {
            "url": f"{endpoint}/art/old/a%200.jpg",
            "title": "a 0",
            "width": 160,
            "height": 120,
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        answer = echoimage(
            "database", "s3://art/old/", "-o", out, "--endpoint", endpoint, "--base-url", "https://e.org/x"
        )
        assert "40 images: 20 added" in answer.out
        answer = echoimage("database", "s3://nothing", "-o", out, "--endpoint", endpoint)
        assert answer.code == 2
        assert "s3://nothing: " in answer.err
    finally:
        moto.stop()


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("HTTPS://Example.org/My Pictures", "https://example.org/My%20Pictures/a.jpg"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x/a.jpg"),
    ],
)
def test_base_address_is_made_normal(base: str, expected: str, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "images.json"
    assert [echoimage("database", folder, "-o", out, "--base-url", base).code for _ in range(2)] == [0, 0]
    assert len(listed(out)) == 2
    assert listed(out)[0]["url"] == expected


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("example.org/art", "--base-url example.org/art: the address is relative"),
        ("ftp://x/y", '--base-url ftp://x/y: "ftp:" addresses are not read'),
        ("https://e.org/?a=1", "nothing can be below an address with"),
    ],
)
def test_base_address_that_is_none_is_refused(base: str, said: str, folder: Path, tmp_path: Path) -> None:
    answer = echoimage("database", folder, "-o", tmp_path / "images.json", "--base-url", base)
    assert answer.code == 2
    assert said in answer.err


def test_titles_of_a_folder_are_those_of_its_hidden_file(tmp_path: Path) -> None:
    save(tmp_path / "p" / "in" / "a.png", photo(1, 60, 80))
    save(tmp_path / "p" / "b.png", photo(2, 60, 80))
    about = tmp_path / "p" / ".echoimage.json"
    about.write_text(json.dumps([{"url": "in/a.png", "title": "A fox", "license": "CC0"}, {"url": "gone.png"}, {}]))
    answer = echoimage("database", tmp_path / "p", "-o", tmp_path / "images.json")
    assert answer.err == 'echoimage: .echoimage.json: Entry 3 is left out: it has no "url".\n'
    listed = json.loads((tmp_path / "images.json").read_bytes())
    assert [(one["title"], one.get("license")) for one in listed] == [("b", None), ("A fox", "CC0")]
    about.write_text("{")
    answer = echoimage("search", tmp_path / "p" / "b.png", "--database", tmp_path / "p")
    assert answer.code == 0
    assert f"echoimage: {tmp_path / 'p'}: .echoimage.json is not valid JSON: " in answer.err
    assert answer.err.endswith("; its titles are not used\n")

"""Canvases of IIIF as hosts write them: what is listed of each, and what is told of the others."""

import json
from pathlib import Path
from typing import Any

import pytest

from bad_host import serving
from command import echoimage

HOST = "https://e.org"
LEVEL_2 = {"@context": "http://iiif.io/api/image/2/context.json", "profile": "http://iiif.io/api/image/2/level2.json"}
LEVEL_0 = {"type": "ImageService3", "profile": "level0"}
IMAGE = {"@id": f"{HOST}/a.jpg", "@type": "dctypes:Image"}
SCALED = "/i/full/!1600,1600/0/default.jpg"


def manifest_2(resource: Any) -> dict[str, Any]:
    note = {"@type": "oa:Annotation", "motivation": "sc:painting", "resource": resource}
    canvas = {"@type": "sc:Canvas", "label": "p", "images": [note]}
    return {"@id": f"{HOST}/m", "@type": "sc:Manifest", "sequences": [{"canvases": [canvas]}]}


def manifest_3(*bodies: Any) -> dict[str, Any]:
    def canvas(body: Any) -> dict[str, Any]:
        note = {"type": "Annotation", "motivation": "painting", "body": body}
        return {"type": "Canvas", "items": [{"type": "AnnotationPage", "items": [note] if body else []}]}

    return {"id": f"{HOST}/m", "type": "Manifest", "items": [canvas(body) for body in bodies]}


SITUATIONS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "part of an image": (
        manifest_2({"@type": "oa:SpecificResource", "full": IMAGE, "selector": {"region": "0,0,9,9"}}),
        ["/a.jpg"],
    ),
    "part of an image, version 3": (
        manifest_3({"type": "SpecificResource", "source": {"id": f"{HOST}/a.jpg", "type": "Image"}}),
        ["/a.jpg"],
    ),
    "part of an image that is named": (manifest_3({"type": "SpecificResource", "source": f"{HOST}/a.jpg"}), ["/a.jpg"]),
    "choice, version 2": (manifest_2({"@type": "oa:Choice", "default": IMAGE, "item": [IMAGE]}), ["/a.jpg"]),
    "no type": (manifest_3({"id": f"{HOST}/a.jpg", "format": "image/jpeg"}), ["/a.jpg"]),
    "address alone": (manifest_3(f"{HOST}/a.jpg"), ["/a.jpg"]),
    "without a scheme": (manifest_3({"id": "//e.org/a.jpg", "type": "Image"}), ["/a.jpg"]),
    "service without a scheme": (
        manifest_2({"@type": "dctypes:Image", "service": {"@id": "//e.org/i", **LEVEL_2}}),
        [SCALED],
    ),
    "service alone": (manifest_3({"type": "Image", "service": [{"@id": f"{HOST}/i", **LEVEL_2}]}), [SCALED]),
    "service alone, by its address": (manifest_3({"type": "Image", "service": f"{HOST}/i"}), [SCALED]),
    "service alone that cannot scale": (
        manifest_3({"type": "Image", "service": [{"id": f"{HOST}/i", **LEVEL_0}]}),
        ["/i/full/max/0/default.jpg"],
    ),
}


def listed(document: dict[str, Any], folder: Path) -> tuple[list[str], str]:
    """What is listed, without its host, and what is told."""
    (folder / "m.json").write_text(json.dumps(document))
    answer = echoimage("database", folder / "m.json", "-o", folder / "images.json")
    return [one["url"].removeprefix(HOST) for one in json.loads((folder / "images.json").read_text())], answer.err


@pytest.mark.parametrize("situation", SITUATIONS)
def test_image_of_a_canvas(situation: str, tmp_path: Path) -> None:
    document, expected = SITUATIONS[situation]
    assert listed(document, tmp_path) == (expected, "")


def test_what_is_left_out_is_counted_with_its_reason(tmp_path: Path) -> None:
    film = {"id": f"{HOST}/a.mp4", "type": "Video"}
    sound = {"id": f"{HOST}/a.mp3", "format": "audio/mpeg"}
    document = manifest_3(film, sound, film, None, {"type": "Image"}, {"id": "ftp://e.org/a", "type": "Image"}, IMAGE)
    found, told = listed(document, tmp_path)
    assert found == ["/a.jpg"]
    assert told.splitlines() == [
        f"echoimage: {HOST}/m: 2 pictures left out: it is no image but video",
        f"echoimage: {HOST}/m: 1 picture left out: it is no image but audio/mpeg",
        f"echoimage: {HOST}/m: 1 picture left out: nothing is painted on it",
        f"echoimage: {HOST}/m: 1 picture left out: the address is empty",
        f'echoimage: {HOST}/m: 1 picture left out: "ftp:" addresses are not read; only http and https are',
    ]


def test_documents_without_a_scheme_are_asked_for_as_the_first_one(tmp_path: Path) -> None:
    with serving() as web:
        short = web.address.removeprefix("http:")
        top = {"type": "Collection", "items": [{"id": f"{short}/m.json", "type": "Manifest"}]}
        manifest = manifest_3({"id": f"{short}/a.jpg", "type": "Image"})
        web.files = {"/top.json": json.dumps(top).encode(), "/m.json": json.dumps(manifest).encode()}
        assert echoimage("database", f"{web.address}/top.json", "-o", tmp_path / "images.json").code == 0
    assert json.loads((tmp_path / "images.json").read_text())[0]["url"] == f"{web.address}/a.jpg"

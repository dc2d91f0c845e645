"""The demo database: its list, the files made of it, the example queries."""

import bz2
import hashlib
import io
import json
import re
import tomllib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from echoimage.index.manifest import parse as read_manifest
from echoimage_build.demo import LONG_SIDE, credits_page, encode, examples_html, load, make_demo
from echoimage_build.demo_pictures import LICENSES, Picture, read_pictures
from echoimage_build.demo_queries import EDITS, Edit, crop, tilt
from echoimage_tools.native import open_pictures

MANIFEST = Path(__file__).parents[2] / "web" / "demo.toml"

TABLE = """
[[artifact]]
name = "cat.png"
registry = "npm"
package = "pictures"
version = "1.0"
member = "data/cat.png"
sha256 = "00"
why = "an animal"
title = "A cat"
author = "Jane Roe"
license = "CC0-1.0"
page = "https://example.org/cat"
evidence = "README: CC0"
"""


def table(**changes: str) -> str:
    """TABLE with some values changed."""
    values = tomllib.loads(TABLE)["artifact"][0] | changes
    return "[[artifact]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())


def picture(name: str, **changes: str) -> Picture:
    return read_pictures(table(name=name, **changes))[0]


def drawing(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    ImageDraw.Draw(image).ellipse((size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2), "orange", "navy", 3)
    return image.convert(mode)


@pytest.fixture
def fetched(tmp_path: Path) -> dict[str, Path]:
    files = {name: tmp_path / name for name in ("cat.png", "house.png")}
    drawing((900, 700)).save(files["cat.png"])
    drawing((200, 300), "L").save(files["house.png"])
    return files


PICTURES = [picture("cat.png"), picture("house.png")]
TURNED = Edit("examples/turned.jpg", "cat.jpg", "Turned", lambda image: image.transpose(Image.Transpose.ROTATE_90))


def made(fetched: dict[str, Path], out: Path) -> dict[str, bytes]:
    make_demo(PICTURES, fetched, out, (TURNED,))
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_list_has_at_least_twenty_pictures_with_an_allowed_licence() -> None:
    pictures = read_pictures(MANIFEST.read_text(encoding="utf-8"))
    assert len(pictures) >= 20
    assert {item.license for item in pictures} <= LICENSES.keys()
    assert all(len(bytes.fromhex(item.sha256)) == 32 for item in pictures)
    assert {item.name for item in pictures if (item.registry == "pypi") != item.file.endswith(".whl")} == set()


def test_every_example_is_made_of_a_listed_picture() -> None:
    names = {item.file_name for item in read_pictures(MANIFEST.read_text(encoding="utf-8"))}
    assert {edit.of for edit in EDITS} <= names
    assert len({edit.file for edit in EDITS}) == len(EDITS) >= 6


def test_artifact_says_where_the_file_is_published() -> None:
    artifact = picture("cat.png").artifact
    assert artifact.origin == ("npm", "pictures", "1.0", "")
    assert (artifact.name, artifact.member, artifact.sha256) == ("cat.png", "data/cat.png", "00")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (table(license="CC-BY-NC-4.0"), r"picture 1 \(cat.png\): licence 'CC-BY-NC-4.0' is not one of"),
        (table(page="javascript:alert(1)"), "is not a web address"),
        (table(name="../cat.png"), "name must be like"),
        (table(author=" "), "author must be a text"),
        (table(autor="Jane"), r"unknown keys \['autor'\]"),
        (TABLE.replace('title = "A cat"', ""), r"missing keys \['title'\]"),
        (table() + table(name="cat.jpg"), "two pictures would be written to cat.jpg"),
    ],
)
def test_bad_table_is_refused_with_its_reason(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_pictures(text)


def test_images_json_names_the_files_with_their_hashes(fetched: dict[str, Path], tmp_path: Path) -> None:
    files = made(fetched, tmp_path / "demo")
    entries = json.loads(files["images.json"])["images"]
    assert [entry["url"] for entry in entries] == ["cat.jpg", "house.jpg"]
    assert [entry["sha256"] for entry in entries] == [
        hashlib.sha256(files[entry["url"]]).hexdigest() for entry in entries
    ]
    assert entries[0]["title"] == "A cat"
    assert entries[0]["page"] == "https://example.org/cat"
    assert entries[0]["license"] == "Jane Roe, CC0 1.0"


def test_index_beside_the_list_has_the_same_pictures(fetched: dict[str, Path], tmp_path: Path) -> None:
    files = made(fetched, tmp_path / "demo")
    named = json.loads(files["images.json"])["index"]
    manifest = read_manifest(files[named], named)
    assert {name for name in files if name.startswith("index/")} == {
        named,
        *(f"index/{name}" for name in manifest.names),
    }
    with open_pictures(str(tmp_path / "demo" / named)) as pictures:
        found = pictures.search(files["examples/turned.jpg"]).results[0]
    assert (found.entry.title, found.score.matches) == ("A cat", True)


def test_two_builds_give_the_same_bytes(fetched: dict[str, Path], tmp_path: Path) -> None:
    assert made(fetched, tmp_path / "one") == made(fetched, tmp_path / "two")


def test_example_is_the_edited_copy_of_its_picture(fetched: dict[str, Path], tmp_path: Path) -> None:
    files = made(fetched, tmp_path / "demo")
    assert 'data-file="demo/examples/turned.jpg" title="Made from cat.jpg"' in examples_html((TURNED,))
    original, copy = (Image.open(io.BytesIO(files[name])) for name in ("cat.jpg", "examples/turned.jpg"))
    assert copy.size == original.size[::-1]


def test_example_of_an_unknown_picture_is_an_error(fetched: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(KeyError, match=r"dog\.jpg"):
        make_demo(PICTURES, fetched, tmp_path / "demo", (Edit("examples/x.jpg", "dog.jpg", "x", lambda image: image),))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.label)
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_edit_gives_a_different_picture(edit: Edit, mode: str) -> None:
    image = Image.open(io.BytesIO(encode(drawing((320, 240), mode))))
    copy = Image.open(io.BytesIO(edit.make(image)))
    assert copy.format == "JPEG"
    assert copy.convert("RGB").resize(image.size).tobytes() != image.convert("RGB").tobytes()


def test_crop_keeps_the_middle() -> None:
    assert crop(drawing((200, 100)), 0.8).size == (160, 80)


def test_tilt_lays_the_corners_on_white() -> None:
    tilted = tilt(Image.new("RGB", (100, 100)), 10)
    assert min(tilted.size) > 100
    assert tilted.getpixel((0, 0)) == (255, 255, 255)


def test_long_side_is_limited_and_small_pictures_are_not_enlarged() -> None:
    assert Image.open(io.BytesIO(encode(drawing((1300, 650))))).size == (LONG_SIDE, LONG_SIDE // 2)
    assert Image.open(io.BytesIO(encode(drawing((30, 20))))).size == (30, 20)


def test_metadata_of_the_source_is_dropped(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    drawing((60, 40)).save(tmp_path / "cat.jpg", exif=exif, comment=b"secret comment")
    assert b"secret" in (tmp_path / "cat.jpg").read_bytes()
    assert b"secret" not in encode(load(picture("cat.jpg"), tmp_path / "cat.jpg"))


def test_picture_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    drawing((60, 40)).save(tmp_path / "cat.jpg", exif=exif)
    assert load(picture("cat.jpg"), tmp_path / "cat.jpg").size == (40, 60)


def test_transparency_is_laid_on_white(tmp_path: Path) -> None:
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(tmp_path / "cat.png")
    assert load(picture("cat.png"), tmp_path / "cat.png").getpixel((4, 4)) == (255, 255, 255)


def test_bilevel_picture_becomes_grey(tmp_path: Path) -> None:
    Image.new("1", (8, 8), 1).save(tmp_path / "cat.png")
    image = load(picture("cat.png"), tmp_path / "cat.png")
    assert (image.mode, image.getpixel((4, 4))) == ("L", 255)


def test_raw_rows_are_read_in_their_size(tmp_path: Path) -> None:
    rows = drawing((12, 5))
    (tmp_path / "cat.dat").write_bytes(bz2.compress(rows.tobytes()))
    raw = read_pictures(table(name="cat.dat") + "raw_size = [12, 5]\n")[0]
    assert load(raw, tmp_path / "cat.dat").tobytes() == rows.tobytes()


def test_credits_show_texts_as_texts_and_have_no_script() -> None:
    hostile = picture("cat.png", title="<script>alert(1)</script>", author='Jane & "Jim"', license="CC-BY-2.0")
    page = credits_page([hostile], {"cat.jpg": encode(drawing((40, 30)))})
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Jane &amp; &quot;Jim&quot;" in page
    assert 'href="https://creativecommons.org/licenses/by/2.0/"' in page
    assert "pictures 1.0 (npm)" in page


def test_credits_are_under_a_policy_of_their_own_and_tell_nobody_who_sends() -> None:
    page = credits_page([picture("cat.png")], {"cat.jpg": encode(drawing((40, 30)))})
    policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    assert '<meta name="referrer" content="no-referrer">' in page
    assert page.index("Content-Security-Policy") < page.index("<link"), "what comes before is under no policy"
    links = re.findall(r'<a href="(https?:[^"]*)" rel="([^"]*)"', page)
    assert len(links) == 2
    assert all({"noopener", "noreferrer"} <= set(rel.split()) for _, rel in links), links

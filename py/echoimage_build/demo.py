"""The demo: pictures from packages go in; small JPEGs, images.json, an index, credits and example queries come out."""

import bz2
import contextlib
import hashlib
import html
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from string import Template

from PIL import Image, ImageOps

from echoimage.index import manifest
from echoimage_build.demo_pictures import LICENSES, Picture
from echoimage_build.demo_queries import EDITS, Edit
from echoimage_build.errors import BuildError
from echoimage_tools.indexing.build import WHOLE, index

LONG_SIDE = 512  # px; raising it costs bytes on the first visit, scores are computed on 256 x 256 anyway
QUALITY = 78  # JPEG 1..95; 90 makes the demo 1.5 times as large

INDEX = "index"
"""The folder of the index, beside images.json."""

CREDITS = Template("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; \
base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Credits of the demo pictures - EchoImage</title>
<link rel="icon" href="../favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="../style.css">
</head>
<body>
<main>
<h1>Credits of the demo pictures</h1>
<p>All $count pictures may be reused; CC BY asks that the author is named. They were scaled to at most $side pixels
and recompressed; the example queries are edited further. <a href="../index.html">Back to EchoImage</a></p>
<table>
<caption>Pictures, authors, licences and the packages they come from</caption>
<thead><tr><th scope="col">Picture</th><th scope="col">Title</th><th scope="col">Author</th>\
<th scope="col">Licence</th><th scope="col">Package</th></tr></thead>
<tbody>
$rows
</tbody>
</table>
</main>
</body>
</html>
""")

EXAMPLE = Template("""\
<li><button type="button" data-file="demo/$file" title="Made from $of" \
data-l10n-id="example-made" data-l10n-args="$args">\
<img src="demo/$file" alt="" width="96" height="72" decoding="async">\
<span data-l10n-id="$key">$label</span></button></li>""")

CREDITS_ROW = Template("""\
<tr><td><img src="$file" alt="" width="$width"></td>\
<th scope="row"><a href="$page" rel="noopener noreferrer">$title</a></th><td>$author</td>\
<td><a href="$license_url" rel="license noopener noreferrer">$license</a></td>\
<td>$package $version ($registry)</td></tr>""")


def make_demo(pictures: list[Picture], fetched: Mapping[str, Path], out: Path, edits: tuple[Edit, ...] = EDITS) -> None:
    """Write JPEGs, images.json, index/, examples/ and credits.html into `out`.

    `fetched` maps each picture's name to the file as published. The same Pillow and OpenCV write the same bytes.
    Raises KeyError for a picture that was not fetched, or an edit of a picture that is not listed; BuildError.
    """
    (out / "examples").mkdir(parents=True, exist_ok=True)
    written = {picture.file_name: encode(load(picture, fetched[picture.name])) for picture in pictures}
    for name, data in written.items():
        (out / name).write_bytes(data)
    listed = [_entry(picture, written[picture.file_name]) for picture in pictures]
    _write_index(listed, out)
    # The classic method reads the pictures themselves.
    _write_json(out / "images.json", {"index": f"{INDEX}/{manifest.NAME}", "images": listed})
    for edit in edits:
        # The copy is made from the published JPEG, as a person who found it on the web would have it.
        (out / edit.file).write_bytes(edit.make(Image.open(io.BytesIO(written[edit.of]))))
    (out / "credits.html").write_text(credits_page(pictures, written), encoding="utf-8", newline="\n")


def load(picture: Picture, path: Path) -> Image.Image:
    """Read a picture file upright, as L or RGB, transparency laid on white."""
    if picture.raw_size:
        return Image.frombytes("RGB", picture.raw_size, bz2.decompress(path.read_bytes()))
    with Image.open(path) as opened:
        image = ImageOps.exif_transpose(opened)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("L" if image.mode in ("1", "L", "LA") else "RGB")


def encode(image: Image.Image) -> bytes:
    """Scale an L or RGB image down to LONG_SIDE and return it as a JPEG without metadata."""
    small = ImageOps.contain(image, (LONG_SIDE, LONG_SIDE)) if max(image.size) > LONG_SIDE else image.copy()
    small.info.clear()  # Pillow would carry the comment of the source along
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()


def _write_index(listed: list[dict[str, str]], out: Path) -> None:
    """Write the index of the listed pictures into `out`, so that a visitor's first search need not describe them."""
    _write_json(out / "images.json", listed)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = index([str(out / "images.json")], out / INDEX, workers=1)
    if code != WHOLE:
        raise BuildError(f"The index of the demo could not be made:\n{said.getvalue()}")
    # What only a builder reads is not shipped: it has the dates of the files.
    made = replace(manifest.parse((out / INDEX / manifest.NAME).read_bytes(), manifest.NAME), sources=())
    (out / INDEX / manifest.NAME).write_bytes(manifest.write(made))
    for path in (out / INDEX).iterdir():
        if path.name not in (manifest.NAME, *made.names):
            path.unlink()


def _entry(picture: Picture, data: bytes) -> dict[str, str]:
    return {
        "url": picture.file_name,
        "title": picture.title,
        "page": picture.page,
        # The author stands with the licence because CC BY wants the name wherever the picture is shown.
        "license": f"{picture.author}, {LICENSES[picture.license][0]}",
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def examples_html(edits: tuple[Edit, ...] = EDITS) -> str:
    """Return the buttons of the example queries, for the page."""
    rows = [_example(edit) for edit in edits]
    return "\n".join(EXAMPLE.substitute({name: html.escape(value) for name, value in row.items()}) for row in rows)


def _example(edit: Edit) -> dict[str, str]:
    key = f"example-{PurePosixPath(edit.file).stem}"
    return {"file": edit.file, "of": edit.of, "label": edit.label, "key": key, "args": json.dumps({"of": edit.of})}


def credits_page(pictures: list[Picture], written: Mapping[str, bytes]) -> str:
    """Return the HTML page that names author, licence and source of every picture; no script, all text escaped."""
    rows = [_credits_row(picture, written[picture.file_name]) for picture in pictures]
    return CREDITS.substitute(count=len(pictures), side=LONG_SIDE, rows="\n".join(rows))


def _credits_row(picture: Picture, data: bytes) -> str:
    label, address = LICENSES[picture.license]
    with Image.open(io.BytesIO(data)) as image:
        width = ImageOps.contain(image, (120, 120)).width  # no height: a narrow cell must not distort the picture
    row = {
        "file": picture.file_name,
        "width": str(width),
        "page": picture.page,
        "title": picture.title,
        "author": picture.author,
        "license": label,
        "license_url": address,
        "package": picture.package,
        "version": picture.version,
        "registry": {"pypi": "PyPI"}.get(picture.registry, picture.registry),
    }
    return CREDITS_ROW.substitute({key: html.escape(value) for key, value in row.items()})

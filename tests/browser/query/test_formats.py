"""One picture in every format is found, whatever the file is called."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import pytest
from hosts import OtherOrigin, running
from pictures import encoded, file, scene
from PIL import Image
from playwright.sync_api import expect
from visit import Visit


def with_alpha() -> bytes:
    image = scene(3).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size).point(lambda value: max(value, 200)))
    return encoded(image)


def sixteen_bits() -> bytes:
    pixels = np.asarray(scene(3))[..., ::-1].astype(np.uint16) * 257
    return bytes(cv2.imencode(".png", pixels)[1])


def turned_by_exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # shown turned right, so it is stored turned left
    return encoded(scene(3).transpose(Image.Transpose.ROTATE_90), "jpeg", quality=90, exif=exif)


FORMATS = {
    "jpeg": lambda: encoded(scene(3), "jpeg", quality=90),
    "progressive.jpeg": lambda: encoded(scene(3), "jpeg", quality=90, progressive=True),
    "cmyk.jpeg": lambda: encoded(scene(3).convert("CMYK"), "jpeg", quality=90),
    "grey.jpeg": lambda: encoded(scene(3).convert("L"), "jpeg", quality=90),
    "turned.jpeg": turned_by_exif,
    "png": lambda: encoded(scene(3)),
    "alpha.png": with_alpha,
    "palette.png": lambda: encoded(scene(3).quantize(64)),
    "16-bit.png": sixteen_bits,
    "webp": lambda: encoded(scene(3), "webp", quality=90),
    "lossless.webp": lambda: encoded(scene(3), "webp", lossless=True),
    "bmp": lambda: encoded(scene(3), "bmp"),
    "tiff": lambda: encoded(scene(3), "tiff"),
    "lzw.tiff": lambda: encoded(scene(3), "tiff", compression="tiff_lzw"),
    "gif": lambda: encoded(scene(3).quantize(128), "gif"),
    "animated.gif": lambda: encoded(scene(3), "gif", save_all=True, append_images=[scene(4), scene(5)]),
    "avif": lambda: encoded(scene(3), "avif", quality=85),
}

SEEN_ELSEWHERE = (
    "progressive.jpeg",
    "grey.jpeg",
    "alpha.png",
    "palette.png",
    "16-bit.png",
    "lossless.webp",
    "lzw.tiff",
)
"""OpenCV's own variants: unit tests read them in both interpreters."""

KINDS = [
    pytest.param([kind for kind in FORMATS if kind not in SEEN_ELSEWHERE], id="most"),
    pytest.param(SEEN_ELSEWHERE, id="seen elsewhere", marks=pytest.mark.slow),
]


@pytest.fixture(scope="module")
def host() -> Iterator[OtherOrigin]:
    """A second origin with six pictures and with one of them in every format."""
    with running(OtherOrigin()) as host:
        for number in range(6):
            host.put(f"/{number}.png", encoded(scene(number)))
        for kind, make in FORMATS.items():
            host.put("/" + kind, make())
        yield host


@pytest.fixture
def with_database(bare_visit: Visit, host: OtherOrigin) -> Visit:
    """A page with the six pictures as its database."""
    bare_visit.hosts.add(host.origin.removeprefix("http://"))
    bare_visit.choose_database([{"url": f"{host.origin}/{number}.png"} for number in range(6)])
    bare_visit.reaches("done")
    return bare_visit


def shows_what_it_is(visit: Visit, kind: str) -> None:
    facts = visit.page.locator("#query-facts")
    expect(facts).to_contain_text(kind.rpartition(".")[2].upper())
    expect(facts).to_contain_text("320 × 240")
    shown = visit.page.get_by_alt_text("Your picture")
    expect(shown).to_be_visible()
    expect(shown).not_to_have_js_property("naturalWidth", 0)


@pytest.mark.parametrize("kinds", KINDS)
def test_the_picture_is_found_and_shown_and_read_from_a_database(
    with_database: Visit, host: OtherOrigin, kinds: Sequence[str]
) -> None:
    for kind in kinds:
        # The name does not tell of one that it is a picture.
        name = "picture.txt" if kind == "webp" else f"query.{kind}"
        with_database.choose(file(name, FORMATS[kind]()))
        with_database.reaches("done")
        first = with_database.cards()[0]
        assert first["url"] == host.origin + "/3.png", kind
        assert float(first["score"]) > 0.6, kind
        shows_what_it_is(with_database, kind)
    with_database.choose_database([{"url": f"{host.origin}/{kind}"} for kind in kinds])
    with_database.reaches("done")
    expect(with_database.page.locator("#summary")).to_contain_text(f"{len(kinds)} pictures")
    assert with_database.problem_list() == []

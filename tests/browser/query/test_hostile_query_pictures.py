"""Pictures, names and addresses made to harm: nothing of them is executed, nothing hangs, and the next search works."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosts import OtherOrigin
from pictures import claims_to_be_huge, encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

TRAP = "window.trapped = 1"
SCRIPT = f"<script>{TRAP}</script>".encode()
DRAWING = f"<svg xmlns='http://www.w3.org/2000/svg' onload='{TRAP}'>".encode() + SCRIPT + b"</svg>"
TURNED = "holiday\u202egpj.exe"

GOOD = encoded(scene(3))


def animated(frames: int) -> bytes:
    """Return a GIF of 8 x 8 pixels and so many frames, each of one colour."""
    head = b"GIF89a" + struct.pack("<HHBBB", 8, 8, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    # 64 times the colour 0: at 2 bits a code LZW grows to 3 and 4 bits, so that each pixel is preceded by a "clear".
    bits = "".join(f"{code:03b}"[::-1] for code in (one for _ in range(64) for one in (4, 0)))
    bits += "101"
    data = bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8))
    frame = b"," + struct.pack("<HHHHB", 0, 0, 8, 8, 0) + b"\2" + bytes([len(data)]) + data + b"\0"
    return head + frame * frames + b";"


REFUSED = {
    "huge.png": (claims_to_be_huge(), "50000 x 50000"),
    "script.gif": (b"GIF89a=1;" + TRAP.encode() + b"//", "megapixels"),
    "drawing.svg": (DRAWING, "SVG"),
    "page.png": (b"<!doctype html>" + SCRIPT, "HTML page"),
    "page.html.jpg": (b"\xff\xd8\xff\xe0" + SCRIPT, "damaged"),
    TURNED: (b"MZ" + bytes(100), "holidaygpj.exe: "),
    "<img src=x onerror=alert(1)>.png": (b"\x89PNG\r\n\x1a\n" + SCRIPT, "<img src=x onerror=alert(1)>.png: "),
}

READ = {
    "animation.gif": animated(10_000),
    "and-page.png": GOOD + b"<!doctype html>" + SCRIPT,
}


@pytest.fixture
def unharmed(bare_visit: Visit, other: OtherOrigin) -> Iterator[Visit]:
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    yield bare_visit
    assert bare_visit.page.evaluate("window.trapped") is None
    assert bare_visit.page.locator("#results script, #query-name *, #status *").count() == 0


def test_files_are_refused_in_words_and_the_next_one_works(unharmed: Visit) -> None:
    for name, (data, told) in REFUSED.items():
        unharmed.choose(file(name, data, "image/png"))
        unharmed.reaches("error")
        expect(unharmed.status).to_contain_text(told)
        expect(unharmed.status).not_to_contain_text("\u202e")
    unharmed.choose(file("good.png", GOOD))
    unharmed.reaches("done")


def test_what_stands_beside_a_picture_does_nothing(unharmed: Visit) -> None:
    for name, data in READ.items():
        unharmed.choose(file(name, data))
        unharmed.reaches("done")
        expect(unharmed.page.locator("#query-facts")).to_contain_text("8 × 8" if name.endswith("gif") else "320 × 240")


def test_bombs_of_a_database_are_listed_and_a_drawing_and_a_title_beside_a_good_one_do_nothing(
    unharmed: Visit, other: OtherOrigin
) -> None:
    unharmed.choose(file("good.png", GOOD))
    unharmed.reaches("done")
    drawing = other.put("/drawing.svg", DRAWING, type="image/svg+xml")
    good = other.put("/good.png", GOOD)
    bad = {other.put(f"/{number}", data): told for number, (data, told) in enumerate([*REFUSED.values()][:5])}
    unharmed.choose_database([*({"url": url} for url in bad), {"url": good, "thumbnail": drawing, "title": TURNED}])
    unharmed.reaches("done")
    assert unharmed.urls() == [good]
    problems = {problem["url"]: problem["text"] for problem in unharmed.problem_list()}
    assert problems.keys() == bad.keys()
    assert all(bad[url] in text for url, text in problems.items())
    expect(unharmed.results.first.locator(".card-picture img")).to_have_attribute("src", drawing)
    other.wait_for("/drawing.svg")
    expect(unharmed.results.first.get_by_role("link", name="“holidaygpj.exe”", exact=True)).to_be_visible()


TYPED = {
    "file": ("file:///etc/passwd", "http:// or https://"),
    "javascript": (f"javascript:{TRAP}", "javascript:"),
    "in capitals": (f"JaVaScRiPt:{TRAP}", "without a password"),
    "with a tab": (f"java\tscript:{TRAP}", "without a password"),
    "data": (f"data:text/html,<script>{TRAP}</script>", "without a password"),
    "blob": ("blob:https://example.org/1", "without a password"),
    "password": ("https://ann:secret@127.0.0.1/cat.png", "without a password"),
    "turned": ("javascript:\u202egnp.tac//:sptth", "“javascript:gnp.tac//:sptth”"),
    "no port": ("https://example.org:port/", "without a password"),
    "half an address": ("http://[", "without a password"),
    "long": ("javascript:" + "a" * 100_000, "aaa…”"),
}


def test_what_is_no_plain_web_address_is_refused(unharmed: Visit) -> None:
    for written, told in TYPED.values():
        unharmed.type_address(written)
        expect(unharmed.page.locator("#query-url-error")).to_contain_text(told)
    assert not [request.url for request in unharmed.requests if "cat.png" in request.url or "data:" in request.url]


@pytest.mark.slow
def test_a_look_alike_of_a_host_is_shown_as_what_it_is(unharmed: Visit) -> None:
    unharmed.hosts.add("xn--exmple-4nf.invalid")
    unharmed.tolerated.append("net::ERR")
    unharmed.type_address("https://ex\u0430mple.invalid/cat.png")
    unharmed.reaches("error")
    expect(unharmed.status).to_contain_text("https://xn--exmple-4nf.invalid/cat.png")


@pytest.mark.parametrize(
    "query",
    ["javascript:window.trapped=1", pytest.param("https://ann:secret@127.0.0.1/cat.png", marks=pytest.mark.slow)],
)
def test_a_link_with_a_harmful_picture_runs_nothing(light_visit: Visit, site_folder: Path, query: str) -> None:
    light_visit.open(f"?q={query}")
    assert light_visit.page.evaluate("window.trapped") is None
    asked = [request.url for request in light_visit.requests if not request.url.startswith(light_visit.address)]
    assert not [url for url in asked if not url.startswith("blob:")]
    light_visit.choose(site_folder / "demo" / "chelsea.jpg")
    light_visit.reaches("done")

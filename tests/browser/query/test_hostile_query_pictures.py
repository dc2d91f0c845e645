"""Pictures, names and addresses made to harm: nothing of them is executed, nothing hangs, and the next search works."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosts import OtherOrigin
from pictures import claims_to_be_huge, encoded, file, png, scene
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
    "endless.png": (png(struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0), zlib.compress(bytes(200_000_000))), "damaged"),
    "script.gif": (b"GIF89a=1;" + TRAP.encode() + b"//", "megapixels"),
    "drawing.svg": (DRAWING, "SVG"),
    "page.png": (b"<!doctype html>" + SCRIPT, "HTML page"),
    "page.html.jpg": (b"\xff\xd8\xff\xe0" + SCRIPT, "damaged"),
    TURNED: (b"MZ" + bytes(100), "holidaygpj.exe: "),
    "<img src=x onerror=alert(1)>.png": (b"\x89PNG\r\n\x1a\n" + SCRIPT, "<img src=x onerror=alert(1)>.png: "),
}

READ = {
    "animation.gif": animated(10_000),
    "and-archive.png": GOOD + b"PK\3\4" + SCRIPT,
    "and-page.png": GOOD + b"<!doctype html>" + SCRIPT,
}


@pytest.fixture
def unharmed(bare_visit: Visit, other: OtherOrigin) -> Iterator[Visit]:
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    yield bare_visit
    assert bare_visit.page.evaluate("window.trapped") is None
    assert bare_visit.page.locator("#results script, #query-name *, #status *").count() == 0


@pytest.fixture
def asked(unharmed: Visit) -> Visit:
    """The page with a picture that is searched in whatever is opened."""
    unharmed.choose(file("good.png", GOOD))
    unharmed.reaches("done")
    return unharmed


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_in_words_and_the_next_one_works(unharmed: Visit, name: str) -> None:
    data, told = REFUSED[name]
    unharmed.choose(file(name, data, "image/png"))
    unharmed.reaches("error")
    expect(unharmed.status).to_contain_text(told)
    expect(unharmed.status).not_to_contain_text("\u202e")
    unharmed.choose(file("good.png", GOOD))
    unharmed.reaches("done")


@pytest.mark.parametrize("name", READ)
def test_what_stands_beside_a_picture_does_nothing(unharmed: Visit, name: str) -> None:
    unharmed.choose(file(name, READ[name]))
    unharmed.reaches("done")
    expect(unharmed.page.locator("#query-facts")).to_contain_text("8 × 8" if name.endswith("gif") else "320 × 240")


def test_bombs_in_a_database_are_listed_and_the_others_compared(asked: Visit, other: OtherOrigin) -> None:
    good = other.put("/good.png", GOOD)
    bad = {other.put(f"/{number}", data): told for number, (data, told) in enumerate([*REFUSED.values()][:6])}
    asked.choose_database([{"url": url} for url in [*bad, good]])
    asked.reaches("done")
    assert asked.urls() == [good]
    problems = {problem["url"]: problem["text"] for problem in asked.problem_list()}
    assert problems.keys() == bad.keys()
    assert all(bad[url] in text for url, text in problems.items())


def test_a_drawing_with_a_script_is_not_run_where_it_is_shown(asked: Visit, other: OtherOrigin) -> None:
    drawing = other.put("/drawing.svg", DRAWING, type="image/svg+xml")
    good = other.put("/good.png", GOOD)
    asked.choose_database([{"url": good, "thumbnail": drawing}])
    asked.reaches("done")
    expect(asked.results.first.locator(".card-picture img")).to_have_attribute("src", drawing)
    other.wait_for("/drawing.svg")


def test_titles_cannot_turn_what_follows(asked: Visit, other: OtherOrigin) -> None:
    asked.choose_database([{"url": other.put("/good.png", GOOD), "title": TURNED}])
    asked.reaches("done")
    expect(asked.results.first.get_by_role("link", name="“holidaygpj.exe”", exact=True)).to_be_visible()


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


@pytest.mark.parametrize(("written", "told"), TYPED.values(), ids=TYPED)
def test_what_is_no_plain_web_address_is_refused(unharmed: Visit, written: str, told: str) -> None:
    unharmed.type_address(written)
    expect(unharmed.page.locator("#query-url-error")).to_contain_text(told)
    assert not [request.url for request in unharmed.requests if "cat.png" in request.url or "data:" in request.url]


def test_a_look_alike_of_a_host_is_shown_as_what_it_is(unharmed: Visit) -> None:
    unharmed.hosts.add("xn--exmple-4nf.invalid")
    unharmed.tolerated.append("net::ERR")
    unharmed.type_address("https://ex\u0430mple.invalid/cat.png")
    unharmed.reaches("error")
    expect(unharmed.status).to_contain_text("https://xn--exmple-4nf.invalid/cat.png")


@pytest.mark.parametrize("query", ["javascript:window.trapped=1", "https://ann:secret@127.0.0.1/cat.png"])
def test_a_link_with_a_harmful_picture_runs_nothing(light_visit: Visit, site_folder: Path, query: str) -> None:
    light_visit.open(f"?q={query}")
    assert light_visit.page.evaluate("window.trapped") is None
    asked = [request.url for request in light_visit.requests if not request.url.startswith(light_visit.address)]
    assert not [url for url in asked if not url.startswith("blob:")]
    light_visit.choose(site_folder / "demo" / "chelsea.jpg")
    light_visit.reaches("done")

"""One picture in every format is found, whatever the file is called."""

from collections.abc import Iterator, Sequence

import pytest
from hosts import OtherOrigin, running
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

import formats
from logic.formats import format_name

FORMATS = {kind: make(scene(3)) for kind, make in formats.FORMATS.items()} | {"jxl": formats.JXL.read_bytes()}

SEEN_ELSEWHERE = (
    "progressive.jpeg",
    "grey.jpeg",
    "alpha.png",
    "palette.png",
    "16-bit.png",
    "lossless.webp",
    "lzw.tiff",
    "animated.webp",
    "animated.png",
    "jpeg.tiff",
    "ico",
    "pnm",
)
"""What the browser has no part in: unit tests read them in both interpreters."""

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
        for kind, data in FORMATS.items():
            host.put("/" + kind, data)
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
    expect(facts).to_contain_text(format_name(kind.rpartition(".")[2]))
    expect(facts).to_contain_text("320 × 240")
    shown = visit.query_picture
    expect(shown).to_be_visible()
    expect(shown).not_to_have_js_property("naturalWidth", 0)


@pytest.mark.parametrize("kinds", KINDS)
def test_the_picture_is_found_and_shown_and_read_from_a_database(
    with_database: Visit, host: OtherOrigin, kinds: Sequence[str]
) -> None:
    for kind in kinds:
        # The name does not tell of one that it is a picture.
        name = "picture.txt" if kind == "webp" else f"query.{kind}"
        with_database.choose(file(name, FORMATS[kind]))
        with_database.reaches("done")
        first = with_database.cards()[0]
        assert first["url"] == host.origin + "/3.png", kind
        assert float(first["score"]) > 0.6, kind
        shows_what_it_is(with_database, kind)
    with_database.choose_database([{"url": f"{host.origin}/{kind}"} for kind in kinds])
    with_database.reaches("done")
    expect(with_database.page.locator("#summary")).to_contain_text(f"{len(kinds)} pictures")
    assert with_database.problem_list() == []

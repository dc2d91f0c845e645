"""Files of an index on a host: by parts where it gives them, else whole ones, and refused where these will not do."""

import asyncio
from collections.abc import Iterator, Sequence

import pytest

from bad_host import Web, serving
from echoimage import EchoImageError
from echoimage.index.container import digest
from echoimage_tools.sources.far_files import HttpFiles

DATA = bytes(number * 167 % 251 for number in range(90_000))
NAME = f"details-{digest(DATA)}.zip"
OTHER = NAME.replace("details", "words")
PIECES = [(80_000, 10), (5, 20), (0, 0), (20, 4)]
FAR = [(0, 5), (60_000, 5)]


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        web.gives_parts = True
        web.files |= {f"/i/{name}": DATA for name in (NAME, OTHER)}
        yield web


def pieces(web: Web, *asked: tuple[str, Sequence[tuple[int, int]]]) -> list[list[bytes]]:
    """Ask for all at once, as a search does."""

    async def go() -> list[list[bytes]]:
        files = HttpFiles(f"{web.address}/i/manifest.json")
        return await asyncio.gather(*(files.ranges(name, len(DATA), some) for name, some in asked))

    return asyncio.run(go())


def expected(some: Sequence[tuple[int, int]]) -> list[bytes]:
    return [DATA[at : at + length] for at, length in some]


def test_parts_alone_are_read_and_near_ones_together(web: Web) -> None:
    assert pieces(web, (NAME, PIECES), (OTHER, FAR)) == [expected(PIECES), expected(FAR)]
    # One more has shown that the host gives parts.
    assert web.requests == web.parts
    assert web.requests.total() == 5


def test_host_that_ignores_ranges_gives_a_whole_file_once(web: Web) -> None:
    web.gives_parts = False
    assert pieces(web, (NAME, PIECES), (NAME, FAR), (NAME, FAR)) == [expected(PIECES), expected(FAR), expected(FAR)]
    assert web.requests == {f"/i/{NAME}": 2}


@pytest.mark.parametrize(
    ("name", "change", "reason", "said"),
    [
        (OTHER, DATA, "http-error", "let it answer requests with Range for .zip files, and not compress these"),
        (NAME, DATA + b"x", "damaged", "are not those it is named after"),
        (NAME, None, "not-found", "the index was probably replaced meanwhile"),
    ],
)
def test_what_cannot_be_used_is_told(web: Web, name: str, change: bytes | None, reason: str, said: str) -> None:
    web.gives_parts = False
    if change is None:
        del web.files[f"/i/{name}"]
    else:
        web.files[f"/i/{name}"] = change
    with pytest.raises(EchoImageError, match=said) as caught:
        pieces(web, (name, FAR))
    assert caught.value.reason == reason


def test_part_beyond_the_file_is_no_part(web: Web) -> None:
    assert pieces(web, (NAME, [(len(DATA) - 5, 10)])) == [[DATA[-5:]]]

"""Small copies out of an index, as files that browsers show."""

from collections.abc import Callable
from typing import Any

from echoimage import Features, decode, extract, open_index, read_header
from memory_index import make_index
from samples import encode, photo
from small_copy import small_copies


async def described(seed: int) -> Features:
    return extract(await decode(encode(photo(seed), ".png")), f"{seed:02x}" * 32, indexed=True)


def test_what_is_away_for_a_moment_has_no_small_copy_and_is_no_crash(run: Callable[..., Any]) -> None:
    files = make_index([run(described(1)), run(described(2))])
    index = run(open_index(files, "index/manifest.json"))
    kept, files.files = files.files, {}
    assert run(small_copies(index, [0, 1])) == {}
    files.files = kept
    found = run(small_copies(index, [1]))
    assert list(found) == ["1"] and read_header(found["1"]["picture"]).format in found["1"]["type"]

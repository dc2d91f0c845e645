"""Pictures of a database in, the methods that are compared, ready to search it, out."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import echoimage
from bench.accuracy.cached_features import library_of
from bench.accuracy.hashes import HASHES, Bits, HashSearch
from bench.accuracy.ranked_result import DEPTH, Hit, Method, read
from echoimage.types import Entry, Features


@dataclass(frozen=True, slots=True, eq=False)
class Description:
    """What the methods keep of one image of the database."""

    path: Path
    features: Features
    hashes: dict[str, Bits]


def describe(path: Path, methods: Sequence[str]) -> Description:
    """Describe one file for some methods. Raises `EchoImageError`."""
    data = path.read_bytes()
    features = asyncio.run(echoimage.describe(data))
    return Description(path, features, {name: HASHES[name](read(data)) for name in methods if name in HASHES})


def make_methods(database: Sequence[Description]) -> dict[str, Method]:
    """Return by name the methods for which the database is described."""
    paths = [one.path for one in database]
    features = [one.features for one in database]
    made: dict[str, Method] = {
        "verified": OwnSearch("verified", paths, features),
        "classic": OwnSearch("classic", paths, features),
    }
    for name in database[0].hashes:
        made[name] = HashSearch(name, paths, [one.hashes[name] for one in database])
    return made


class OwnSearch:
    """`echoimage.search.search`, by its own scores."""

    def __init__(
        self, method: Literal["verified", "classic"], paths: Sequence[Path], features: Sequence[Features]
    ) -> None:
        self._method = method
        self._entries = [Entry(str(path)) for path in paths]
        self._library = library_of({str(path): one for path, one in zip(paths, features, strict=True)})

    def search(self, query: bytes) -> list[Hit]:
        """Return the best images by score."""
        return asyncio.run(self._search(query))

    async def _search(self, data: bytes) -> list[Hit]:
        picture = await echoimage.decode(data)
        size = echoimage.read_header(data).upright
        query = echoimage.prepare(picture, hashlib.sha256(data).hexdigest(), size)
        report = await echoimage.search(query, self._entries, self._library, k=DEPTH, method=self._method)
        hits = []
        for result in report.results:
            finding = result.score.details
            hits.append(Hit(Path(result.entry.url), result.score.total, finding.verdict if finding else ""))
        return hits

"""Duplicates in, which folders have how much of each other out."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from echoimage.duplicates.find import Duplicates
from echoimage.duplicates.groups import FilesByContent, neighbours
from echoimage.duplicates.pair import COPIES

LEAST = 2
"""Images that two folders have in common at least to be told."""


@dataclass(frozen=True, slots=True)
class SimilarFolders:
    """Two folders by address; `percent` of the images of the first are in the second, and of the second in the first.

    common: how many of the first are in the second.
    """

    first: str
    second: str
    percent: tuple[float, float]
    common: int


def similar_folders(found: Duplicates) -> list[SimilarFolders]:
    """Return folders that have `LEAST` images in common or more, the most alike first; copies in any form count.

    A folder's own images count, not those of the folders in it.
    """
    sizes = Counter(item.folder for item in found.items)
    common = _common(found)
    similar = []
    for (first, second), count in common.items():
        # Of two that hold each other wholly the one is first whose address is.
        if first < second and min(count, common[second, first]) >= LEAST:
            percent = 100 * count / sizes[first], 100 * common[second, first] / sizes[second]
            similar.append(SimilarFolders(first, second, percent, count))
    return sorted(similar, key=lambda one: (-sum(one.percent), one.first, one.second))


def _common(found: Duplicates) -> dict[tuple[str, str], int]:
    """Return how many images of a folder are in another one, by their addresses."""
    files = FilesByContent(found.items)
    near = neighbours(files, [pair for pair in found.pairs if pair.kind in COPIES])
    common: dict[tuple[str, str], int] = defaultdict(int)
    for item in found.items:
        copies = (other for contents in (item.contents, *near.get(item.contents, {})) for other in files.of(contents))
        for folder in {other.folder for other in copies} - {item.folder}:
            common[item.folder, folder] += 1
    return common

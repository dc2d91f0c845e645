"""What is told of duplicates, however it is told: what was found, where, and what the files say of themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Literal

from echoimage.duplicates.best import Preferences, Rule
from echoimage.duplicates.find import Duplicates
from echoimage.duplicates.folders import SimilarFolders, similar_folders
from echoimage.duplicates.groups import Member
from echoimage.duplicates.pair import FileFacts, Item, Kind, Pair
from echoimage.duplicates.sides import Counterpart, counterparts
from echoimage_tools.duplicates.places import Places
from echoimage_tools.output.edits import edits_in_english

Part = Literal["groups", "common", "missing", "folders"]
"""Groups; pictures of the first collection that the other one has, and lacks; folders that have much in common."""

KINDS: dict[Kind, str] = {
    "exact": "the very same file",
    "same": "same picture",
    "edited": "edited copy",
    "related": "same scene or object",
}

REASONS: dict[Rule, str] = {
    "preferred": "is where you want to keep pictures",
    "positive": "is no negative",
    "whole": "shows the whole picture and nothing else",
    "matches": "matches most of the others",
    "pixels": "has more pixels",
    "format": "is in the format of a camera",
    "metadata": "has metadata",
    "compression": "is less compressed",
    "older": "is older",
    "name": "has the shorter name",
}


@dataclass(frozen=True)
class Answer:
    """What was found."""

    found: Duplicates
    places: Places
    preferences: Preferences

    @cached_property
    def by_number(self) -> dict[int, Item]:
        """All pictures by their numbers."""
        return {item.number: item for item in self.found.items}

    @cached_property
    def counterparts(self) -> list[Counterpart]:
        """The pictures of the first collection, each with the nearest one of the other; none without another one."""
        two = self.places.first < len(self.places.all)
        return counterparts(self.found, lambda item: self.places.side(item) == 0) if two else []

    @cached_property
    def folders(self) -> list[SimilarFolders]:
        """Folders that have pictures in common."""
        return similar_folders(self.found)

    def facts(self, item: Item) -> FileFacts:
        """Return what the file of a picture says of itself."""
        return self.preferences.of(item)

    def extras(self) -> Iterator[Member]:
        """Yield all pictures that are not the one to keep of their group."""
        for group in self.found.groups:
            yield from group.others

    def saved(self) -> int:
        """Return how many bytes the copies have that are not the ones to keep, as far as that is known."""
        return sum(self.facts(one.item).bytes or 0 for one in self.extras() if one.pair.kind != "related")


def reason(rule: Rule) -> str:
    """Return why one picture is better than another, as a part of a sentence whose subject it is."""
    return REASONS[rule]


def done_to(pair: Pair) -> str:
    """Return how one picture differs from the other as a line, "" where nothing is told."""
    return edits_in_english(pair.edits, pair.place)


def day_of(facts: FileFacts) -> str:
    """Return the time of a file's last change, UTC, as ISO 8601 has it; "" where it is not known."""
    return "" if facts.modified is None else datetime.fromtimestamp(facts.modified, UTC).isoformat(timespec="seconds")


def megabytes(count: int | None) -> str:
    """Return a number of bytes as people say it, "" where it is not known."""
    if count is None:
        return ""
    return f"{count / 1e6:,.1f} MB" if count >= 1_000_000 else f"{count / 1e3:,.1f} KB"

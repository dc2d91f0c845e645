"""Groups of duplicates in a collection, told to the page as they are found, with what is known of each file."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from polyscript import xworker

import answers
from collection import Collection
from echoimage import Index
from echoimage.duplicates.best import NO_FACTS, Preferences
from echoimage.duplicates.find import find_duplicates
from echoimage.duplicates.findings import Findings
from echoimage.duplicates.groups import Group, Member
from echoimage.duplicates.pair import FileFacts, Item, Pair
from echoimage.duplicates.wanted import Wanted
from echoimage.matching import phrases
from echoimage.message import plain
from mine_address import PREFIX, folder_of
from progress import ProgressReporter, Stages
from small_copy import small_copies

FactsOf = Callable[[str], FileFacts]
"""What is known of a file, by its address in the index."""

LEAST, SHARE = 0.5, 20
"""Seconds between two looks at the groups, which may take a twentieth of the time: they are formed anew each time."""


@dataclass(frozen=True, slots=True)
class ByAddress(Preferences):
    """Preferences with facts by address, for numbers are known only as images are read."""

    facts_of: FactsOf = lambda _: NO_FACTS

    def of(self, item: Item) -> FileFacts:
        """Return the facts of an image's file."""
        return self.facts_of(item.entry.url)


class DuplicateGroups:
    """One run over a collection; the page knows it by a ticket, and the groups by the address of their best."""

    def __init__(self, ticket: int, collection: Collection) -> None:
        self._ticket = ticket
        self._collection = collection
        self._facts_of: FactsOf = collection.file_facts
        self._index: Index | None = None
        self._told: dict[str, dict[str, Any]] = {}
        self._last = time.monotonic()
        self._cost = 0.0

    async def find(self, stopped: Callable[[], bool]) -> dict[str, Any]:
        """Return what was not told yet, and what there is to say of all.

        Raises as `find_duplicates`, and as `index` of a collection.
        """
        stages = Stages(ProgressReporter(xworker.sync.duplicates_progress, lambda: True, self._ticket))
        self._index, unread = await self._collection.index(stages.reading, stopped)
        # Of pictures that were not all read, nothing is compared: `stopped()` stays true.
        found = await find_duplicates(
            self._index,
            Wanted(preferences=ByAddress(facts_of=self._facts_of)),
            progress=stages.comparing,
            stopped=stopped,
            found=self._found,
        )
        problems = answers.problems([*unread, *found.problems])
        about = {"pictures": len(found.items), "stopped": found.stopped, "problems": problems}
        return {**about, **self._changes(found.groups)}

    async def small_copies(self, numbers: Sequence[int]) -> dict[str, Any]:
        """Return the small copies of images, by number; what cannot be read has none."""
        return await small_copies(self._index, numbers) if self._index else {}

    def _found(self, findings: Findings, _: Sequence[Pair]) -> None:
        begun = time.monotonic()
        if begun - self._last > max(LEAST, SHARE * self._cost):
            changes = self._changes(findings.groups())
            self._last = time.monotonic()
            self._cost = self._last - begun
            xworker.sync.duplicates_found(self._ticket, answers.as_objects(changes))

    def _changes(self, groups: Sequence[Group]) -> dict[str, Any]:
        """Return the groups that are new or changed since the last time, and which are gone."""
        now = {one.best.entry.url: self._group(one) for one in groups}
        changed = [group for key, group in now.items() if self._told.get(key) != group]
        gone = [key for key in self._told if key not in now]
        self._told = now
        return {"changed": changed, "gone": gone}

    def _group(self, group: Group) -> dict[str, Any]:
        pictures = [self._picture(group.best), *map(self._member, group.others)]
        about = {"key": group.best.entry.url, "kind": group.kind, "rules": list(group.rules)}
        return {**about, "pictures": pictures}

    def _picture(self, item: Item) -> dict[str, Any]:
        entry, facts = item.entry, self._facts_of(item.entry.url)
        return {
            "number": item.number,
            "url": entry.url,
            "title": entry.title,
            "folder": folder_of(entry.url) if entry.url.startswith(PREFIX) else "",
            "sha256": item.sha256,
            "width": item.size[0],
            "height": item.size[1],
            "bytes": facts.bytes or 0,
            "format": facts.format,
            **_moment(facts.modified),
        }

    def _member(self, member: Member) -> dict[str, Any]:
        pair = member.pair
        told = {"kind": pair.kind, "part": pair.part, "made": pair.copy == member.item.number}
        done = plain(phrases.sentence(pair.edits, pair.place))
        return {**self._picture(member.item), **told, "edits": [list(edit) for edit in pair.edits], "done": done}


def _moment(seconds: float | None) -> dict[str, Any]:
    """Return a moment as the device's clock shows it, as the command line tells it, and in milliseconds."""
    if not seconds:
        return {"date": "", "modified": "", "milliseconds": 0}
    utc = datetime.fromtimestamp(seconds, UTC)
    local = utc.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return {"date": local, "modified": utc.isoformat(timespec="seconds"), "milliseconds": round(1000 * seconds)}

"""Images of files that exist, groups and answers made of them by hand."""

import hashlib
from pathlib import Path

from echoimage import Entry
from echoimage.duplicates.best import Preferences
from echoimage.duplicates.find import Duplicates
from echoimage.duplicates.groups import Group, Member
from echoimage.duplicates.pair import Item, Kind, Pair
from echoimage_tools.duplicates.answer import Answer
from echoimage_tools.duplicates.file_facts import FilesFacts
from echoimage_tools.duplicates.places import Place, Places
from echoimage_tools.sources.collection import Collection
from echoimage_tools.sources.folder import FolderSource


def item(number: int, path: Path | str, size: tuple[int, int] = (40, 30)) -> Item:
    """An image; its sha256 is that of the file, if there is one."""
    there = Path(path).is_file()
    digest = hashlib.sha256(Path(path).read_bytes() if there else str(path).encode()).hexdigest()
    return Item(number, Entry(str(path)), digest, size)


def member(one: Item, best: Item, kind: Kind = "exact", **about: object) -> Member:
    pair = Pair(one.number, best.number, kind, about.pop("certainty", "certain"), 0.9, **about)  # type: ignore[arg-type]
    return Member(one, pair, "pixels")


def group(best: Item, *others: Item, kind: Kind = "exact") -> Group:
    return Group(best, tuple(member(one, best, kind) for one in others))


def answer(folder: Path | str, *groups: Group) -> Answer:
    items = [item for one in groups for item in (one.best, *(other.item for other in one.others))]
    pairs = [other.pair for one in groups for other in one.others if other.pair.kind != "exact"]
    found = Duplicates(tuple(groups), tuple(pairs), tuple(items), (), len(pairs), stopped=False)
    nothing = Collection((), (), FolderSource(Path()))
    places = Places((Place(str(folder), str(folder)),), 1, None, nothing, {})
    addresses = {one.number: one.entry.url for one in items}
    facts = FilesFacts([addresses.get(number, "") for number in range(max(addresses, default=-1) + 1)])
    return Answer(found, places, Preferences(facts))

"""Groups in, the same without second names of one file out: a link is no duplicate of what it leads to."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from echoimage.duplicates.groups import Group
from echoimage.duplicates.pair import Item
from echoimage_tools.sources.collection import is_http

_File = tuple[int, int] | str
"""What is equal for names of one file: device and inode, or the address where they are not known."""


def of_several_files(groups: Iterable[Group]) -> Iterator[Group]:
    """Yield the groups with one name for each file, one that is no symbolic link if there is any."""
    for group in groups:
        if all(one.pair.kind != "exact" for one in group.others):
            yield group
            continue
        names: dict[_File, list[Item]] = {_file(group.best): [group.best]}
        for one in group.others:
            names.setdefault(_file(one.item), []).append(one.item)
        best, *rest = map(_name, names.values())
        others = tuple(one for one in group.others if one.item in rest)
        if others:
            yield Group(best, others)


def _file(item: Item) -> _File:
    if not is_http(item.entry.url):
        try:
            about = Path(item.entry.url).stat()
        except (OSError, ValueError):
            return item.entry.url
        # Some file systems of Windows have no inodes.
        if about.st_ino:
            return about.st_dev, about.st_ino
    return item.entry.url


def _name(items: list[Item]) -> Item:
    return next((item for item in items if not Path(item.entry.url).is_symlink()), items[0])

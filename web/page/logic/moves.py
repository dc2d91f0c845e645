"""Extras to be moved into a subfolder of their folder, and what was moved and can be moved back."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from worker_answers import DuplicatePicture

    from logic.duplicates import Review

SUBFOLDER = "EchoImage extras"
"""For extras; scans leave it out (collection/folders.mjs)."""


class Move:
    """A picture to be moved within its folder, and the one that is kept in its stead.

    begin, end: paths below the folder. looked_in: the folder of the one that is kept.
    """

    def __init__(self, picture: "DuplicatePicture", kept: "DuplicatePicture") -> None:
        self.url = picture["url"]
        self.folder = picture["folder"]
        self.begin = _path(picture)
        self.end = f"{SUBFOLDER}/{self.begin}"
        self.looked_in = kept["folder"]
        self._file = _file(picture)
        self._kept = _file(kept)
        self._kept["folder"] = self.looked_in

    def told(self) -> "dict[str, object]":
        """Return what moving.mjs needs to know."""
        return {"from": self.begin, "to": self.end, "file": self._file, "kept": self._kept}


class Moved:
    """A picture that was moved, from a place at which it may have got another name; named as in `Move`."""

    def __init__(self, move: Move, place: str) -> None:
        self.url = move.url
        self.folder = self.looked_in = move.folder
        self.begin = place
        self.end = move.begin

    def told(self) -> "dict[str, object]":
        """Return what moving.mjs needs to know to move it back, under the very name that it had."""
        return {"from": self.begin, "to": self.end, "exactly": True}


def moves(review: "Review", folders: "list[str]") -> "Iterator[Move]":
    """Yield the extras that can be moved: they and the picture kept of each group are files in these folders."""
    for group in review.groups if folders else []:
        marked = list(zip(group.pictures, review.extras_of(group)))  # noqa: B905  (MicroPython has no `strict`)
        kept = [one for one, is_extra in marked if not is_extra and _is_file(one, folders)]
        for one, is_extra in marked:
            if kept and is_extra and _is_file(one, folders):
                yield Move(one, kept[0])


def by_folder(some: "Sequence[Move | Moved]") -> "list[tuple[str, list[Move | Moved]]]":
    """Return moves by the folders in which they are."""
    names = sorted({one.folder for one in some})
    return [(name, [one for one in some if one.folder == name]) for name in names]


def _is_file(picture: "DuplicatePicture", folders: "list[str]") -> bool:
    """Return whether a picture is a file of its own in one of the folders, and no part of an archive."""
    above = picture["title"].split("/")[:-1]
    return picture["folder"] in folders and not any(name.lower().endswith(".zip") for name in above)


def _path(picture: "DuplicatePicture") -> str:
    return picture["title"].partition("/")[2]


def _file(picture: "DuplicatePicture") -> "dict[str, object]":
    """Return where a file is, and by what it is known again: its length, and when it was written, in milliseconds."""
    return {"path": _path(picture), "size": picture["bytes"], "modified": picture["milliseconds"]}

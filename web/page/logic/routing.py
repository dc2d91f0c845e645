"""What becomes of the files that are dropped, pasted or chosen: their kinds decide."""

PICTURE, LIST, ARCHIVE, FOLDER, OTHER, UNKNOWN = "picture", "list", "archive", "folder", "other", "unknown"
"""Kinds: a JSON file is a list of pictures; of what is still being dragged the kind may be unknown."""

FIND, SLOT, COMPARE, MINE, OPEN, NOTHING = "find", "slot", "compare", "mine", "open", "nothing"
"""Actions: search one picture, put it beside another, compare two, take several as "My pictures", open a list."""

ARCHIVES = ("application/zip", "application/x-zip-compressed")
FOREIGN = ("video/", "audio/", "text/", "application/pdf", "application/msword", "application/vnd.")
"""Beginnings of media types that no picture has."""

FOREIGN_NAMES = (
    ".mp4",
    ".mov",
    ".avi",
    ".mkv",
    ".webm",
    ".mp3",
    ".wav",
    ".txt",
    ".pdf",
    ".doc",
    ".docx",
    ".html",
    ".xmp",
)


def kind_of(name: str, media_type: str) -> str:
    """Return the kind of a file; one that may be a picture is taken for one, and refused by who reads it."""
    name = name.lower()
    if media_type == "application/json" or name.endswith(".json"):
        return LIST
    if media_type in ARCHIVES or name.endswith(".zip"):
        return ARCHIVE
    return OTHER if media_type.startswith(FOREIGN) or name.endswith(FOREIGN_NAMES) else PICTURE


def kind_of_dragged(media_type: str) -> str:
    """Return the kind of what is not dropped yet, of which browsers tell the media type alone."""
    return kind_of("", media_type) if media_type else UNKNOWN


class Plan:
    """What to do with files: the action, and the places of those it takes; a list that comes with pictures is opened
    before they are searched in it; the rest is left out.
    """

    def __init__(self, action: str, used: "list[int]", opened: "int | None", left_out: "list[int]") -> None:
        self.action = action
        self.used = used
        self.opened = opened
        self.left_out = left_out


def plan(kinds: "list[str]", comparing: bool = False) -> Plan:
    """Return the plan for files of these kinds; `comparing` where the page shows the comparison of two."""
    pictures, lists, others = (_places(kinds, kind) for kind in (PICTURE, LIST, OTHER))
    several = _places(kinds, FOLDER) + _places(kinds, ARCHIVE)
    if several or len(pictures) > 2:
        return Plan(MINE, sorted(several + pictures), None, sorted(lists + others))
    opened = lists[0] if lists else None
    if pictures:
        alone = SLOT if comparing else FIND
        return Plan(COMPARE if len(pictures) == 2 else alone, pictures, opened, sorted(lists[1:] + others))
    if lists:
        return Plan(OPEN, lists[:1], lists[0], sorted(lists[1:] + others))
    # Who reads it says best what it is.
    return Plan(FIND, others, None, []) if len(others) == 1 else Plan(NOTHING, [], None, others)


def may_be_asked(found: Plan, kinds: "list[str]") -> bool:
    """Return whether what becomes "My pictures" may have been meant as pictures to find: these come loose."""
    return found.action == MINE and all(kinds[place] == PICTURE for place in found.used)


def promise(kinds: "list[str]", comparing: bool = False) -> "tuple[str, int]":
    """Return the text key, and the number in it, of what a drop of these kinds will do."""
    if UNKNOWN in kinds or not kinds:
        # A folder, or a picture of a kind that the system does not know; Safari tells nothing before the drop.
        return ("drop-several" if len(kinds) > 1 else "drop-any"), len(kinds)
    found = plan(kinds, comparing)
    if found.action == MINE and ARCHIVE in kinds:
        return "drop-archive", len(kinds)
    return "drop-" + found.action, len(found.used)


def _places(kinds: "list[str]", kind: str) -> "list[int]":
    return [place for place, one in enumerate(kinds) if one == kind]

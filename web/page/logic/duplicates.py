"""Groups of duplicates under review: which pictures are kept, which are extra, and what was said to be none."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from worker_answers import DuplicateGroup, DuplicatePicture

DIGITS = 16
"""Of a sha256 that are remembered: two files that agree in 64 bits by chance are not met."""


class Group:
    """Pictures that show the same, the best one first; without those that were said to be no duplicates of it."""

    def __init__(self, told: "DuplicateGroup") -> None:
        self.key = told["key"]
        self.told = told
        self.pictures = told["pictures"]

    @property
    def is_shown(self) -> bool:
        """Return whether there is anything left to choose from."""
        return len(self.pictures) > 1

    def part(self, apart: "set[str]", away: "set[str]") -> None:
        """Take out what is no duplicate of the best one or was moved away, and bring back what is there again."""
        best, *others = self.told["pictures"]
        left = [best] + [one for one in others if _pair(best, one) not in apart]
        self.pictures = [one for one in left if one["url"] not in away]


class Review:
    """The groups in the order in which they were found, so that none moves under the hand.

    apart: pairs of contents that are no duplicates, as `pairs` gives them.
    """

    def __init__(self, apart: "Iterable[str]" = ()) -> None:
        self.all: "list[Group]" = []
        self._apart = set(apart)
        self._away: "set[str]" = set()
        self._said: "list[tuple[Group, set[str]]]" = []
        self._chosen: "dict[str, bool]" = {}

    @property
    def groups(self) -> "list[Group]":
        """Return those that are shown."""
        return [group for group in self.all if group.is_shown]

    @property
    def pairs(self) -> "list[str]":
        """Return what is no duplicate of each other, to be remembered."""
        return sorted(self._apart)

    @property
    def can_undo(self) -> bool:
        """Return whether there is a group that was said to be none, in this review."""
        return bool(self._said)

    def take(self, changed: "Sequence[DuplicateGroup]", gone: "Sequence[str]") -> "tuple[list[Group], list[Group]]":
        """Take what has become known; return the groups that are new or changed, and those that are no more."""
        lost = [group for group in self.all if group.key in gone]
        self.all = [group for group in self.all if group.key not in gone]
        places = {group.key: place for place, group in enumerate(self.all)}
        fresh = []
        for told in changed:
            group = Group(told)
            group.part(self._apart, self._away)
            if group.key in places:
                self.all[places[group.key]] = group
            else:
                self.all.append(group)
            fresh.append(group)
        return fresh, lost

    def extras_of(self, group: Group) -> "list[bool]":
        """Return of each picture whether it is extra: all but the best one, unless chosen otherwise; never all."""
        marks = [self._chosen.get(one["url"], place > 0) for place, one in enumerate(group.pictures)]
        marks[0] = marks[0] and not all(marks)
        return marks

    def toggle(self, group: Group, place: int) -> bool:
        """Keep an extra, or the other way round; return False where nothing of the group would be kept."""
        marks = self.extras_of(group)
        marks[place] = not marks[place]
        if all(marks):
            return False
        # All of them: a best one that comes later must not change what was seen.
        for one, mark in zip(group.pictures, marks):  # noqa: B905  (MicroPython has no `strict`)
            self._chosen[one["url"]] = mark
        return True

    def set_apart(self, group: Group) -> None:
        """Take note that the pictures of a group are no duplicates of each other."""
        pictures = group.pictures
        said = {_pair(one, other) for place, one in enumerate(pictures) for other in pictures[place + 1 :]}
        said -= self._apart
        self._said.append((group, said))
        self._apart |= said
        self._part()

    def undo(self) -> "Group | None":
        """Take back what was said last; return its group, None where nothing was said."""
        if not self._said:
            return None
        group, said = self._said.pop()
        self._apart -= said
        self._part()
        return next((one for one in self.all if one.key == group.key), None)

    def move(self, urls: "list[str]", away: bool) -> None:
        """Take note that pictures, by their addresses, were moved away, or back."""
        self._away = self._away | set(urls) if away else self._away - set(urls)
        self._part()

    def extras(self) -> "list[DuplicatePicture]":
        """Return all pictures that are extra."""
        return [
            one
            for group in self.groups
            for one, mark in zip(group.pictures, self.extras_of(group))  # noqa: B905  (MicroPython has no `strict`)
            if mark
        ]

    def _part(self) -> None:
        for group in self.all:
            group.part(self._apart, self._away)


def _pair(one: "DuplicatePicture", other: "DuplicatePicture") -> str:
    return " ".join(sorted([_contents(one), _contents(other)]))


def _contents(picture: "DuplicatePicture") -> str:
    return picture["sha256"][:DIGITS] or picture["url"]

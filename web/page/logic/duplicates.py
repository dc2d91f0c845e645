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
        self.is_rejected = False
        """Whether nothing is left of it because of what was said to be no duplicates."""

    @property
    def is_shown(self) -> bool:
        """Return whether there is anything left to choose from."""
        return len(self.pictures) > 1

    def leave_out(self, not_duplicates: "set[str]", moved: "set[str]") -> None:
        """Take out what is no duplicate of the best one or was moved, and bring back what is there again."""
        best, *others = self.told["pictures"]
        left = [best] + [one for one in others if _pair(best, one) not in not_duplicates]
        self.is_rejected = len(left) < 2
        self.pictures = [one for one in left if one["url"] not in moved]

    def keeps_best(self, marks: "list[bool]") -> bool:
        """Return whether the one that was found to be the best is kept; `marks` say which pictures are extra."""
        return self.pictures[0] is self.told["pictures"][0] and not marks[0]


class Review:
    """The groups in the order in which they were found, so that none moves under the hand.

    not_duplicates: pairs of contents, as `pairs` gives them. moved: addresses of pictures that are not in their places.
    """

    def __init__(self, not_duplicates: "Iterable[str]" = (), moved: "Iterable[str]" = ()) -> None:
        self.all: "list[Group]" = []
        self._not_duplicates = set(not_duplicates)
        self._moved = set(moved)
        self._said: "list[tuple[Group, set[str]]]" = []
        self._chosen: "dict[str, bool]" = {}

    @property
    def groups(self) -> "list[Group]":
        """Return those that are shown."""
        return [group for group in self.all if group.is_shown]

    @property
    def rejected(self) -> "list[Group]":
        """Return those that are not shown because they were said to be no duplicates, in this review or before."""
        return [group for group in self.all if group.is_rejected]

    @property
    def pairs(self) -> "list[str]":
        """Return what is no duplicate of each other, to be remembered."""
        return sorted(self._not_duplicates)

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
            group.leave_out(self._not_duplicates, self._moved)
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

    def reject(self, group: Group) -> "set[str]":
        """Take note that the pictures of a group are no duplicates of each other; return the pairs that are new."""
        said = _pairs(group.pictures) - self._not_duplicates
        self._said.append((group, said))
        self._not_duplicates |= said
        self._renew()
        return said

    def undo(self) -> "tuple[Group | None, set[str]]":
        """Take back what was said last; return its group, None where it is no more or nothing was said, and pairs."""
        if not self._said:
            return None, set()
        group, said = self._said.pop()
        self._not_duplicates -= said
        self._renew()
        return next((one for one in self.all if one.key == group.key), None), said

    def forget(self) -> None:
        """Forget what was said to be no duplicates."""
        self._not_duplicates, self._said = set(), []
        self._renew()

    def accept(self) -> "tuple[list[Group], set[str]]":
        """Forget what was said of the groups that are not shown because of it; return these, and those pairs."""
        groups = self.rejected
        said = {pair for group in groups for pair in _pairs(group.told["pictures"])} & self._not_duplicates
        self._not_duplicates -= said
        self._said = [(group, pairs) for group, pairs in self._said if pairs & self._not_duplicates]
        self._renew()
        return groups, said

    def move(self, moved: "Iterable[str]") -> None:
        """Take note which pictures, by their addresses, are not in their places now."""
        self._moved = set(moved)
        self._renew()

    def extras(self) -> "list[DuplicatePicture]":
        """Return all pictures that are extra."""
        return [
            one
            for group in self.groups
            for one, mark in zip(group.pictures, self.extras_of(group))  # noqa: B905  (MicroPython has no `strict`)
            if mark
        ]

    def _renew(self) -> None:
        for group in self.all:
            group.leave_out(self._not_duplicates, self._moved)


def pairs_of(stored: str) -> "set[str]":
    """Return the pairs that were remembered."""
    return {one for one in stored.split("\n") if one}


def remembered(stored: str, more: "Iterable[str]" = (), fewer: "Iterable[str]" = ()) -> str:
    """Return what is to be stored in the place of what is: pairs that another tab has stored meanwhile stay."""
    return "\n".join(sorted((pairs_of(stored) | set(more)) - set(fewer)))


def _pairs(pictures: "Sequence[DuplicatePicture]") -> "set[str]":
    return {_pair(one, other) for place, one in enumerate(pictures) for other in pictures[place + 1 :]}


def _pair(one: "DuplicatePicture", other: "DuplicatePicture") -> str:
    return " ".join(sorted([_contents(one), _contents(other)]))


def _contents(picture: "DuplicatePicture") -> str:
    return picture["sha256"][:DIGITS] or picture["url"]

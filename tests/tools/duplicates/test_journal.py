"""What was answered is looked up the next time, whole and as it was."""

from collections.abc import Sequence
from pathlib import Path

from echoimage import Entry
from echoimage.duplicates.pair import Item, Pair
from echoimage.duplicates.team import Compared, Numbers, Proposed
from echoimage_tools.duplicates.journal import journaled

ITEM = Item(0, Entry("a.jpg", "A"), "0" * 64, (40, 30))
PAIR = Pair(3, 1, "edited", "likely", 0.5, (("cropped", 42.0),), ("top", 0.0), "cropped")


class Once:
    """Answers everything, and remembers what it was asked."""

    at_once = 1

    def __init__(self) -> None:
        self.asked: list[object] = []

    async def propose(self, begin: int, end: int) -> Proposed:
        self.asked.append((begin, end))
        return Proposed((ITEM,), ((1, 3), (1, 2)))

    async def compare(self, pairs: Sequence[Numbers]) -> Compared:
        self.asked += pairs
        return Compared(tuple(PAIR for pair in pairs if pair == (1, 3)))


def test_no_task_and_no_pair_of_the_journal_is_asked_again(tmp_path: Path, run) -> None:
    async def go(*pairs: Numbers) -> tuple[list[object], Proposed, Compared]:
        team = Once()
        with journaled(team, tmp_path / "journal", b"manifest") as journal:
            journal.is_kept = True
            return team.asked, await journal.propose(0, 64), await journal.compare(pairs)

    first = run(go((1, 2), (1, 3)))
    asked, *answers = run(go((1, 2), (1, 3), (2, 3)))
    assert (first[0], asked) == ([(0, 64), (1, 2), (1, 3)], [(2, 3)])
    assert answers == [*first[1:]]

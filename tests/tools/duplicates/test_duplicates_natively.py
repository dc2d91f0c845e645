"""Duplicates of an index on disk by processes: the same answer, also after a process was killed at any moment."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from build_process import ENVIRONMENT, linux, wait_for
from echoimage import open_index
from echoimage.duplicates import find
from echoimage.duplicates.find import Duplicates, find_duplicates
from echoimage.duplicates.team import SingleWorker
from echoimage.index.manifest import NAME
from echoimage_tools.duplicates.find import duplicates_of
from echoimage_tools.duplicates.journal import JOURNAL, journaled
from echoimage_tools.sources.index_files import FolderFiles

RUN = """
import asyncio, sys
from pathlib import Path
import echoimage.duplicates.find as find
from echoimage_tools.duplicates.find import duplicates_of
find.SLICE, find.CHUNK = 4, 4
if __name__ == "__main__":
    asyncio.run(duplicates_of(Path(sys.argv[1]), workers=2))
"""


def lines(folder: Path) -> int:
    path = folder / JOURNAL
    return len(path.read_bytes().splitlines()) if path.exists() else 0


@pytest.mark.slow
def test_processes_give_the_answer_of_one_and_leave_nothing_behind(folder: Path, by_one: Duplicates) -> None:
    assert asyncio.run(duplicates_of(folder, workers=2)) == by_one
    assert not (folder / JOURNAL).exists()


@linux
def test_killed_it_goes_on_where_it_was(folder: Path, by_one: Duplicates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "SLICE", 4)
    monkeypatch.setattr(find, "CHUNK", 4)
    process = subprocess.Popen([sys.executable, "-c", RUN, str(folder)], env=ENVIRONMENT)
    wait_for(lambda: lines(folder) > 4)
    process.kill()
    process.wait()
    (folder / JOURNAL).write_bytes((folder / JOURNAL).read_bytes()[:-9])
    known = lines(folder) - 2
    asked: list[int] = []

    class Counting(SingleWorker):
        async def propose(self, begin, end):
            asked.append(begin)
            return await super().propose(begin, end)

        async def compare(self, pairs):
            asked.append(len(pairs))
            return await super().compare(pairs)

    async def go() -> Duplicates:
        index = await open_index(FolderFiles(folder), str(folder / NAME))
        with journaled(Counting(index), folder / JOURNAL, (folder / NAME).read_bytes()) as team:
            return await find_duplicates(index, team=team)

    assert asyncio.run(go()) == by_one
    slices = -(-len(by_one.items) // 4)
    assert len(asked) <= slices + -(-by_one.compared // 4) + 2 - known


def test_journal_of_another_index_counts_for_nothing(folder: Path) -> None:
    (folder / JOURNAL).write_text('["0.1.0", "another"]\n["proposed", [0, 64], [], []]\n')
    assert asyncio.run(duplicates_of(folder, workers=1, stopped=lambda: True)).stopped
    assert "another" not in (folder / JOURNAL).read_text()


def test_stopped_it_keeps_what_was_done(folder: Path) -> None:
    answer = asyncio.run(duplicates_of(folder, workers=1, stopped=lambda: lines(folder) > 1))
    assert answer.stopped
    assert lines(folder) > 1

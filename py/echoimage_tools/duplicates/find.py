"""An index on disk in, its duplicates out: by all cores or a cluster, and where it was interrupted it goes on."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from echoimage import Index, open_index
from echoimage.duplicates.find import Duplicates, Progress, find_duplicates
from echoimage.duplicates.team import SingleWorker, Team
from echoimage.duplicates.wanted import Wanted
from echoimage.index.manifest import NAME
from echoimage_tools.duplicates.cluster_team import cluster_team
from echoimage_tools.duplicates.journal import JOURNAL, journaled
from echoimage_tools.duplicates.pool import process_team
from echoimage_tools.indexing.runners import NONE
from echoimage_tools.processes import one_core_a_thread
from echoimage_tools.sources.index_files import FolderFiles


async def duplicates_of(
    folder: Path,
    wanted: Wanted | None = None,
    *,
    workers: int | None = None,
    scheduler: str = "",
    journal: Path | None = None,
    progress: Progress = lambda *_: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Duplicates:
    """Return the duplicates in the index in a folder; keywords as of `find_duplicates`.

    `workers`: processes, else one for each core; a single one is this process. `scheduler`: of Dask, an address or
    "local", in place of processes.
    `journal`: where is written what was done, else beside the index. Raises `EchoImageError`.
    """
    index = await open_index(FolderFiles(folder), str(folder / NAME))
    path = journal or folder / JOURNAL
    async with _team(index, folder, scheduler, workers) as team:
        with journaled(team, path, (folder / NAME).read_bytes()) as known:
            answer = await find_duplicates(index, wanted, team=known, progress=progress, stopped=stopped)
            known.is_kept = answer.stopped
            return answer


@asynccontextmanager
async def _team(index: Index, folder: Path, scheduler: str, workers: int | None) -> AsyncIterator[Team]:
    processes = workers or os.cpu_count() or 1
    if workers == 1 and not scheduler:
        with one_core_a_thread():
            yield SingleWorker(index)
    elif scheduler in ("", NONE):
        with process_team(folder, processes) as team:
            yield team
    else:
        async with cluster_team(folder, scheduler, processes) as cluster:
            yield cluster

"""A planted collection as an index on disk, and the duplicates that one worker finds in it."""

import asyncio
from pathlib import Path

import pytest

from echoimage import open_index
from echoimage.duplicates.find import Duplicates, find_duplicates
from echoimage.index.manifest import NAME
from echoimage_tools.duplicates.journal import JOURNAL
from echoimage_tools.sources.index_files import FolderFiles
from memory_index import make_index
from planted import features


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of a planted collection."""
    folder, described = tmp_path_factory.mktemp("index"), features(1)
    for name, data in make_index(list(described.values()), names=list(described)).files.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def folder(index_folder: Path) -> Path:
    """The same, without a journal."""
    (index_folder / JOURNAL).unlink(missing_ok=True)
    return index_folder


@pytest.fixture(scope="session")
def by_one(index_folder: Path) -> Duplicates:
    """The answer of one worker."""

    async def go() -> Duplicates:
        return await find_duplicates(await open_index(FolderFiles(index_folder), str(index_folder / NAME)))

    return asyncio.run(go())

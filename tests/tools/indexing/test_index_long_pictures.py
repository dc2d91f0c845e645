"""Long pictures by `echoimage index`: windows beside them, in as many files as that takes, and recovered."""

import contextlib
import json
from dataclasses import astuple
from pathlib import Path

from command import echoimage, save
from echoimage import Entry
from echoimage.index.sources_file import Image
from echoimage_tools.indexing.folder import Folder
from echoimage_tools.indexing.journal import Journal
from echoimage_tools.indexing.store import Lines
from echoimage_tools.indexing.tasks import Task, split
from echoimage_tools.indexing.work import WorkerContext, work
from samples import photo
from strips import PANEL, comic, panels


def strips(folder: Path, count: int) -> list[str]:
    names = [f"{number}.png" for number in range(count)]
    for number, name in enumerate(names):
        save(folder / name, comic(panels(1 + 10 * number))[:, :64])
    return names


def test_panel_is_found_in_an_index_by_the_command_and_a_second_build_keeps_all(tmp_path: Path) -> None:
    for number in range(2):
        save(tmp_path / "p" / f"{number}.png", comic(panels(1 + 10 * number)))
    save(tmp_path / "p" / "other.png", photo(50, *PANEL))
    panel = save(tmp_path / "panel.png", panels(11)[5])
    out = tmp_path / "out"
    for _ in range(2):
        assert echoimage("index", tmp_path / "p", "-o", out, "--workers", 1).code == 0
        answer = echoimage("search", panel, "--database", out, "--json")
        found = [(one["url"], one["match"]) for one in json.loads(answer.out)["results"]]
        assert found[0] == (str(tmp_path / "p" / "1.png"), True)
        assert len(found) == len(set(found)) == 3
        told = echoimage("inspect", out).out
        assert "3 images, 0 removed" in told and "  windows  10, of long images" in told
    assert "3 images, " in echoimage("verify", out).out
    (tmp_path / "p" / "1.png").unlink()
    assert echoimage("index", tmp_path / "p", "-o", out, "--workers", 1).code == 0
    assert "2 images, 6 removed" in echoimage("inspect", out).out


def test_windows_fill_several_files_and_are_recovered_from_them(tmp_path: Path) -> None:
    names = strips(tmp_path, 4)
    context = WorkerContext(tmp_path, Folder(tmp_path / "out"), contextlib.nullcontext(), lambda: None)
    (tmp_path / "out").mkdir()
    images = tuple(Image(Entry(name), "file 1") for name in names)
    done = work(Task(images), context)
    assert [batch.file.images for batch in done.batches] == [63, 21]
    line = json.dumps(astuple(done.finished))
    known = Journal(Lines([line], lambda *_: None)).known
    (task,) = split(images, known, 64)
    assert task.finished == done.finished
    again = work(task, context)
    assert [batch.images for batch in again.batches] == [batch.images for batch in done.batches]
    assert [batch.directory.tolist() for batch in again.batches] == [one.directory.tolist() for one in done.batches]

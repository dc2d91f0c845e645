"""`echoimage index` from a bucket into a bucket: a real client of S3 and a server that speaks it."""

import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from build_process import ENVIRONMENT, STOP, command
from built_index import contents, pictures
from command import echoimage, save
from echoimage_tools.files.atomic import FileError
from echoimage_tools.files.lock import LOCK
from echoimage_tools.indexing import bucket_store
from echoimage_tools.indexing.bucket_store import BucketStore
from echoimage_tools.sources.base import way
from echoimage_tools.sources.bucket import Bucket, is_bucket
from s3_server import s3_server
from samples import photo

INSIDE = """
import contextlib, echoimage_tools.indexing.pool as pool, echoimage_tools.indexing.work as work
work.described = None
def run(tasks, pictures, out, progress, workers):
    bench = work.WorkerContext(pictures, out, contextlib.nullcontext(), lambda: None)
    return (work.work(task, bench) for task in tasks)
pool.run = run
"""
"""Works in the process itself, which cannot describe pictures."""


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    with s3_server() as variables:
        yield variables


@pytest.fixture
def top(s3: dict[str, str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """A bucket of the test's own."""
    for name, value in s3.items():
        monkeypatch.setenv(name, value)
    name = "b" + str(abs(hash(request.node.nodeid)))
    fsspec.filesystem("s3", use_listings_cache=False).mkdir(name)
    return f"s3://{name}"


@pytest.fixture
def memory(request: pytest.FixtureRequest) -> Bucket:
    return Bucket(f"memory://{request.node.name}")


def upload(folder: Path, address: str) -> None:
    bucket = Bucket(address)
    for path in folder.rglob("*.*"):
        bucket.write(path.relative_to(folder).as_posix(), path.read_bytes())


def below(address: str) -> dict[str, bytes]:
    bucket = Bucket(address)
    return {name: bucket.read(name) for name in bucket.below()}


def test_bucket_is_indexed_renewed_and_searched(top: str, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "p", range(4))
    save(folder / "deeper" / "ü 100%.png", photo(7, 150, 200))
    (folder / "empty.jpg").write_bytes(b"")
    upload(folder, f"{top}/p")
    out = f"{top}/out"
    answer = echoimage("index", f"{top}/p", "-o", out, "--workers", 2, "--scheduler", "none")
    assert answer.code == 1
    assert answer.err == "echoimage: empty.jpg: the file is empty; put the picture there again\n"
    made = below(out)
    (folder / "empty.jpg").unlink()
    echoimage("index", folder, "-o", tmp_path / "out", "--workers", 1)
    # All but what is remembered of versions, which disk and bucket tell in words of their own.
    for name, data in contents(tmp_path / "out").items():
        assert name == "manifest.json" or name.startswith("sources-") or made[name] == data
    assert len(made) == len(contents(tmp_path / "out"))
    assert b'"base":"../p/"' in made["manifest.json"]
    assert echoimage("verify", out).out == f"{out}: 5 images, 5 files are whole\n"
    assert "5 images, 0 removed" in echoimage("inspect", out).out
    found = echoimage("search", folder / "002.jpg", "--database", f"{top}/p")
    assert f"{top}/p/002.jpg" in found.out.splitlines()[1]
    assert f"{top}/p/002.jpg" in echoimage("search", folder / "002.jpg", "--database", out).out.splitlines()[1]

    Bucket(f"{top}/p").delete(["001.jpg", "empty.jpg"])
    upload(pictures(tmp_path / "more", [9]), f"{top}/p")
    answer = echoimage("index", f"{top}/p", "-o", out, "--workers", 1)
    assert (answer.code, answer.err) == (0, "")
    assert "5 images: 1 read, of these 0 changed, 4 kept, 1 removed" in answer.out
    assert echoimage("verify", out).code == 0


def test_list_in_a_bucket(top: str, tmp_path: Path) -> None:
    upload(pictures(tmp_path / "p", range(2)), f"{top}/p")
    Bucket(f"{top}/p").write("images.json", b'[{"url": "001.jpg"}, {"url": "none.jpg"}]')
    answer = echoimage("index", f"{top}/p/images.json", "-o", tmp_path / "out", "--workers", 1)
    assert answer.code == 1
    assert answer.err == "echoimage: none.jpg: there is no file of this name; correct it\n"
    assert "1 image: 1 read" in answer.out


@pytest.mark.slow
def test_interrupted_build_in_a_bucket_goes_on_where_it_was(
    top: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = pictures(tmp_path / "p", range(20))
    upload(folder, f"{top}/p")
    words = f"{top}/p", f"{top}/out"
    stopped = subprocess.run(command(*words, before=STOP), env={**ENVIRONMENT, **os.environ}, check=False)
    assert stopped.returncode == 9
    assert len(Bucket(f"{top}/out").sizes(".building")) == 3
    before = below(f"{top}/out")
    # What is finished is not described again: nothing there could do so.
    again = command(*words, before=INSIDE)
    answer = subprocess.run(again, env={**ENVIRONMENT, **os.environ}, check=True, capture_output=True, text=True)
    assert answer.stderr == ""
    after = below(f"{top}/out")
    assert {name for name in before if name.startswith("details-")} < set(after)
    assert not [name for name in after if name.startswith(".")]


def test_bucket_that_is_not_there(top: str, tmp_path: Path) -> None:
    folder = pictures(tmp_path / "p", range(1))
    answer = echoimage("index", f"{top}-not/p", "-o", tmp_path / "out")
    assert answer.code == 2
    assert "-not/p: it cannot be listed: The specified bucket does not exist; see to it" in answer.err
    answer = echoimage("index", folder, "-o", f"{top}-not/out")
    assert answer.code == 2
    assert "it cannot be written to: " in answer.err


def test_addresses(tmp_path: Path) -> None:
    assert is_bucket("s3://a/b")
    assert is_bucket("memory://a")
    assert not any(map(is_bucket, ("http://a/b", "HTTPS://a", "C:\\a", "c://a", "a/b", "")))
    assert way(Bucket("memory://a/out"), Bucket("memory://a/p/q")) == "../p/q/"
    assert way(Bucket("memory://a/out"), Path("p")) == "./"
    folder = pictures(tmp_path / "p", range(1))
    assert echoimage("index", f"file://{folder}", "-o", f"file://{tmp_path}/out").code == 0
    assert echoimage("verify", tmp_path / "out").code == 0
    answer = echoimage("index", "nothing-known://a", "-o", tmp_path / "out")
    assert answer.code == 2
    assert "nothing-known://a: fsspec does not know such an address: Protocol not known: nothing-known" in answer.err


def test_second_build_in_a_bucket_is_refused(memory: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bucket_store, "BEAT", 0.05)
    with BucketStore(memory.address).locked() as check:
        with pytest.raises(FileError, match="another build is under way"), BucketStore(memory.address).locked():
            pass
        check()
    assert memory.size(LOCK) is None


def test_lock_of_a_dead_build_is_taken_over(memory: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bucket_store, "BEAT", 0.05)
    memory.write(LOCK, b"of a build that was killed")
    with BucketStore(memory.address).locked() as check:
        check()
        # As if another took it over, while this one slept.
        memory.write(LOCK, b"another")
        with pytest.raises(FileError, match="another build is under way"):
            check()
    assert memory.read(LOCK) == b"another"
    assert threading.active_count() < 20

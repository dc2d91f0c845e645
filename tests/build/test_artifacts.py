"""Published files: found in the cache or fetched, verified, and kept as a whole or not at all."""

import os
import re
import signal
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from conftest import Registry, files_below
from echoimage_build import artifacts
from echoimage_build.archive import write_zip
from echoimage_build.artifacts import Artifact, fetch
from echoimage_build.cache import Cache, digest
from echoimage_build.errors import BuildError


def artifact(data: bytes, **changes: object) -> Artifact:
    values = {
        "name": "cat.js",
        "registry": "npm",
        "package": "cats",
        "version": "1.0",
        "sha256": digest(data),
        "why": "a test",
        "member": "src/cat.js",
    }
    return Artifact(**(values | changes))  # type: ignore[arg-type]


def test_member_of_a_package_is_fetched(registry: Registry, cache: Cache) -> None:
    registry.packages["cats"] = {"src/cat.js": b"meow"}
    assert fetch([artifact(b"meow")], cache)["cat.js"].read_bytes() == b"meow"


def test_second_fetch_opens_no_registry(registry: Registry, cache: Cache) -> None:
    registry.packages["cats"] = {"src/cat.js": b"meow"}
    first = fetch([artifact(b"meow")], cache)
    registry.opened.clear()
    assert fetch([artifact(b"meow")], cache) == first
    assert registry.opened == []


def test_members_of_one_package_are_read_in_one_go(registry: Registry, cache: Cache) -> None:
    registry.packages["cats"] = {"a": b"1", "b": b"2"}
    fetch([artifact(b"1", name="a", member="a"), artifact(b"2", name="b", member="b")], cache)
    assert registry.opened == ["cats"]


def test_wrong_hash_names_artifact_expected_and_found(registry: Registry, cache: Cache) -> None:
    registry.packages["cats"] = {"src/cat.js": b"woof"}
    expected = (
        rf"cat\.js: wrong sha256\n.*cats 1\.0 \(npm\)\n  expected {digest(b'meow')}\n  found    {digest(b'woof')}"
    )
    with pytest.raises(BuildError, match=expected):
        fetch([artifact(b"meow")], cache)


def test_wrong_hash_leaves_nothing_in_the_cache(registry: Registry, cache: Cache) -> None:
    registry.packages["cats"] = {"src/cat.js": b"woof"}
    with pytest.raises(BuildError):
        fetch([artifact(b"meow")], cache)
    assert files_below(cache.root) == {}


def test_right_artifacts_of_other_packages_are_kept_when_one_is_wrong(registry: Registry, cache: Cache) -> None:
    registry.packages |= {"cats": {"src/cat.js": b"woof"}, "birds": {"bird": b"tweet"}}
    bird = artifact(b"tweet", name="bird", package="birds", member="bird")
    with pytest.raises(BuildError, match=r"cat\.js"):
        fetch([artifact(b"meow"), bird], cache)
    assert cache.path(bird.sha256, "bird").read_bytes() == b"tweet"


def test_missing_member_is_named(registry: Registry, cache: Cache) -> None:
    registry.packages["cats"] = {"lib/cat.js": b"meow"}
    with pytest.raises(BuildError, match=re.escape("cat.js: cats 1.0 has no file src/cat.js")):
        fetch([artifact(b"meow")], cache)


def test_unknown_registry_is_named(registry: Registry, cache: Cache) -> None:
    with pytest.raises(BuildError, match=r"cat\.js: registry 'cargo' is not one of npm, pypi"):
        fetch([artifact(b"meow", registry="cargo")], cache)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
def test_ctrl_c_does_not_wait_for_a_dead_connection(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def open_dead(package: str, version: str, file: str) -> NoReturn:
        os.kill(os.getpid(), signal.SIGINT)
        over.wait(30)
        raise BuildError("nothing came")

    monkeypatch.setattr(artifacts, "OPENERS", {"npm": open_dead})
    try:
        with pytest.raises(KeyboardInterrupt):
            fetch([artifact(b"meow")], cache)
        assert not over.is_set()
        assert [thread for thread in threading.enumerate() if thread.name.startswith("ThreadPool")] != []
    finally:
        over.set()


def test_picked_members_become_one_zip(registry: Registry, cache: Cache) -> None:
    members = {"b.py": b"2", "a.py": b"1", "c.txt": b"3"}
    registry.packages["cats"] = members
    picked = write_zip({"a.py": b"1", "b.py": b"2"})
    fetched = fetch([artifact(picked, member="", pick=("*.py",))], cache)
    assert fetched["cat.js"].read_bytes() == picked


def test_zip_is_the_same_whatever_the_order_of_its_members() -> None:
    assert write_zip({"a": b"1", "b": b"2"}) == write_zip({"b": b"2", "a": b"1"})


def test_interrupted_filling_leaves_no_file(cache: Cache) -> None:
    def make(path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.get("0" * 64, "whole", make)
    assert files_below(cache.root) == {}


def test_kept_file_is_not_made_again(cache: Cache) -> None:
    kept = cache.get("0" * 64, "file", lambda path: path.write_bytes(b"first"))
    assert cache.get("0" * 64, "file", lambda path: path.write_bytes(b"second")) == kept
    assert kept.read_bytes() == b"first"

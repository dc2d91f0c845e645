"""Features kept in the user's cache folder: read again only of what has changed, exactly as they were."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from command import echoimage, save
from echoimage import Entry
from echoimage_tools.native import describe
from echoimage_tools.searching import backend, feature_bytes, kept_features, pictures
from echoimage_tools.searching.kept_features import KeptFeatures
from samples import photo
from strips import comic, panels

OLD = 10**18
"""A time of change long ago."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for seed in range(3):
        path = save(tmp_path / "p" / f"{seed}.jpg", photo(seed, 90, 120))
        os.utime(path, ns=(OLD, OLD))
    return tmp_path / "p"


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a picture is described."""
    calls: list[str] = []
    real = pictures.describe

    def counting(*words: object) -> object:
        calls.append("")
        return real(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(pictures, "describe", counting)
    return calls


def search(folder: Path, *words: object) -> str:
    return echoimage("search", folder / "1.jpg", "--database", folder, "--json", *words).out


def test_second_search_describes_nothing_and_answers_the_same(folder: Path, described: list[str]) -> None:
    first = search(folder)
    assert len(described) == 3
    assert search(folder) == first
    assert len(described) == 3
    assert search(folder, "--no-cache") == first
    assert len(described) == 6


def test_what_has_changed_is_described_again_and_what_was_only_touched_is_not(
    folder: Path, described: list[str]
) -> None:
    search(folder)
    save(folder / "0.jpg", photo(9, 90, 120))
    for name in ("0.jpg", "2.jpg"):
        os.utime(folder / name, ns=(OLD + 10**9, OLD + 10**9))
    search(folder)
    assert len(described) == 4
    search(folder)
    assert len(described) == 4


def test_file_changed_just_now_is_not_kept(folder: Path, described: list[str]) -> None:
    (folder / "0.jpg").touch()
    search(folder)
    search(folder)
    assert len(described) == 4


@pytest.mark.parametrize("name", ["__version__", "FORMAT"])
def test_another_version_describes_anew(
    folder: Path, described: list[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(folder)
    monkeypatch.setattr(kept_features, name, "another")
    search(folder)
    assert len(described) == 6


def test_classic_score_is_of_the_picture(folder: Path, described: list[str]) -> None:
    search(folder)
    first = search(folder, "--method", "classic")
    assert first == search(folder, "--method", "classic", "--no-cache")


def test_nobody_else_may_look_and_damage_is_noticed(folder: Path, described: list[str], user_cache: Path) -> None:
    search(folder)
    kept = user_cache / "features"
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o700
    for path, change in zip(sorted(kept.iterdir()), (b"", b"\x80\x04N.", None), strict=True):
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data if change is None else change)
    search(folder)
    assert len(described) == 6


def test_cache_that_cannot_be_written_changes_nothing(folder: Path, user_cache: Path) -> None:
    user_cache.parent.mkdir(exist_ok=True)
    user_cache.write_text("a file")
    assert '"match": true' in search(folder)


def test_damage_is_told_again(folder: Path, described: list[str]) -> None:
    data = (folder / "2.jpg").read_bytes()
    (folder / "2.jpg").write_bytes(data[: len(data) // 2])
    os.utime(folder / "2.jpg", ns=(OLD, OLD))
    first = search(folder)
    assert "it is damaged" in first
    assert search(folder) == first
    assert len(described) == 3


def test_what_was_not_used_for_longest_goes_first_and_a_run_keeps_only_what_fits(
    folder: Path, user_cache: Path
) -> None:
    features = {seed: describe(folder / f"{seed}.jpg") for seed in range(3)}
    size = max(len(feature_bytes.write(one, {"version": [9] * 3})) for one in features.values()) + 60

    def keep(*seeds: int) -> None:
        store = KeptFeatures(folder, limit=2 * size)
        for seed in seeds:
            entry = Entry(f"{seed}.jpg")
            store.keep(entry, store.find(entry).version, features[seed])
        store.close()

    def kept() -> list[int]:
        store = KeptFeatures(folder)
        return [seed for seed in range(3) if store._path(Entry(f"{seed}.jpg")).exists()]

    keep(0, 1, 2)
    assert kept() == [0, 1]
    for number, path in enumerate(KeptFeatures(folder)._path(Entry(f"{seed}.jpg")) for seed in range(2)):
        os.utime(path, ns=(OLD + number, OLD + number))
    keep(2)
    assert kept() == [1, 2]


def test_several_runs_at_once_read_whole_features_or_none(folder: Path) -> None:
    features, entry = describe(folder / "1.jpg"), Entry("1.jpg")

    def run(_: int) -> list[bool]:
        store, seen = KeptFeatures(folder), []
        for _ in range(20):
            kept = store.find(entry)
            store.keep(entry, kept.version, features)
            seen.append(kept.features is None or kept.features.sha256 == features.sha256)
        store.close()
        return seen

    with ThreadPoolExecutor(4) as threads:
        runs = list(threads.map(run, range(4)))
    assert all(all(seen) for seen in runs)
    assert KeptFeatures(folder).find(entry).holds


def test_features_come_back_as_they_were() -> None:
    whole = describe(comic(panels(count=5)))
    assert whole.windows
    found, about = feature_bytes.read(feature_bytes.write(whole, {"version": [1, 2, 3]}))
    assert about == {"version": [1, 2, 3]}
    for one, other in zip((whole, *whole.windows), (found, *found.windows), strict=True):
        assert (one.sha256, one.width, one.height, one.preview, one.window) == (
            *(other.sha256, other.width, other.height, other.preview, other.window),
        )
        for name in ("thumbnail", "block_means", "colour"):
            assert np.array_equal(getattr(one, name), getattr(other, name))
        for name in feature_bytes.KEYPOINTS:
            left, right = getattr(one.keypoints, name), getattr(other.keypoints, name)
            assert left.dtype == right.dtype and np.array_equal(left, right)


def test_without_a_home_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(kept_features, "cache_folder", homeless)
    assert KeptFeatures(folder).find(Entry("1.jpg")).features is None


def test_index_is_named_where_it_would_pay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend, "MANY", 3)
    words = ("search", folder / "1.jpg", "--database", folder)
    told = (
        f"echoimage: {folder}: 3 pictures were read. To search them in a second, run: echoimage index {folder} -o INDEX"
    )
    assert told in echoimage(*words).err
    assert echoimage(*words).err == ""

"""Pairs that a person has said are none: a file that the program adds to and people edit."""

from pathlib import Path

import pytest

from duplicate_values import item
from echoimage import EchoImageError
from echoimage.duplicates.pair import Pair
from echoimage_tools.duplicates.not_duplicates import NotDuplicates

PAIR = Pair(0, 1, "edited", "certain", 0.9)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / name for name in ("one.jpg", "ünï\n日.jpg", "three.jpg")]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


def holds(path: Path, *files: Path) -> bool:
    return NotDuplicates(path).holds(PAIR, [item(number, one) for number, one in enumerate(files)])


def test_pairs_are_known_by_their_bytes_wherever_they_move(files: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "state" / "not.txt"
    assert NotDuplicates(path).add(files[:2]) == 1
    assert NotDuplicates(path).add(files) == 2
    assert len(NotDuplicates(path)) == 3
    moved = files[0].rename(tmp_path / "elsewhere.jpg")
    assert holds(path, files[1], moved)


def test_deleted_line_is_forgotten_and_one_of_paths_is_read(files: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "not.txt"
    NotDuplicates(path).add(files[:2])
    text = path.read_text("utf-8")
    path.write_text("".join(line for line in text.splitlines(keepends=True) if "one.jpg" not in line), "utf-8")
    assert not holds(path, *files[:2])
    path.write_text("# by hand\n\none.jpg\tthree.jpg\n")
    assert holds(path, files[0], files[2])
    assert not holds(path, *files[:2])


def test_what_cannot_be_remembered_is_refused(files: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "not.txt"
    files[1].write_bytes(files[0].read_bytes())
    with pytest.raises(EchoImageError, match="the very same file"):
        NotDuplicates(path).add(files[:2])
    with pytest.raises(EchoImageError, match=r"gone\.jpg cannot be read"):
        NotDuplicates(path).add([files[0], tmp_path / "gone.jpg"])
    assert not path.exists()


def test_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    (tmp_path / "not.txt").write_text("# fine\none.jpg two.jpg\n")
    with pytest.raises(EchoImageError, match=r"line 2 of .*not\.txt is no pair"):
        NotDuplicates(tmp_path / "not.txt")


def test_what_others_write_meanwhile_stays(files: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "not.txt"
    first, second = NotDuplicates(path), NotDuplicates(path)
    first.add(files[:2])
    with pytest.raises(EchoImageError, match="was changed meanwhile"):
        second.add(files[1:])
    assert len(NotDuplicates(path)) == 1

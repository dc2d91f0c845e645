"""Which photographs the accuracy benchmark edits, keeps in the database, holds out."""

from pathlib import Path

import pytest

from bench.accuracy.photos import select
from echoimage_build.errors import BuildError


def folder(path: Path, names: str, same: bool = False) -> Path:
    """A folder with a file for each word; the files are `same` or all different."""
    for name in names.split():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(b"same" if same else str(path / name).encode())
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return folder(tmp_path / "many", " ".join(f"{number}.jpg" for number in range(100)))


def test_originals_come_from_the_first_folder_and_no_picture_is_used_twice(tmp_path: Path, many: Path) -> None:
    first = folder(tmp_path / "first", "a.png b.png c.png d.png e.png")
    chosen = select([first, many], originals=3, distractors=60, negatives=20)
    assert len(chosen.originals) == 3 and all(path.parent == first for path in chosen.originals)
    assert (len(chosen.distractors), len(chosen.negatives), chosen.notes) == (60, 20, ())
    used = [*chosen.originals, *chosen.distractors, *chosen.negatives]
    assert len(set(used)) == len(used)
    assert sorted(chosen.database) == sorted([*chosen.originals, *chosen.distractors])


def test_choice_is_the_same_each_time(many: Path) -> None:
    assert select([many], 5, 20, 10) == select([many], 5, 20, 10)
    assert select([many], 5, 20, 10).database == select([many], 5, 20, 10).database


def test_subfolders_count_and_other_files_do_not(tmp_path: Path) -> None:
    mixed = folder(tmp_path / "mixed", "a.jpg deep/er/b.JPEG c.webp d.png notes.txt e.gif")
    chosen = select([mixed], originals=1, distractors=9, negatives=9)
    used = {path.name for path in (*chosen.database, *chosen.negatives)}
    assert used == {"a.jpg", "b.JPEG", "c.webp", "d.png"}


def test_too_few_pictures_are_shared_out_and_told(tmp_path: Path) -> None:
    few = folder(tmp_path / "few", " ".join(f"{number}.jpg" for number in range(12)))
    chosen = select([few], originals=24, distractors=2000, negatives=200)
    assert [len(use) for use in (chosen.originals, chosen.distractors, chosen.negatives)] == [6, 5, 1]
    assert chosen.notes == (
        "only 6 originals instead of 24",
        "only 5 distractors instead of 2000",
        "only 1 negatives instead of 200",
    )


def test_copies_of_a_file_are_used_once(tmp_path: Path, many: Path) -> None:
    copies = folder(tmp_path / "copies", "a.jpg b.jpg c.jpg d.jpg", same=True)
    chosen = select([copies, many], originals=3, distractors=200, negatives=10)
    used = [path for path in (*chosen.database, *chosen.negatives) if path.parent == copies]
    assert len(used) == 1
    assert "only 1 originals instead of 3" in chosen.notes


def test_missing_and_empty_folders_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"There is no folder .*nowhere"):
        select([tmp_path / "nowhere"], 1, 1)
    with pytest.raises(BuildError, match="has 1 pictures; at least 4 are needed"):
        select([folder(tmp_path / "one", "a.jpg")], 1, 1)


def test_unreadable_pictures_are_left_out_and_told(many: Path) -> None:
    chosen = select([many], 5, 20, 10)
    bad = (chosen.originals[0], chosen.negatives[3], chosen.distractors[7])
    readable = chosen.readable(dict.fromkeys(bad, "damaged"))
    assert not set(bad) & {*readable.database, *readable.negatives}
    assert [len(use) for use in (readable.originals, readable.distractors, readable.negatives)] == [4, 19, 9]
    assert readable.notes == tuple(f"left out: {path}: damaged" for path in bad)


def test_nothing_to_measure_is_refused_with_the_reasons(many: Path) -> None:
    chosen = select([many], 2, 20, 10)
    with pytest.raises(BuildError, match=r"Too few pictures could be read\.\nleft out: .*: damaged"):
        chosen.readable(dict.fromkeys(chosen.originals, "damaged"))

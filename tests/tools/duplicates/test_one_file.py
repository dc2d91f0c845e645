"""A file with several names is no duplicate of itself."""

from pathlib import Path

from duplicate_values import group, item
from echoimage_tools.duplicates.one_file import of_several_files


def test_links_are_no_duplicates_and_the_file_itself_is_kept(tmp_path: Path) -> None:
    real, hard, soft, copy = (tmp_path / name for name in ("real.jpg", "hard.jpg", "a link.jpg", "copy.jpg"))
    real.write_bytes(b"picture")
    hard.hardlink_to(real)
    soft.symlink_to(real)
    assert list(of_several_files([group(item(0, soft), item(1, real), item(2, hard))])) == []
    copy.write_bytes(b"picture")
    (found,) = of_several_files([group(item(0, soft), item(1, real), item(2, hard), item(3, copy))])
    assert (found.best, [one.item for one in found.others]) == (item(1, real), [item(3, copy)])


def test_what_is_on_the_web_or_gone_stays_in_its_group() -> None:
    one = group(item(0, "https://example.org/a.jpg"), item(1, "https://example.org/b.jpg"), item(2, "/gone.jpg"))
    assert list(of_several_files([one])) == [one]

"""A damaged index: what `echoimage verify` finds, `echoimage index --repair` makes anew, and nothing else does."""

import shutil
from pathlib import Path

import pytest

from built_index import build, contents, pictures
from command import echoimage, urls


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of four pictures, two in each detail file."""
    top = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as few:
        few.setattr("echoimage_tools.indexing.build.IMAGES", 2)
        build(pictures(top / "p", range(4)), top / "out")
    return top


@pytest.fixture
def damaged(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("echoimage_tools.indexing.build.IMAGES", 2)
    return Path(shutil.copytree(made, tmp_path / "top")) / "out"


def damage(out: Path, kind: str) -> Path:
    """Change a byte within a file of a kind: of a detail file within its first record, of a value so that it is one."""
    path = min(out.glob(f"{kind.split(maxsplit=1)[0]}*"))
    data = bytearray(path.read_bytes())
    if kind == "manifest value":
        # As good a path as the right one.
        data[data.index(b"../p/") + 3] ^= 1
        path.write_bytes(data)
        return path
    data[300 if kind == "details" else len(data) // 2] ^= 255
    path.write_bytes(data)
    return path


def repaired(out: Path) -> str:
    answer = echoimage("index", out.parent / "p", "-o", out, "--workers", 1, "--repair")
    assert answer.code == 0
    assert echoimage("verify", out).code == 0
    return answer.out + answer.err


@pytest.mark.parametrize(
    ("kind", "read", "said"),
    [
        ("details", 2, "{name} lost or damaged: 2 images read again"),
        ("keypoints", 0, "lists of all keypoints of 4 images are lacking"),
        ("words", 4, "the index is made anew, for {name} is missing"),
        ("sources", 4, "the index is made anew, for {name} is missing"),
        ("manifest", 4, "the index is made anew, for manifest.json is "),
        ("manifest value", 4, "the index is made anew, for manifest.json cannot be read: its values are not those"),
    ],
)
def test_every_kind_of_file_is_made_anew(damaged: Path, kind: str, read: int, said: str) -> None:
    whole = contents(damaged)
    path = damage(damaged, kind)
    told = echoimage("verify", damaged)
    assert told.code == (2 if kind == "manifest" else 1)
    assert ("--repair" in told.err) is (kind != "manifest") and str(path) in told.err.replace("out: m", "out/m")
    report = repaired(damaged)
    assert said.format(name=path.name) in report
    assert f"4 images: {read} read, of these 0 changed, {4 - read} kept, 0 removed" in report
    # Pictures that were read again stand behind the others, but for the last ones.
    assert kind == "details" or contents(damaged) == whole
    found = echoimage("search", damaged.parent / "p" / "000.jpg", "--database", damaged, "--json").object
    assert (urls(found["results"])[0][-7:], found["results"][0]["score"]) == ("000.jpg", 1)


def test_without_being_told_a_build_heals_what_is_missing_and_nothing_that_has_to_be_read(damaged: Path) -> None:
    path = damage(damaged, "details")
    build(damaged.parent / "p", damaged)
    assert echoimage("verify", damaged).code == 1
    path.unlink()
    answer = echoimage("index", damaged.parent / "p", "-o", damaged, "--workers", 1)
    assert (answer.code, "4 images: 2 read" in answer.out) == (0, True)
    assert echoimage("verify", damaged).code == 0


def test_details_and_keypoints_may_be_damaged_at_once(damaged: Path) -> None:
    damage(damaged, "details")
    damage(damaged, "keypoints")
    assert "4 images: 2 read, of these 0 changed, 2 kept" in repaired(damaged)


def test_of_a_whole_index_a_repair_changes_nothing(damaged: Path) -> None:
    whole = contents(damaged)
    assert "4 images: 0 read" in repaired(damaged)
    assert contents(damaged) == whole

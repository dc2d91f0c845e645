"""`echoimage inspect` and `echoimage verify`: what is told of a whole index, and of one that is not."""

import json
from pathlib import Path

import pytest

from built_index import manifest, named, pictures
from command import echoimage


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("index")
    assert echoimage("index", pictures(top / "p", range(4)), "-o", top / "out", "--workers", 1).code == 0
    (top / "p" / "001.jpg").unlink()
    assert echoimage("index", top / "p", "-o", top / "out", "--workers", 1).code == 0
    assert echoimage("index", top / "p", "-o", top / "out", "--workers", 1).code == 0
    return top / "out"


@pytest.fixture
def copy(out: Path, tmp_path: Path) -> Path:
    for name in named(out):
        (tmp_path / name).write_bytes((out / name).read_bytes())
    return tmp_path


def test_inspect_tells_counts_sizes_and_parameters(out: Path) -> None:
    answer = echoimage("inspect", out)
    assert (answer.code, answer.err) == (0, "")
    ((digits, size, _),) = manifest(out)["segments"][0]["details"]
    for text in (
        f"{out}: 3 images, 1 removed",
        f"1 file, {size:,} bytes, {size / 4:,.0f} an image",
        f"1 file, {manifest(out)['segments'][0]['bytes']:,} bytes",
        "version 3, 13 bits of signature, 11 of gap",
        manifest(out)["vocabulary"][:16],
        "relative addresses count from ../p/",
    ):
        assert text in answer.out
    assert (out / f"details-{digits}.zip").exists()


def test_verify_of_a_whole_index(out: Path) -> None:
    answer = echoimage("verify", out)
    assert (answer.code, answer.out, answer.err) == (0, f"{out}: 3 images, 5 files are whole\n", "")


@pytest.mark.parametrize("kind", ["words", "details", "keypoints", "sources"])
@pytest.mark.parametrize("damage", ["flipped", "cut", "longer", "missing", "another"])
def test_verify_finds_every_damage(kind: str, damage: str, copy: Path) -> None:
    (path,) = copy.glob(f"{kind}-*")
    data = bytearray(path.read_bytes())
    if damage == "flipped":
        data[len(data) // 2] ^= 1
    path.write_bytes({"cut": data[:-1], "longer": data + b"x", "another": b"PK" + bytes(90)}.get(damage, data))
    if damage == "missing":
        path.unlink()
    answer = echoimage("verify", copy)
    assert answer.code == 1
    assert answer.out == f"{copy}: 3 images, 1 of its files cannot be used\n"
    why = "it is missing; upload it again" if damage == "missing" else f"{path.name} is damaged: its"
    assert f"{path}: {why}" in answer.err


@pytest.mark.parametrize("verb", ["inspect", "verify"])
def test_folder_without_a_usable_manifest(verb: str, copy: Path, tmp_path: Path) -> None:
    document = manifest(copy)
    for written, text in (
        (None, "it is an index without its manifest.json"),
        (b"<html>", "manifest.json is a web page"),
        (json.dumps({**document, "version": 9}).encode(), "version 9, and this program reads versions up to 3"),
        (json.dumps({**document, "vocabulary": ""}).encode(), "other visual words"),
    ):
        (copy / "manifest.json").unlink(missing_ok=True)
        if written is not None:
            (copy / "manifest.json").write_bytes(written)
        answer = echoimage(verb, copy)
        assert (answer.code, answer.out) == (2, "")
        assert text in answer.err

"""`echoimage search --database` of an index: as a folder, by its manifest, and by a database that names it."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from echoimage_tools.cli import main
from index_samples import described
from memory_index import make_index
from samples import photo


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return make_index([described(seed) for seed in range(60)]).files


@pytest.fixture
def index(files: dict[str, bytes], tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (tmp_path / "images.json").write_text('{"index": "index/manifest.json"}')
    return folder


@pytest.fixture
def query(tmp_path: Path) -> str:
    cv2.imwrite(str(tmp_path / "query.png"), np.ascontiguousarray(np.rot90(photo(41, 90, 120))))
    return str(tmp_path / "query.png")


@pytest.mark.parametrize("named", [".", "manifest.json", "../images.json"])
def test_turned_copy_is_found(index: Path, query: str, named: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", query, "--database", str(index / named), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["results"][0]["url"] == str(index.parent / "pictures" / "41.png")
    assert (answer["results"][0]["match"], answer["compared"], answer["total"]) == (True, 60, 60)
    assert (answer["matches"], answer["incomplete"]) == (1, False)


def test_classic_method_is_refused_for_each_query(index: Path, query: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", query, query, "--database", str(index), "--method", "classic", "--json"]) == 2
    said = capsys.readouterr()
    assert said.err.count("an index has no classic scores; choose the verified method") == 2
    assert [json.loads(line)["error"]["reason"] for line in said.out.splitlines()] == ["bad-database"] * 2


def test_lost_detail_file_is_told_and_the_rest_is_searched(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = min(index.glob("details-*.zip"))
    lost.unlink()
    # Of a picture that is not in the index, records of all files are read.
    unknown = str(tmp_path / "unknown.png")
    cv2.imwrite(unknown, photo(500, 90, 120))
    code = main(["search", unknown, "--database", str(index), "--json"])
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert [(one["url"], one["reason"]) for one in answer["problems"]] == [(lost.name, "not-found")]
    assert f'{lost.name} is missing; copy it there again, or run "echoimage index" again' in said.err
    # There is no match, and nobody knows whether there would be one.
    assert (code, len(answer["results"]), answer["match"], answer["incomplete"]) == (2, 5, False, True)
    assert main(["search", unknown, "--database", str(index)]) == 2
    assert "  no match in what can be read: parts of the index are damaged or missing" in capsys.readouterr().out
    main(["search", unknown, "--database", str(index), "--csv", "-"])
    assert "No match in what can be read,,," in capsys.readouterr().out


def test_damaged_words_file_is_told(index: Path, query: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = next(index.glob("words-*.zip"))
    words.write_bytes(words.read_bytes()[:-1])
    assert main(["search", query, "--database", str(index)]) == 2
    assert f"{words.name} is damaged" in capsys.readouterr().err

"""Photographs for the scale benchmark, described, and an index of them among distractors."""

from pathlib import Path

import cv2
import pytest

from bench.scale.described import Described, describe_all
from bench.scale.photographs import Photographs, gather
from bench.scale.queries import Question, questions
from bench.scale.writing import write_index
from samples import photo


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders with photographs."""
    made = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    for seed in range(20):
        cv2.imwrite(str(made[seed % 2] / f"{seed}.png"), photo(seed, 240, 320))
    return made


@pytest.fixture(scope="session")
def photographs(folders: list[Path]) -> Photographs:
    return gather(folders)


@pytest.fixture(scope="session")
def described(photographs: Photographs) -> list[Described]:
    return describe_all(photographs.indexed)


@pytest.fixture(scope="session")
def originals(described: list[Described], photographs: Photographs) -> list[Described]:
    return [one for one in described if one.path in photographs.originals]


@pytest.fixture(scope="session")
def others(described: list[Described], photographs: Photographs) -> list[Described]:
    return [one for one in described if one.path in photographs.others]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, others: list[Described], originals: list[Described]) -> Path:
    """An index of 300 images, of which few are real."""
    return write_index(tmp_path_factory.mktemp("scale") / "index", others, originals, 300).folder


@pytest.fixture(scope="session")
def asked(photographs: Photographs) -> list[Question]:
    return questions(photographs, 2)

"""The index of the scale benchmark: the originals, and distractors that are like photographs."""

import asyncio
from pathlib import Path

import numpy as np
import pytest

from bench.scale import writing
from bench.scale.described import Described
from bench.scale.distractors import RUN, RUNS, Statistics, leading_of
from bench.scale.writing import write_index
from echoimage import decode, open_index, prepare, search_index
from echoimage.index import manifest
from echoimage.index.keypoint_lists import columns_of
from echoimage_tools.sources.index_files import FolderFiles


def test_index_holds_the_size_asked_for_and_every_file_it_names(index: Path) -> None:
    found = manifest.parse((index / manifest.NAME).read_bytes(), "manifest")
    assert found.images == sum(segment.images for segment in found.segments) == 300
    assert len(set(found.names)) == len(found.names)
    for segment in found.segments:
        for info in segment.details:
            assert (index / info.name).stat().st_size == info.size


def test_no_distractor_shows_an_original(index: Path, described: list[Described], originals: list[Described]) -> None:
    async def addresses() -> dict[int, str]:
        opened = await open_index(FolderFiles(index), str(index / manifest.NAME))
        found, problems = await opened.details(range(300))
        assert not problems
        return {number: stored.entry.url.rpartition("/")[2] for number, stored in found.items()}

    names = asyncio.run(addresses())
    real = [names[number] for number in range(len(described))]
    assert len(set(real)) == len(described)
    assert not {one.url.rpartition("/")[2] for one in originals} & {names[n] for n in range(len(described), 300)}


def test_originals_are_found_among_distractors(index: Path, originals: list[Described]) -> None:
    async def first(one: Described) -> str:
        opened = await open_index(FolderFiles(index), str(index / manifest.NAME))
        report = await search_index(prepare(await decode(one.path.read_bytes())), opened)
        return report.results[0].entry.url

    for one in originals[:3]:
        assert asyncio.run(first(one)).endswith(one.url.removeprefix(".."))


def test_index_of_few_images_has_the_originals_and_no_distractor(
    tmp_path: Path, others: list[Described], originals: list[Described]
) -> None:
    written = write_index(tmp_path / "few", others, originals, len(originals) + 1)
    assert written.real == written.images == len(originals) + 1
    assert write_index(tmp_path / "fewer", others, originals, 2).real == 2


def test_large_index_has_several_segments_each_written_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: list[Described], originals: list[Described]
) -> None:
    monkeypatch.setattr(writing, "IMAGES", 100)
    written = write_index(tmp_path / "large", others, originals, 250)
    found = manifest.parse((written.folder / manifest.NAME).read_bytes(), "manifest")
    assert [segment.images for segment in found.segments] == [100, 100, 50]
    assert len({segment.digits for segment in found.segments}) == 3


def test_same_photographs_give_the_same_index(
    tmp_path: Path, index: Path, others: list[Described], originals: list[Described]
) -> None:
    again = write_index(tmp_path / "again", others, originals, 300).folder
    assert (again / manifest.NAME).read_bytes() == (index / manifest.NAME).read_bytes()


def test_distractors_have_runs_of_real_keypoints_and_bits_of_real_fingerprints(others: list[Described]) -> None:
    drawn = Statistics(others, 1).leading(5, 10)
    assert np.bincount(drawn.owners).tolist() == [0] * 10 + [RUN * RUNS] * 5
    known = leading_of(others)
    pairs = list(zip(known.words.tolist(), known.signatures.tolist(), strict=True)) * 2
    for begin in range(0, len(drawn.words), RUN):
        end = begin + RUN
        run = list(zip(drawn.words[begin:end].tolist(), drawn.signatures[begin:end].tolist(), strict=True))
        assert any(pairs[at : at + RUN] == run for at in range(len(known.words)) if pairs[at] == run[0])
    bits = np.unpackbits(Statistics(others, 1).fingerprints(50), axis=1)
    real = np.unpackbits(np.stack([one.fingerprint for one in others]), axis=1)
    assert (bits.any(axis=0) <= real.any(axis=0)).all() and (bits.all(axis=0) >= real.all(axis=0)).all()


def test_distractors_have_an_eighth_of_the_keypoints_of_eight_photographs(others: list[Described]) -> None:
    drawn = Statistics(others, 1).keypoints(5, 10)
    assert (np.diff(drawn.words.astype(int)) >= 0).all()
    counts = np.bincount(drawn.owners)
    known = [len(one.features.keypoints.words) for one in others]
    assert counts[:10].sum() == 0 and len(counts) == 15
    assert min(known) - RUNS <= counts[10:].min() and counts[10:].max() <= max(known) + RUNS
    own = [columns_of([one.features], [0]) for one in others]
    real = {pair for one in own for pair in zip(one.words.tolist(), one.marks.tolist(), strict=True)}
    assert set(zip(drawn.words.tolist(), drawn.marks.tolist(), strict=True)) <= real

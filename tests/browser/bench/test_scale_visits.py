"""What the scale benchmark does in the browser, on a small index."""

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import cv2
import pytest
from playwright.sync_api import Browser

from bench.scale import bench, in_worker, naive, stopwatch
from bench.scale.described import Described, describe_all
from bench.scale.memory import largest_renderer
from bench.scale.photographs import Photographs, gather
from bench.scale.queries import KINDS, questions
from bench.scale.serving import BenchServer, serving
from bench.scale.tab import INDEX, Tab
from bench.scale.visit import visit
from bench.scale.writing import write_index
from echoimage_build.artifacts import read_artifacts
from echoimage_build.cache import Cache
from echoimage_build.cli import parse
from echoimage_build.errors import BuildError
from samples import photo

ROOT = Path(__file__).resolve().parents[3]
IMAGES = 200


pytestmark = pytest.mark.slow


def is_measured(memory: int | None, least: int) -> bool:
    """Return whether this is so many bytes, or the system is one that does not tell."""
    return memory is None if sys.platform != "linux" else memory is not None and memory > least


@pytest.fixture(scope="module")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> Photographs:
    folder = tmp_path_factory.mktemp("photographs")
    for seed in range(12):
        cv2.imwrite(str(folder / f"{seed}.png"), photo(seed, 300, 400))
    return gather([folder])


@pytest.fixture(scope="module")
def described(photographs: Photographs) -> list[Described]:
    return describe_all(photographs.indexed)


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, site_folder: Path, photographs: Photographs, described: list[Described]
) -> Iterator[BenchServer]:
    folder = tmp_path_factory.mktemp("scale")
    originals = [one for one in described if one.path in photographs.originals]
    others = [one for one in described if one.path not in photographs.originals]
    write_index(folder / INDEX, others, originals, IMAGES)
    in_worker.reachable(site_folder, folder / in_worker.WORKER)
    folders = {name: folder / name for name in (INDEX, in_worker.WORKER, naive.FOLDER)}
    with serving(site_folder, folders, {one.url.rpartition("/")[2]: one.path for one in described}) as opened:
        yield opened


def test_visit_measures_opening_and_every_question(
    browser: Browser, server: BenchServer, photographs: Photographs, tmp_path: Path
) -> None:
    asked = questions(photographs, 2)
    found = visit(browser, server, IMAGES, asked, tmp_path)
    words = IMAGES * 400
    assert found.opening.milliseconds > 0 and found.opening.size > words
    assert [one.kind for one in (found.cold, *found.warm)] == [question.kind for question in asked]
    for answer in (found.cold, *found.warm):
        assert 0 < answer.first_results <= answer.milliseconds
        assert answer.right, answer
        # Details of the likeliest are read, no list again.
        assert answer.requests > 0 and 10_000 < answer.size < 4_000_000
    assert found.kinds == list(KINDS)
    assert is_measured(found.memory, 100_000_000)


def test_stages_are_timed_in_the_worker(
    browser: Browser, server: BenchServer, photographs: Photographs, tmp_path: Path
) -> None:
    costs, heap = in_worker.worker_stages(browser, server, questions(photographs, 2), tmp_path)
    assert set(costs) == set(KINDS)
    for cost in costs.values():
        assert all(cost[stage] > 0 for stage in (*stopwatch.STAGES, stopwatch.OTHER))
    assert heap > 50_000_000


def test_index_that_cannot_be_opened_ends_the_measurement(browser: Browser, site_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    with serving(site_folder, {INDEX: tmp_path}, {}) as other:
        context = browser.new_context(service_workers="block")
        with pytest.raises(BuildError, match=r"The page told an error: .*manifest\.json"):
            Tab(context, other, tmp_path).open()
        context.close()


def test_naive_page_scores_a_copy_above_all_others(
    browser: Browser, server: BenchServer, described: list[Described]
) -> None:
    cache = Cache(ROOT / ".cache")
    artifacts = read_artifacts(naive.HERE / "opencv.toml")
    if not all(cache.path(one.sha256, one.name).exists() for one in artifacts):
        pytest.skip("opencv.js is fetched by `bench scale` alone")
    naive.write_page(cache, server.folders[naive.FOLDER], described[1].path.read_bytes())
    milliseconds, scores = naive.naive_scores(browser, server, [one.url.rpartition("/")[2] for one in described[:4]])
    assert milliseconds > 0
    assert scores[1] > 0.9 and max(scores[0], *scores[2:]) < 0.6


def test_whole_benchmark_writes_its_report(
    browser: Browser,
    site_folder: Path,
    photographs: Photographs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bench, "_chromium", lambda: nullcontext(browser))
    monkeypatch.setattr(bench, "PER_KIND", 4)
    monkeypatch.setattr(naive, "write_page", lambda *_: None)
    monkeypatch.setattr(naive, "naive_scores", lambda *_: (50.0, []))
    folder = str(photographs.originals[0].parent)
    words = ["--images", "40", "--photos", folder, "--queries", "2", "--json", str(tmp_path / "out.json")]
    bench.print_scale_bench(parse(["bench", "scale", *words]), tmp_path, site_folder)
    found = json.loads((tmp_path / "out.json").read_text())
    assert len(found["sizes"][0]["visited"]["warm"]) == 11 and len(found["trials"]) == 2


def test_memory_of_the_page_is_found(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(site)
    found = largest_renderer(browser)
    page.close()
    assert is_measured(found, 1_000_000)

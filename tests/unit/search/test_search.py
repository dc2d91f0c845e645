"""A search from end to end, by both methods: order, duplicates, failures, what the report says."""

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest

from echoimage import Entry, Library, Method, Report, Result, prepare, search
from samples import MemorySource, encode, photo, query_of

BY_SCORES = pytest.mark.same_everywhere
"""What becomes of scores once they are there: decided in Python alone."""

Run = Callable[[Any], Any]
PHOTOS = [encode(photo(seed, 60, 80), ".png") for seed in range(12)]
BOTH: list[Method] = ["verified", "classic"]


def address(number: int) -> str:
    return f"https://example.org/{number}.png"


ENTRIES = [Entry(address(number), title=f"photo {number}") for number in range(12)]


def library(**changes: bytes | None) -> Library:
    """All twelve photos; `_3=data` puts other bytes in place of number 3, None leaves it out."""
    files = {address(number): data for number, data in enumerate(PHOTOS)}
    for name, data in changes.items():
        files.pop(address(int(name[1:])))
        if data is not None:
            files[address(int(name[1:]))] = data
    return Library(MemorySource(files))


@pytest.fixture(scope="module")
def images() -> Library:
    """All twelve photos, described once."""
    return library()


@pytest.fixture(scope="module")
def edited() -> bytes:
    """Photo 7, smaller, softer and saved as JPEG."""
    small = cv2.resize(photo(7, 60, 80), (64, 48), interpolation=cv2.INTER_AREA)
    return encode(small, ".jpg", 1, 75)


def found(report: Report) -> list[str]:
    return [result.entry.url for result in report.results]


@pytest.mark.parametrize("method", BOTH)
def test_edited_copy_is_found_first(run: Run, images: Library, edited: bytes, method: Method) -> None:
    report = run(search(query_of(edited), ENTRIES, images, method=method))
    assert report.results[0].entry == ENTRIES[7]
    assert report.results[0].score.total > report.results[1].score.total + 0.2
    assert not report.results[0].exact
    assert (len(report.results), report.problems) == (5, ())
    assert (report.compared, report.total, report.stopped) == (12, 12, False)


@pytest.mark.parametrize("method", BOTH)
def test_exact_copy_is_said_to_be_one(run: Run, images: Library, method: Method) -> None:
    first, second = run(search(query_of(PHOTOS[4]), ENTRIES, images, k=2, method=method)).results
    assert (first.entry, first.exact, second.exact) == (ENTRIES[4], True, False)


@BY_SCORES
def test_query_of_unknown_hash_is_no_exact_copy(run: Run, images: Library) -> None:
    (result,) = run(search(prepare(photo(4, 60, 80)), ENTRIES, images, k=1)).results
    assert (result.entry, result.exact) == (ENTRIES[4], False)


@BY_SCORES
def test_results_have_the_dimensions_of_the_images(run: Run) -> None:
    large = encode(photo(7, 90, 120), ".png")
    report = run(search(query_of(PHOTOS[7]), ENTRIES, library(_7=large), k=2))
    assert [result.size for result in report.results] == [(120, 90), (80, 60)]


@BY_SCORES
@pytest.mark.parametrize("method", BOTH)
def test_results_are_the_best_by_score(run: Run, images: Library, edited: bytes, method: Method) -> None:
    everything = run(search(query_of(edited), ENTRIES, images, k=99, method=method))
    assert len(everything.results) == 12
    totals = [result.score.total for result in everything.results]
    assert totals == sorted(totals, reverse=True)
    # Of what does not match, the verified method looks only as far as it is asked to.
    sure = 3 if method == "classic" else 1
    few = run(search(query_of(edited), ENTRIES, images, k=3, method=method))
    assert found(few)[:sure] == found(everything)[:sure]


@BY_SCORES
@pytest.mark.parametrize("method", BOTH)
def test_images_of_equal_score_stand_in_database_order(run: Run, method: Method) -> None:
    """The same pixels in files of different bytes."""
    same = {f"_{n}": encode(photo(1, 60, 80), ".png", 16, n % 10) for n in (9, 3, 6)}
    report = run(search(query_of(PHOTOS[1]), ENTRIES, library(**same), k=4, method=method))
    assert found(report) == [address(n) for n in (1, 3, 6, 9)]


@BY_SCORES
@pytest.mark.parametrize("method", BOTH)
def test_images_of_equal_bytes_appear_once_with_their_other_addresses(run: Run, method: Method) -> None:
    copies = library(_8=PHOTOS[2], _5=PHOTOS[2])
    first, *others = run(search(query_of(PHOTOS[2]), ENTRIES, copies, k=3, method=method)).results
    assert (first.entry, first.also) == (ENTRIES[2], (address(5), address(8)))
    assert all(other.also == () for other in others)
    assert len(others) == 2


def test_damaged_image_is_compared_as_far_as_it_goes_and_told(run: Run) -> None:
    half = encode(photo(7), ".jpg")
    report = run(search(query_of(PHOTOS[3]), ENTRIES, library(_2=None, _1=half[: len(half) // 2])))
    assert [(problem.url, problem.reason) for problem in report.problems] == [
        (address(1), "damaged"),
        (address(2), "not-found"),
    ]
    assert "it is damaged: the lower" in report.problems[0].text
    assert report.problems[0].text.endswith("could not be read; what can be read is compared")
    assert (report.compared, report.total) == (11, 12)


def test_failing_images_become_problems_in_order_and_the_others_are_found(run: Run) -> None:
    broken = library(_2=None, _6=b"<html>", _9=b"", _4=PHOTOS[4][:500])
    report = run(search(query_of(PHOTOS[7]), ENTRIES, broken))
    assert [(problem.url, problem.reason) for problem in report.problems] == [
        (address(2), "not-found"),
        (address(4), "damaged"),
        (address(6), "not-an-image"),
        (address(9), "empty"),
    ]
    assert "404" in report.problems[0].text
    assert (report.compared, report.total, report.stopped) == (8, 12, False)
    assert report.results[0].entry == ENTRIES[7]


@pytest.mark.parametrize("method", BOTH)
def test_database_without_images_has_no_results(run: Run, method: Method) -> None:
    assert run(search(query_of(PHOTOS[0]), [], library(), method=method)) == Report((), (), (), 0, 0, False)


@pytest.mark.parametrize("method", BOTH)
def test_database_whose_images_all_fail_has_no_results(run: Run, method: Method) -> None:
    report = run(search(query_of(PHOTOS[0]), ENTRIES[:3], Library(MemorySource({})), method=method))
    assert (report.results, report.scores, report.compared) == ((), (), 0)
    assert len(report.problems) == 3


@pytest.mark.parametrize("wrong", [{"k": 0}, {"parallel": 0}])
def test_numbers_below_one_are_refused(run: Run, wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="k and parallel must be 1 or more"):
        run(search(query_of(PHOTOS[0]), [], library(), **wrong))


def test_unknown_method_is_refused_by_name(run: Run) -> None:
    with pytest.raises(ValueError, match="method must be verified or classic, not phash"):
        run(search(query_of(PHOTOS[0]), [], library(), method="phash"))


def test_classic_scores_tell_of_every_image_and_find_nothing_out(run: Run, images: Library) -> None:
    report = run(search(query_of(PHOTOS[3]), ENTRIES, images, method="classic"))
    assert len(report.scores) == 12
    assert list(report.scores) == sorted(report.scores, reverse=True)
    assert report.scores[:5] == tuple(result.score.total for result in report.results)
    assert all(result.score.details is None for result in report.results)


@BY_SCORES
def test_verified_is_the_method_unless_told(run: Run, images: Library) -> None:
    report = run(search(query_of(PHOTOS[3]), ENTRIES, images))
    assert all(result.score.details for result in report.results)
    assert report.results[0].score.details.verdict == "same"


def told(result: Result) -> tuple[object, ...]:
    """All that a result says, matrices and pairs as their bytes."""
    score, details = result.score, result.score.details
    if details is None:
        return (result,)
    matrix = b"" if details.matrix is None else np.asarray(details.matrix).tobytes()
    numbers = (score.ssim, score.orb, score.total, details.tone_matched_ssim, details.rotation, details.image_coverage)
    return result.entry, numbers, details.verdict, details.edits, matrix, details.pairs.tobytes()


@pytest.mark.same_everywhere  # of the numbers, test_verify shows it there
@pytest.mark.parametrize("method", BOTH)
def test_two_runs_give_the_same_report(run: Run, edited: bytes, method: Method) -> None:
    def report(parallel: int) -> object:
        images = library(_2=None)
        asked = run(search(query_of(edited), ENTRIES[2:8], images, parallel=parallel, method=method))
        return asked.scores, asked.problems, [told(result) for result in asked.results]

    assert report(8) == report(8) == report(1)

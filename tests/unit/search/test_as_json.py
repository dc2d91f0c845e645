"""What the page, the command line and the service say of a result: the same keys in every case."""

import json

from echoimage import Report, Score, compare, verify
from echoimage.features.query import prepare
from echoimage.search import as_json
from echoimage.types import Entry, Result
from samples import blocks

QUERY = prepare(blocks())


def one_result(score: Score) -> Result:
    return Result(Entry("a.png", thumbnail="small.png"), "0" * 64, score, exact=False, size=(40, 30), also=("b.png",))


def test_a_result_has_the_same_keys_by_either_method_and_without_a_score() -> None:
    verified = as_json.result(1, one_result(verify(QUERY, QUERY.features)))
    classic = as_json.result(2, one_result(compare(QUERY.classic, QUERY.classic)))
    assert list(verified) == list(classic)
    assert set(as_json.NO_SCORE) < set(verified)
    assert (verified["verdict"], verified["thumbnail"], verified["match"]) == ("same", "small.png", True)
    assert (classic["verdict"], classic["finding"], classic["match"]) == (None, None, True)
    assert (classic["rank"], classic["size"], classic["also"]) == (2, [40, 30], ["b.png"])


def test_the_basis_of_a_match_stands_under_its_earlier_name_as_well() -> None:
    score = verify(QUERY, QUERY.features)
    assert score.details is not None
    found = as_json.details(score.details)
    assert found["basis"] == found["grounds"] == score.details.basis != "nothing"
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_numbers_have_six_digits_and_no_minus_zero() -> None:
    score = as_json.scored(Score(0.123456789, -0.0, 1 / 3))
    assert (score["ssim"], str(score["orb"]), score["score"]) == (0.123457, "0.0", 0.333333)


def test_a_report_of_nothing_has_no_match() -> None:
    told = as_json.report(Report((), (), (), compared=0, total=1, stopped=False))
    assert (told["match"], told["results"], told["total"]) == (False, [], 1)

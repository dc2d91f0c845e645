"""Several pictures searched one after the other: which is next, what an interruption leaves, what the table says."""

import pytest
from page_results import match, report, result

from logic.answers import Line, outcome_of, page_title, progress, said_of
from logic.batch import ANSWERED, FAILED, WAITING, Batch, Row

HOW = (5, "verified")


def begun(*names: str) -> Batch:
    batch = Batch(list(names))
    batch.begin(HOW)
    return batch


def answered(batch: Batch, *reports: dict) -> Batch:
    for one in reports:
        row = batch.next()
        assert row
        row.settle("answer", None, Line(one))  # type: ignore[arg-type]
    return batch


def test_pictures_are_asked_for_in_their_order_each_once() -> None:
    batch = begun("a", "b")
    asked = batch.next()
    assert asked and asked.query == "a" and batch.asked() is asked
    asked.settle("answer", None, None)
    second = batch.next()
    assert second and second.query == "b"
    second.fail("damaged", "It cannot be read.")
    assert batch.next() is None
    assert batch.is_over and batch.done == 2


def test_what_nobody_waited_for_is_asked_for_again() -> None:
    batch = begun("a", "b")
    first = batch.next()
    batch.interrupt()
    assert batch.next() is first


def test_a_stop_keeps_what_is_done_and_asks_for_nothing_more() -> None:
    batch = answered(begun("a", "b"), report(result()))
    batch.stopped = True
    assert batch.next() is None and batch.is_over
    assert [row.state for row in batch.rows] == [ANSWERED, WAITING]


def test_another_method_or_collection_asks_anew_and_keeps_the_small_copies() -> None:
    batch = answered(begun("a"), report(result()))
    batch.rows[0].small = "copy"
    batch.stopped = True
    batch.begin(HOW)
    assert batch.done == 1
    batch.begin((5, "classic"))
    assert (batch.done, batch.stopped, batch.rows[0].small) == (0, False, "copy")
    anew = answered(batch, report(result())).anew()
    assert [(row.query, row.state, row.small) for row in anew.rows] == [("a", WAITING, "copy")]
    assert (batch.done, anew.how) == (1, None)


def lose(batch: Batch, is_culprit: bool) -> Row:
    row = batch.next()
    assert row
    batch.interrupt()
    batch.lost(row, is_culprit)
    return row


def test_a_picture_with_which_the_worker_died_has_its_row_and_the_others_go_on() -> None:
    batch = begun("bad", "good")
    assert lose(batch, is_culprit=True).state == FAILED
    following = batch.next()
    assert following and following.query == "good"


def test_a_picture_beside_which_the_worker_died_is_tried_once_more() -> None:
    batch = begun("unlucky", "good")
    assert lose(batch, is_culprit=False).state == WAITING
    assert lose(batch, is_culprit=False).reason == "crashed"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (result(), ("Cropped copy of ", "“A cat”", "", "certain", "")),
        (result(finding=match(verdict="related")), ("Same scene as ", "“A cat”", "", "related", "")),
        (result(exact=True), ("Exact copy of ", "“A cat”", "", "certain", "")),
        (result(finding=match(verdict="none")), ("Not among these 20 pictures.", "", "", "", "")),
        (result(finding=None), ("Most similar to ", "“A cat”", "", "", "")),
    ],
)
def test_a_row_says_what_the_card_says(one: dict, said: tuple) -> None:
    found = report(one)
    if one["finding"] and one["finding"]["verdict"] == "related":
        one["finding"]["words"] = []
    line = Line(found)  # type: ignore[arg-type]
    assert (line.before, line.name, line.after, line.certainty, line.more) == said


def test_a_row_counts_the_other_matches() -> None:
    line = Line(report(result(), listed=3))  # type: ignore[arg-type]
    assert line.more == "2 more matches"


def test_a_row_without_an_answer_says_why() -> None:
    row = Row("a")
    assert said_of(row) == "Waiting"
    row.fail("not-an-image", "this is a text file")
    assert said_of(row) == "This is a text file"


def test_the_outcome_counts_what_was_found_what_was_not_read_and_what_is_left() -> None:
    none = report(result(finding=match(verdict="none")))
    batch = answered(begun("a", "b", "c", "d"), report(result()), none)
    bad = batch.next()
    assert bad
    bad.fail("damaged", "It cannot be read.")
    assert outcome_of(batch) == "Stopped: 3 of 4 searched. 1 found. 1 could not be read."
    assert progress(batch, None) == "3 of 4"
    assert progress(batch, 12.2) == "3 of 4, 12 s left"
    assert page_title(batch) == "Stopped: 3 of 4 searched – EchoImage"
    answered(batch, report(result()))
    assert outcome_of(batch) == "2 of 4 found. 1 could not be read."
    assert page_title(batch) == "2 of 4 found – EchoImage"


def test_the_outcome_of_many_pictures_is_told_with_thousands() -> None:
    batch = begun(*["a"] * 2000)
    for row in batch.rows[:1500]:
        row.settle("answer", None, Line(report(result())))  # type: ignore[arg-type]
    assert outcome_of(batch) == "Stopped: 1,500 of 2,000 searched. 1,500 found."

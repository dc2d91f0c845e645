"""Groups of duplicates under review: what is kept, what is extra, what was said to be none; words and files of them."""

import csv
import io
import json
from typing import Any

import pytest

from logic.duplicate_files import names, objects, table
from logic.duplicate_words import headline, kind_label, name_of, outcome, parts_of, reason, rows
from logic.duplicates import Group, Review, remembered


def picture(name: str, **known: Any) -> dict[str, Any]:
    """Return a picture as the worker tells it, of a folder of the visitor's own."""
    size = {"width": 400, "height": 300, "bytes": 50_000, "format": "jpeg", "date": "2024-05-01 10:00:00"}
    about = {"number": 0, "url": f"mine/A/{name}", "title": f"A/{name}", "folder": "A", "sha256": name * 64}
    moment = {"modified": "2024-05-01T08:00:00+00:00", "milliseconds": 1_714_550_400_123}
    return {**about, **size, **moment, **known}


def extra(name: str, **known: Any) -> dict[str, Any]:
    """Return a picture beside the best one, the same as that unless more is known."""
    return picture(name, **{"kind": "same", "part": "neither", "made": True, "edits": [], "done": "", **known})


def group(*letters: str, **known: Any) -> dict[str, Any]:
    """Return a group of pictures with these names, the first of which is the best."""
    pictures = [picture(letters[0]), *(extra(letter, **known) for letter in letters[1:])]
    kind = known.get("kind", "same")
    return {"key": f"mine/A/{letters[0]}", "kind": kind, "rules": ["pixels", "older", "name"], "pictures": pictures}


def review(*groups: dict[str, Any], not_duplicates: tuple[str, ...] = (), moved: tuple[str, ...] = ()) -> Review:
    made = Review(not_duplicates, moved)
    made.take(groups, ())  # type: ignore[arg-type]
    return made


def test_all_but_the_best_are_extra_until_chosen_otherwise_and_one_is_always_kept() -> None:
    made = review(group("a", "b", "c"))
    (one,) = made.groups
    assert made.extras_of(one) == [False, True, True]
    assert not made.toggle(one, 0)
    assert made.toggle(one, 1) and made.toggle(one, 0)
    assert made.extras_of(one) == [True, False, True]
    assert not made.toggle(one, 1)
    assert [found["title"] for found in made.extras()] == ["A/a", "A/c"]


def test_groups_keep_their_places_and_their_choices_while_more_is_found() -> None:
    made = review(group("a", "b"), group("d", "e"))
    made.toggle(made.groups[0], 1)
    fresh, lost = made.take([group("a", "b", "c"), group("f", "g")], ["mine/A/d"])  # type: ignore[list-item]
    assert [one.key[-1] for one in made.groups] == ["a", "f"] == [one.key[-1] for one in fresh]
    assert [one.key[-1] for one in lost] == ["d"]
    assert made.extras_of(made.groups[0]) == [False, False, True]


def test_what_is_no_duplicate_is_not_shown_again_unless_that_is_undone() -> None:
    made = review(group("a", "b", "c"), group("d", "e"))
    made.reject(made.groups[0])
    assert [one.key[-1] for one in made.groups] == ["d"]
    again = review(group("b", "a"), group("c", "x"), not_duplicates=tuple(made.pairs))
    assert [one.key[-1] for one in again.groups] == ["c"]
    found, _ = made.undo()
    assert found and found.key[-1] == "a" and not made.pairs and made.undo() == (None, set())


def test_only_what_was_just_said_is_added_to_what_is_remembered_or_removed() -> None:
    made = review(group("a", "b"), group("d", "e"))
    elsewhere = "x y"
    stored = remembered(elsewhere, more=made.reject(made.groups[0]))
    assert stored == f"{'a' * 16} {'b' * 16}\n{elsewhere}"
    # Everything was deleted meanwhile, by another tab.
    assert remembered("", more=made.reject(made.groups[0])) == f"{'d' * 16} {'e' * 16}"
    for left in ([f"{'a' * 16} {'b' * 16}", elsewhere], [elsewhere]):
        stored = remembered(stored, fewer=made.undo()[1])
        assert stored == "\n".join(left)


def test_what_was_said_can_be_forgotten() -> None:
    made = review(group("a", "b"), not_duplicates=(f"{'a' * 16} {'b' * 16}",))
    assert not made.groups
    made.forget()
    assert len(made.groups) == 1 and not made.pairs
    made.reject(made.groups[0])
    made.forget()
    assert len(made.groups) == 1 and not made.can_undo


def test_what_earlier_visits_said_hides_groups_until_that_is_forgotten() -> None:
    of_others = " ".join(("x" * 16, "y" * 16))
    made = review(group("a", "b", "c"), group("d", "e"), not_duplicates=(" ".join(("d" * 16, "e" * 16)), of_others))
    assert [one.key[-1] for one in made.rejected] == ["d"]
    assert headline(made, "done", 12, 12).startswith("1 group,")
    made.reject(made.groups[0])
    for run in ("done", "stopped"):
        assert headline(made, run, 12, 12).startswith("Nothing is left to review: you said")
    assert headline(made, "running", 12, 0) == "Looking for duplicates"
    groups, said = made.accept()
    assert [one.key[-1] for one in groups] == ["a", "d"] == [one.key[-1] for one in made.groups]
    assert len(said) == 4 and of_others not in said
    assert made.pairs == [of_others] and not made.rejected and not made.can_undo


def test_what_was_moved_was_not_said_to_be_no_duplicate() -> None:
    made = review(group("a", "b"), moved=("mine/A/b",))
    assert not made.groups and not made.rejected
    assert headline(made, "done", 12, 12) == "No duplicates among these 12 pictures."


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"kind": "exact"}, "Identical file"),
        ({"kind": "same"}, "Same image"),
        ({"kind": "edited", "edits": [["scaled", 50], ["cropped", 9]], "part": "cropped"}, "Cropped copy"),
        ({"kind": "edited", "edits": [["cropped", 9], ["overlaid", 2]]}, "Edited copy"),
        ({"kind": "edited", "edits": [["border", 9]], "part": "framed"}, "Inside a larger picture"),
        ({"kind": "edited", "edits": [["cropped", 9]], "made": False}, "Another version"),
        ({"kind": "edited", "edits": [["cropped", 9], ["mirrored", 0]], "made": False}, "Mirrored copy"),
    ],
)
def test_what_an_extra_is(known: dict[str, Any], words: str) -> None:
    assert kind_label(extra("b", **known)) == words  # type: ignore[arg-type]


def test_only_fields_that_differ_are_told_and_the_best_value_is_marked() -> None:
    some = [picture("a", date=""), extra("b", width=800, format="webp"), extra("c", width=800, bytes=1_500_000)]
    told = [[(cell.field, cell.words, cell.is_best) for cell in row] for row in rows(some)]  # type: ignore[arg-type]
    assert told[0] == [
        ("pixels", "400 × 300", False),
        ("bytes", "50.0 KB", False),
        ("format", "JPEG", True),
        ("date", "", False),
    ]
    assert told[1][0] == ("pixels", "800 × 300", True) and told[1][2] == ("format", "WebP", False)
    assert told[2][1] == ("bytes", "1.5 MB", False) and told[2][3] == ("date", "2024-05-01 10:00", True)
    same_pixels = [picture("a", width=300, height=400), extra("b", bytes=1_500_000)]
    assert [row[1].is_best for row in rows(same_pixels)] == [False, True]  # type: ignore[arg-type]
    assert rows([picture("a"), extra("b")]) == [[], []]  # type: ignore[list-item]


def test_reason_and_outcome_in_words() -> None:
    made = review(group("a", "b", "c"))
    assert reason(made.groups[0], [False, True, True]) == "Keep: more pixels, older"
    assert outcome(made, 0) == "1 group, 2 extra pictures (100.0 KB)."
    assert outcome(review(), 12) == "No duplicates among these 12 pictures."


def test_what_was_chosen_is_saved_as_a_table_as_json_and_as_names() -> None:
    made = review(group("=a", "b"), group("c", "d", kind="exact"))
    made.toggle(made.groups[1], 1)
    head, *lines = csv.reader(io.StringIO("".join(table(made)).removeprefix("\ufeff"), newline=""))
    told = [dict(zip(head, line, strict=True)) for line in lines]
    assert [(one["group"], one["role"], one["url"]) for one in told] == [
        ("1", "keep", "A/=a"),
        ("1", "extra", "A/b"),
        ("2", "keep", "A/c"),
        ("2", "keep", "A/d"),
    ]
    found = json.loads("".join(objects(made)))
    assert [len(one["extras"]) for one in found] == [1, 0] and found[1]["also_kept"][0]["kind"] == "exact"
    assert names(made) == ["A/b\n"]


def test_who_keeps_another_picture_is_told_so_and_no_reason_that_is_not_true() -> None:
    made = review(group("a", "b"))
    (one,) = made.groups
    made.toggle(one, 1)
    assert reason(one, made.extras_of(one)) == "Keep: more pixels, older"
    made.toggle(one, 0)
    assert reason(one, made.extras_of(one)) == "Keep: your choice"
    _, *lines = csv.reader(io.StringIO("".join(table(made)), newline=""))
    assert [(line[1], line[-1]) for line in lines] == [("extra", ""), ("keep", "your choice")]
    (found,) = json.loads("".join(objects(made)))
    assert (found["keep"]["title"], found["reasons"]) == ("A/b", ["your choice"])


def test_json_has_keys_and_values_of_the_command_line() -> None:
    (found,) = json.loads("".join(objects(review(group("a", "b", kind="edited", edits=[["cropped", 50]])))))
    assert list(found) == ["group", "kind", "keep", "also_kept", "reasons", "extras"] and found["kind"] == "edited"
    (other,) = found["extras"]
    assert (other["part"], other["edits"]) == ("neither", [["cropped", 50]])
    assert other["modified"] == found["keep"]["modified"] == "2024-05-01T08:00:00+00:00"


def test_two_folders_of_one_name_are_told_apart() -> None:
    second = {"title": "Holidays/1.jpg", "folder": "Holidays (2)", "url": "mine/Holidays%20%282%29/1.jpg"}
    both = group("a", "b")
    both["pictures"] = [picture("a", title="Holidays/1.jpg", folder="Holidays"), extra("b", **second)]
    made = review(both)
    assert [name_of(one) for one in made.groups[0].pictures] == ["Holidays/1.jpg", "Holidays (2)/1.jpg"]
    assert "Holidays (2)/1.jpg" in "".join(table(made)) and "Holidays (2)/1.jpg" in "".join(objects(made))
    assert names(made) == ["Holidays (2)/1.jpg\n"]
    alone = picture("a", title="cat.jpg", folder="My pictures")
    assert name_of(alone) == "cat.jpg"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "parts"), [("A/2024/photo (1).jpg", ("A/2024/", "photo (1).jpg")), ("photo.jpg", ("", "photo.jpg"))]
)
def test_the_name_of_a_file_stands_apart_from_its_folders(title: str, parts: tuple[str, str]) -> None:
    assert parts_of(picture("a", title=title)) == parts  # type: ignore[arg-type]


def test_a_name_with_a_line_break_is_one_line_of_the_list() -> None:
    long = "A/" + 200 * "b" + ".jpg"
    assert names(review(group("a", "b", title="A/b\nc\r.jpg"), group("d", "e", title=long))) == [
        "A/bc.jpg\n",
        long + "\n",
    ]


@pytest.mark.parametrize(
    ("run", "number", "pictures", "words"),
    [
        ("", 0, 0, "Choose where to look: in a folder of yours, or in a collection."),
        ("", 1, 0, "There is nothing to compare: at least two pictures are needed."),
        ("", 12, 0, ""),
        ("running", 12, 0, "Looking for duplicates"),
        ("stopped", 12, 12, ""),
        ("done", 12, 12, "No duplicates among these 12 pictures."),
    ],
)
def test_what_stands_above_no_groups(run: str, number: int, pictures: int, words: str) -> None:
    assert headline(review(), run, number, pictures) == words


def test_a_group_has_no_less_than_two() -> None:
    one = Group(group("a", "b"))  # type: ignore[arg-type]
    one.leave_out({" ".join(("a" * 16, "b" * 16))}, set())
    assert not one.is_shown and [left["title"] for left in one.pictures] == ["A/a"]

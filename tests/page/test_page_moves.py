"""Extras that can be moved into a subfolder of their folder, and back."""

from test_page_duplicates import group, review

from logic.moves import Moved, by_folder, moves


def test_extras_are_moved_within_the_folders_that_may_be_changed() -> None:
    made = review(group("a", "b", "c"), group("d", "e", folder="B"))
    found = list(moves(made, ["A", "C"]))
    assert [(one.folder, one.begin, one.end) for one in found] == [("A", f, f"EchoImage extras/{f}") for f in "bc"]
    file = {"path": "b", "size": 50_000, "modified": 1_714_550_400_123}
    kept = {**file, "path": "a", "folder": "A"}
    assert found[0].told() == {"from": "b", "to": "EchoImage extras/b", "file": file, "kept": kept}
    assert list(moves(made, [])) == []


def test_what_is_extra_by_choice_is_moved_where_another_one_is_kept() -> None:
    made = review(group("a", "b", "c"))
    made.toggle(made.groups[0], 1)
    made.toggle(made.groups[0], 0)
    assert [(one.begin, one.told()["kept"]["path"]) for one in moves(made, ["A"])] == [("a", "b"), ("c", "b")]  # type: ignore[index]
    made.toggle(made.groups[0], 0)
    made.toggle(made.groups[0], 2)
    assert next(moves(made, ["A"]), None) is None


def test_pictures_in_archives_are_not_moved_and_none_whose_better_one_cannot_be_looked_at() -> None:
    archived = group("a", "b", title="A/old.ZIP/b")
    kept_elsewhere = group("c", "d", folder="A")
    kept_elsewhere["pictures"][0]["folder"] = "My pictures"
    assert list(moves(review(archived, kept_elsewhere), ["A"])) == []


def test_what_was_moved_is_moved_back_under_its_own_name_a_folder_at_a_time() -> None:
    made = review(group("a", "b", "c"), group("d", "e", folder="B"))
    gone = [Moved(one, f"EchoImage extras/{one.begin} (2)") for one in moves(made, ["A", "B"])]
    # Of the last group the best one is in A.
    assert [(name, [one.begin for one in some]) for name, some in by_folder(gone)] == [
        ("A", ["EchoImage extras/b (2)", "EchoImage extras/c (2)"]),
        ("B", ["EchoImage extras/e (2)"]),
    ]
    assert gone[0].told() == {"from": "EchoImage extras/b (2)", "to": "b", "exactly": True}


def test_what_was_moved_is_left_out_also_by_the_next_review() -> None:
    made = review(group("a", "b", "c"), group("d", "e"))
    made.move(["mine/A/b", "mine/A/c"])
    assert [one.key[-1] for one in made.groups] == ["d"]
    made.move(["mine/A/b"])
    assert [len(one.pictures) for one in made.groups] == [2, 2]
    again = review(group("a", "b"), moved=("mine/A/b",))
    assert again.groups == [] and again.all

"""What becomes of the files that are dropped, pasted or chosen."""

import pytest

from logic.routing import kind_of, kind_of_dragged, may_be_asked, plan, promise
from logic.texts import text

P, L, A, F, O, U = "picture", "list", "archive", "folder", "other", "unknown"  # noqa: E741


@pytest.mark.parametrize(
    ("name", "media_type", "kind"),
    [
        ("cat.jpg", "image/jpeg", P),
        ("images.JSON", "", L),
        ("list", "application/json", L),
        ("Holidays.ZIP", "", A),
        ("clip.MOV", "video/quicktime", O),
        ("notes.txt", "text/plain", O),
        ("IMG_1.HEIC", "", P),
        ("no ending", "", P),
    ],
)
def test_the_kind_of_a_file(name: str, media_type: str, kind: str) -> None:
    assert kind_of(name, media_type) == kind


@pytest.mark.parametrize(
    ("kinds", "action", "used", "opened", "left_out"),
    [
        ([P], "find", [0], None, []),
        ([P, P], "compare", [0, 1], None, []),
        ([P, P, P], "mine", [0, 1, 2], None, []),
        ([F], "mine", [0], None, []),
        ([A], "mine", [0], None, []),
        ([P, F], "mine", [0, 1], None, []),
        ([L], "open", [0], 0, []),
        ([L, L, O], "open", [0], 0, [1, 2]),
        ([L, P], "find", [1], 0, []),
        ([O, P], "find", [1], None, [0]),
        ([O, P, P], "compare", [1, 2], None, [0]),
        ([P, P, P, O, L], "mine", [0, 1, 2], None, [3, 4]),
        ([O], "find", [0], None, []),
        ([O, O], "nothing", [], None, [0, 1]),
        ([], "nothing", [], None, []),
    ],
)
def test_what_is_given_decides(
    kinds: list[str], action: str, used: list[int], opened: int | None, left_out: list[int]
) -> None:
    found = plan(kinds)
    assert (found.action, found.used, found.opened, found.left_out) == (action, used, opened, left_out)


def test_beside_a_comparison_one_picture_is_compared() -> None:
    assert plan([P], comparing=True).action == "slot"
    assert plan([P, P], comparing=True).action == "compare"


@pytest.mark.parametrize(
    ("types", "said"),
    [
        (["image/png"], "Find this picture"),
        (["image/png", "image/jpeg"], "Compare these two"),
        (["image/png"] * 12, "Look in these 12 pictures"),
        (["application/json"], "Open this list of pictures"),
        (["application/zip"], "Look in these pictures"),
        ([""], "Drop it here"),
        (["", "image/png"], "Look in these pictures"),
        (["video/mp4", "text/plain"], "There is no picture in this"),
        ([], "Drop it here"),
    ],
)
def test_a_drag_is_told_what_will_happen(types: list[str], said: str) -> None:
    key, number = promise([kind_of_dragged(one) for one in types])
    assert text(key, n=number) == said


@pytest.mark.parametrize(
    ("kinds", "may"), [([P, P, P], True), ([P, P, P, O], True), ([P, P, P, F], False), ([A], False), ([P, P], False)]
)
def test_loose_pictures_that_are_looked_in_may_have_been_meant_as_pictures_to_find(kinds: list[str], may: bool) -> None:
    assert may_be_asked(plan(kinds), kinds) is may

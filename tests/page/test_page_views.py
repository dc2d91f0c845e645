"""What each view of a comparison says, and which part of the original it shows."""

from typing import Any

import pytest
from page_results import match, result

from logic.geometry import IDENTITY
from logic.views import Subject, note

QUERY = {"width": 200, "height": 100}


def subject(finding: dict[str, Any] | None, **known: Any) -> Subject:
    return Subject(result(finding=finding, **known), QUERY, "blob:q", ["difference", "url"])  # type: ignore[arg-type]


MATCHED = subject(match())
UNMATCHED = subject(match(verdict="none", matrix=None, inliers=0))
CLASSIC = subject(None)


@pytest.mark.parametrize(
    ("view", "shown", "text"),
    [
        ("side", MATCHED, "Wheel or pinch to enlarge, drag to move; both pictures follow."),
        ("slider", MATCHED, "Your picture, laid over the original where it fits."),
        ("blink", UNMATCHED, "No way was found in which the two fit: your picture is stretched"),
        ("slider", CLASSIC, "The classic score squeezes both to one square: your picture is stretched"),
        ("keypoints", CLASSIC, "The classic score does not ask where keypoints lie."),
        ("keypoints", subject(match(basis="frame")), "Too few keypoints in these pictures"),
        ("keypoints", subject(match(inliers=0)), "No keypoints of the two fit together."),
        ("frame", CLASSIC, "The classic score does not ask where your picture lies."),
        ("frame", UNMATCHED, "No place was found where your picture lies on the other picture."),
        ("frame", MATCHED, "Your picture shows 50% of the original. The thick side is its upper edge."),
        ("frame", subject(match(covered=0.4)).swapped(), "The original fills 40% of your picture."),
        ("heat", MATCHED, ""),
    ],
)
def test_notes(view: str, shown: Subject, text: str) -> None:
    assert text in note(view, shown)
    assert not text or note(view, shown)[0].isupper()


def test_the_note_counts_pairs_and_says_how_many_are_drawn() -> None:
    one, some = subject(match(inliers=1, pairs=[0.0] * 4)), subject(match(inliers=300, pairs=[0.0] * 800))
    assert note("keypoints", one) == "1 pair of keypoints fits one and the same transform."
    assert note("keypoints", some) == "300 pairs of keypoints fit one and the same transform; 200 of them are drawn."


def test_the_names_of_two_files() -> None:
    names = ("a.png", "the first picture"), ("b.png", "the second picture")
    two = Subject(result(), QUERY, "blob:q", ["difference_of_pair"], names)  # type: ignore[arg-type]
    assert note("slider", two) == "The first picture, laid over the second picture where it fits."


def test_swapped_everything_leads_the_other_way() -> None:
    pairs = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]
    other = subject(match(pairs=pairs, visible=0.5, covered=0.9)).swapped()
    assert (other.query_label, other.image_label) == ("Original", "Your picture")
    assert (other.query_size, other.image_size) == ((400, 200), (200, 100))
    assert other.place(10, 20) == (0, 0)
    assert other.pairs == [3, 4, 1, 2, 7, 8, 5, 6]
    assert (other.visible, other.covered) == (0.9, 0.5)
    assert other.found_transform == pytest.approx(MATCHED.transform)
    assert other.to_image == other.transform and MATCHED.to_image == IDENTITY
    assert other.swapped().query_label == "Your picture"


def test_without_a_transform_one_is_laid_on_the_other() -> None:
    assert UNMATCHED.transform == CLASSIC.transform == [2, 0, 0, 0, 2, 0, 0, 0, 1]
    assert CLASSIC.place(200, 100) == (400, 200)
    assert MATCHED.place(0, 0) == (10, 20)

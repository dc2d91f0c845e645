"""Verdicts and edits in words for people."""

from typing import get_args

import pytest

from echoimage.english import say
from echoimage.matching.phrases import sentence, verdict
from echoimage.matching.verdict import edits_of
from echoimage.types import Edits, MatchDetails, Phrase, Verdict

pytestmark = pytest.mark.same_everywhere  # texts in, texts out: nothing of OpenCV, NumPy or the system


def in_english(edits: Edits, place: Phrase | None = None) -> str:
    told = sentence(edits, place)
    return say(told) if told else ""


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ((), ""),
        ((("mirrored", 0.0),), "mirrored"),
        ((("turned", 90),), "turned by 90° clockwise"),
        ((("turned", -5),), "turned by 5° counterclockwise"),
        ((("turned", 180),), "turned upside down"),
        ((("cropped", 30),), "shows 30% of the original"),
        ((("inset", 40),), "shown inside a larger picture, 40% of its area"),
        ((("border", 85),), "with a border or something added, the original fills 85%"),
        ((("tilted", 0.0),), "seen at an angle"),
        ((("stretched", 1.3),), "stretched 1.3 times in one direction"),
        ((("scaled", 0.5),), "scaled to 50% of the size"),
        ((("scaled", 0.05),), "scaled to 5% of the size"),
        ((("scaled", 20.0),), "enlarged 20 times"),
        ((("mirrored", 0.0), ("turned", -90), ("cropped", 60)), None),
    ],
)
def test_sentence_says_what_was_done(edits: Edits, said: str | None) -> None:
    together = "mirrored, turned by 90° counterclockwise, shows 60% of the original"
    assert in_english(edits) == (together if said is None else said)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (None, "something put over 3.6%, made grey"),
        (("top right", 0), "something put over 3.6% (top right), made grey"),
        (("middle", 0), "something put over 3.6% (middle), made grey"),
        (("places", 2), "something put over 3.6% (2 places), made grey"),
        (("everywhere", 0), "something put over 3.6% (across the whole picture), made grey"),
    ],
)
def test_sentence_says_where_something_was_put(place: Phrase | None, said: str) -> None:
    assert in_english((("overlaid", 3.6), ("grey", 0.0)), place) == said


def test_every_verdict_has_a_name_of_its_own() -> None:
    names = [say(verdict(one)) for one in get_args(Verdict)]
    assert names == ["Same image", "Edited copy", "Same scene or object", "No match"]


def test_everything_that_can_be_found_out_can_be_said() -> None:
    for mirrored in (False, True):
        for tilted in (False, True):
            for share in (0.2, 0.8):
                found = MatchDetails(
                    "edited",
                    "keypoints",
                    mirrored=mirrored,
                    rotation=20,
                    scale=3,
                    stretch=2,
                    image_coverage=share,
                    query_coverage=share,
                )
                edits = edits_of(found, tilted)
                assert in_english(edits).count(", ") >= len(edits) - 1

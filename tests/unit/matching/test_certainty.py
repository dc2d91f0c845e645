"""How sure a copy is, by the evidence of the match."""

from dataclasses import replace

import pytest

from echoimage.matching.certainty import certainty_of
from echoimage.types import MatchDetails, Verdict

pytestmark = pytest.mark.same_everywhere  # numbers against limits, in Python alone

CROP = MatchDetails(
    "edited",
    "keypoints",
    inliers=40,
    image_coverage=0.4,
    query_coverage=0.97,
    tone_matched_ssim=0.95,
    edits=(("cropped", 40.0),),
)


def test_a_copy_with_all_evidence_is_certain() -> None:
    assert certainty_of(CROP) == certainty_of(replace(CROP, verdict="same")) == "certain"


@pytest.mark.parametrize(
    "weaker",
    [
        replace(CROP, inliers=39),
        replace(CROP, tone_matched_ssim=0.949),
        replace(CROP, query_coverage=0.969),
        replace(CROP, basis="frame"),
        replace(CROP, edits=(("tilted", 0.0),)),
        replace(CROP, edits=(("overlaid", 3.0),)),
    ],
)
def test_a_copy_that_lacks_some_is_likely(weaker: MatchDetails) -> None:
    assert certainty_of(weaker) == "likely"


@pytest.mark.parametrize("verdict", ["related", "none"])
def test_what_is_no_copy_is_neither(verdict: Verdict) -> None:
    assert certainty_of(replace(CROP, verdict=verdict)) is None

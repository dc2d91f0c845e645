"""The details of a match in, how sure it is that one picture was made from the other, out."""

from echoimage.types import Certainty, MatchDetails

FITTING = 40
"""Inliers from which a copy may be certain."""

ALIKE = 0.8
"""Tone-matched SSIM of the overlap from which a copy may be certain."""

CONTAINED = 0.9
"""Share of one of the two that lies in the other. Photographs taken one after the other, from a place beside the first
or by a camera that was turned, show a part of each other."""


def certainty_of(found: MatchDetails) -> Certainty | None:
    """Return how sure a copy is: "certain" where all evidence is strong; None of what is called no copy."""
    if found.verdict not in ("same", "edited"):
        return None
    proven = found.basis == "keypoints" and found.inliers >= FITTING and found.tone_matched_ssim >= ALIKE
    flat = "tilted" not in dict(found.edits)
    contained = max(found.image_coverage, found.query_coverage) >= CONTAINED
    return "certain" if proven and flat and contained else "likely"

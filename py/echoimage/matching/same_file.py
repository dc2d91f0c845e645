"""Two descriptions of one file in, the score of a picture with itself out."""

import numpy as np

from echoimage.matching.transform import distinct_places
from echoimage.matching.verdict import NO_PAIRS, SUPPORTED
from echoimage.types import Features, GlobalFeatures, MatchDetails, Score


def same_file(query: GlobalFeatures, image: Features) -> Score | None:
    """Return the score of the query's very file, whichever program has described it; None of another file."""
    if not query.sha256 or query.sha256 != image.sha256 or image.window:
        return None
    places, box = image.keypoints.points, image.frame.box
    inliers = distinct_places(places.astype(np.float64), max(image.frame.whole))
    seen = inliers >= SUPPORTED
    found = MatchDetails(
        "same",
        "keypoints" if seen else "frame",
        inliers,
        np.eye(3),
        np.hstack([places, places]) if seen else NO_PAIRS,
        image_coverage=1.0,
        query_coverage=1.0,
        tone_matched_ssim=1.0,
        query_box=box,
        image_box=box,
    )
    return Score(1.0, float(seen), 1.0, found)

"""The transform between two pictures and how they overlap in; the verdict, and what was done to the copy, out."""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from echoimage.matching.evidence import Evidence
from echoimage.matching.overlap import Overlap
from echoimage.types import Basis, Edits, MatchDetails, Matrix, Verdict

NO_PAIRS = np.zeros((0, 4), np.float32)

SURE = 25
"""Inliers that prove a match where the overlap is only faintly alike. Unrelated photographs seldom have more than 12
(17 once, with other settings); pages of text in one font have up to 43, because letters recur."""

SUPPORTED = 10
"""Inliers that prove a match where the overlap is alike as well."""

ALIKE = 0.55
"""Tone-matched SSIM of the overlap from which two pictures support each other."""

FAINT, MANY = 0.3, 100
"""Tone-matched SSIM that is asked for up to so many inliers. Two-tone patterns have up to 54 inliers at values near 0.
Views of one thing from two sides have 0.43 and more; so have some pages of text in one font (0.32 to 0.53), which are
taken for such views: 24 of 90 pairs."""

COPY = 0.72
"""Tone-matched SSIM of the overlap from which a match may be a copy though few of its blocks agree. Clothes
photographed on one floor reach 0.55, one coat photographed twice 0.71; 0.96 of edited copies reach more, and those that
do not are mostly hidden behind a watermark."""

IDENTICAL = 0.95
"""SSIM from which two pictures that lie squarely over each other are called the same. A faint watermark leaves 0.91,
a recompression to quality 30 more than 0.95."""


FEW, CLEAR = 0.07, 0.8
"""Share of the keypoints in the overlap below which a copy must be alike more clearly. Two sweaters photographed on one
floor share 0.06 at a tone-matched SSIM of 0.74; of 314 edited copies one has less, at 0.83."""


def verdict_of(inliers: int, tone_matched_ssim: float, share: float = 1.0) -> Verdict:
    """Return the verdict by a transform's inliers, the tone-matched SSIM of the overlap, and their share in it."""
    needed = ALIKE if inliers < SURE else FAINT if inliers < MANY else -1.0
    if inliers < SUPPORTED or tone_matched_ssim < needed:
        return "none"
    return "edited" if tone_matched_ssim >= (COPY if share >= FEW else CLEAR) else "related"


FEWEST_BLOCKS = 30
"""Blocks with texture from which shares of them say something. With fewer, all of them have to agree: a word on a plain
ground has letters in common with any other word."""

ALL = 0.85
"""Share of so few blocks that has to agree."""

LITTLE_STRETCH = 1.15
"""Stretch up to which so few blocks prove anything."""

SHAKEN = 0.5
"""Median error of the keypoints that fit, in pixels at a longer side of 640, from which they may have moved: on a copy
that was not resampled they stand where they stood."""

MOVED, MOVED_OUTSIDE = 0.024, 0.01
"""Shares of the blocks that have moved, and that have moved where nothing was put over, from which two pictures are two
photographs. 0.98 of 1,053 edited copies have 0.012 at most, and none."""

MUCH_MOVED, MUCH_MOVED_OUTSIDE = 0.1, 0.03
"""The same where keypoints stand where they stood: what a still camera sees at two moments. Of 308 copies that were not
resampled none has more than 0.085 and 0.022."""

PARALLAX, PARALLAX_COVERED = 0.33, 0.6
"""Pixels that a tenth of what agrees is off by from which two pictures are two photographs; the latter where much is
covered or colours differ somewhat, for letters over a picture pull at the flow. Of 1,053 edited copies 0.9 have 0.19 at
most, 0.95 have 0.32."""

COVERED = 0.08
"""Share of the blocks that differ from which a copy counts as covered."""

EXCHANGED = 0.0025
"""Share of the ink that stands where the other page shows its ground, both ways, from which two pages are two texts on
one form. Copies of pages, stamped and turned, have 0.0019."""

SCATTERED = 0.02
"""The same by blocks, in many small places: pieces on a board."""

LITTLE = 1.5
"""Percent of a recoloured copy up to which what differs otherwise is laid to the colours; further colours come with
what was put over a part."""

AGREEING, OUTSIDE = 0.45, 0.93
"""Shares of the blocks of a copy that agree: of all, unless the overlap is alike as a whole, and outside of what was
put over."""


def is_strained(inliers: int, stretch: float) -> bool:
    """Return whether a transform asks more of the picture than so few inliers prove.

    A 96-pixel thumbnail fitted a stranger with 11 inliers, mirrored and stretched 1.9 times.
    """
    return inliers < SUPPORTED * stretch**2


def judged(
    verdict: Verdict, seen: Evidence, keypoint_error: float, tone_matched_ssim: float, stretch: float
) -> Verdict:
    """Return the verdict of a match by what is seen place by place: a copy, or another photograph or text."""
    found = seen.agreement
    if verdict == "none":
        return verdict
    if found.blocks < FEWEST_BLOCKS:
        agree = found.agreeing >= ALL and found.exchange <= EXCHANGED
        return verdict if not found.blocks or (agree and stretch <= LITTLE_STRETCH) else "none"
    if _have_moved(seen, keypoint_error >= SHAKEN):
        return "related"
    if found.exchange > EXCHANGED or found.scattered > SCATTERED:
        return "related"
    agrees = found.agreeing >= AGREEING or tone_matched_ssim >= COPY
    return "edited" if agrees and found.outside >= OUTSIDE else "related"


def _have_moved(seen: Evidence, shaken: bool) -> bool:
    """Return whether things have moved between the two, or the camera has."""
    found = seen.agreement
    if not shaken:
        return found.moved > MUCH_MOVED or found.moved_outside > MUCH_MOVED_OUTSIDE
    clear = found.differing < COVERED and not seen.colours.recoloured
    # In what is blurred the flow is as much less sure; between two colourings it follows the colours.
    limit = (PARALLAX if clear else PARALLAX_COVERED) * max(1.0, seen.blur)
    parallax = found.parallax > limit and not seen.colours.repainted
    return found.moved > MOVED or found.moved_outside > MOVED_OUTSIDE or parallax


def rotation_of(matrix: Matrix, mirrored: bool) -> float:
    """Return by how many degrees, -180..180, clockwise, the image was turned to make the query.

    `matrix` takes the query, or its mirror image where `mirrored`, to the image.
    """
    to_image = math.degrees(math.atan2(matrix[1, 0] - matrix[0, 1], matrix[0, 0] + matrix[1, 1]))
    # The way back turns the other way; seen in a mirror, it turns as before. Half a turn has one sign, 0 has none.
    degrees = round(to_image if mirrored else -to_image, 6) + 0.0
    return 180.0 if degrees == -180 else degrees


def scale_of(matrix: Matrix) -> tuple[float, float]:
    """Return query pixels for one image pixel, and how much more one direction is scaled than the other (1 or more)."""
    large, small = np.linalg.svd(matrix[:2, :2], compute_uv=False)
    return float(1 / math.sqrt(large * small)), float(large / small)


def edits_of(found: MatchDetails, tilted: bool) -> Edits:
    """Return what was done to the copy, in the order in which it is shown; `phrases` has the sentences.

    What a measurement may be off by is left out: two degrees, 3 % of an area, 5 % of a stretch.
    """
    edits: list[tuple[str, float]] = []
    if found.mirrored:
        edits.append(("mirrored", 0.0))
    if abs(found.rotation) >= 2:
        edits.append(("turned", 180 if round(found.rotation) == -180 else round(found.rotation)))
    if found.image_coverage < 0.97:
        edits.append(("cropped", round(100 * found.image_coverage)))
    if found.query_coverage < 0.97:
        edits.append(("inset" if found.query_coverage < 0.6 else "border", round(100 * found.query_coverage)))
    if tilted:
        edits.append(("tilted", 0.0))
    elif found.stretch >= 1.05:
        edits.append(("stretched", round(found.stretch, 2)))
    if not 0.95 <= found.scale <= 1.05:
        edits.append(("scaled", round(found.scale, 2)))
    return tuple(edits)


def seen_edits(seen: Evidence) -> Edits:
    """Return what was done to a copy's colours and contents."""
    edits: list[tuple[str, float]] = [("blurred", 0.0)] if seen.blur else []
    if seen.colours.made_grey:
        edits.append(("grey", 0.0))
    if seen.colours.recoloured:
        edits.append(("recoloured", 0.0))
    if seen.differences and not (seen.colours.recoloured and seen.overlaid < LITTLE):
        edits.append(("overlaid", float(f"{max(seen.overlaid, 0.1):.2g}")))
    return tuple(edits)


def is_same(edits: Edits, ssim: float, seen: Evidence) -> bool:
    """Return whether nothing was done that can be seen, other than saving it at another size."""
    if {key for key, _ in edits} - {"scaled"} or not seen.colours.alike:
        return False
    return seen.coloured or ssim >= IDENTICAL


def match_details(
    matrix: Matrix,
    linear: Matrix,
    shared: Overlap,
    *,
    basis: Basis,
    mirrored: bool,
    verdict: Verdict,
    seen: Evidence,
    tilted: bool = False,
    inliers: int = 0,
    pairs: NDArray[np.float32] = NO_PAIRS,
) -> MatchDetails:
    """Return what is known of a match; "edited" becomes "same" where nothing that can be seen was done.

    `matrix` takes the query to the image; `linear`, (2, 2) or more, is that of the query or, where `mirrored`, of its
    mirror image in the middle of the picture.
    """
    scale, stretch = scale_of(linear)
    found = MatchDetails(
        verdict,
        basis,
        inliers,
        matrix,
        pairs,
        mirrored,
        rotation_of(linear, mirrored),
        scale,
        stretch,
        shared.image_coverage,
        shared.query_coverage,
        shared.tone_matched_ssim,
        query_box=shared.query_box,
        image_box=shared.image_box,
    )
    edits = edits_of(found, tilted)
    if verdict != "edited":
        return replace(found, edits=edits)
    edits += seen_edits(seen)
    if "overlaid" in dict(edits):
        found = replace(found, differences=seen.differences, place=seen.place)
    if is_same(edits, shared.ssim, seen):
        return replace(found, edits=edits, verdict="same")
    if not {key for key, _ in edits} - {"scaled"}:
        edits += (("toned" if seen.colours.toned else "retouched", 0.0),)
    return replace(found, edits=edits)

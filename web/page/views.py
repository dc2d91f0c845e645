"""The ways to look at two pictures: what each says, and which part of the original it shows as a whole."""

from count import counted
from geometry import box_around, corners

GESTURES = "Wheel or pinch to enlarge, drag to move; both pictures follow."
LAID = "{query}, laid over {image} where it fits."
SQUEEZED = "The classic score squeezes both to one square: {query} is stretched over the whole of {image}."
STRETCHED = "No way was found in which the two fit: {query} is stretched over the whole of {image}."
NO_PAIRS = "The classic score does not ask where keypoints lie. The verified method draws the pairs."
NO_FRAME = "The classic score does not ask where {query} lies. The verified method draws its frame."
NO_PLACE = "No place was found where {query} lies on {image}."

FARTHEST = 4
"""A frame is shown as a whole up to this many times the size of the original."""

EDGE = 0.03
"""Of the longer side, left free around a frame that reaches beyond the original."""


def note(view, subject):
    """What the view shows, in words; the map of differences tells its own."""
    text = ""
    if view == "side":
        text = GESTURES
    elif view in ("slider", "blink"):
        text = LAID if subject.matrix else STRETCHED if subject.finding else SQUEEZED
    elif view == "keypoints":
        text = _keypoints(subject)
    elif view == "frame":
        text = _frame(subject)
    return subject.say(text)


def _keypoints(subject):
    finding = subject.finding
    if not finding:
        return NO_PAIRS
    if finding["basis"] == "frame":
        return "Too few keypoints in these pictures: they were compared as whole frames."
    drawn = len(finding["pairs"]) // 4
    if not drawn:
        return "No keypoints of the two fit together."
    text = counted(finding["inliers"], "pair") + " of keypoints fit one and the same transform"
    return text + ("." if drawn >= finding["inliers"] else f"; {drawn} of them are drawn.")


def _frame(subject):
    if not subject.finding:
        return NO_FRAME
    if not subject.matrix:
        return NO_PLACE
    visible, covered = subject.finding["visible"], subject.finding["covered"]
    text = f"{{query}} shows {round(100 * visible)} % of {{image}}. The thick side is its upper edge."
    if covered < 0.98:
        text += f" It is filled by {{image}} to {round(100 * covered)} %."
    return text


def box(view, subject):
    """Left, top, width and height of what is shown as a whole, in pixels of the original."""
    width, height = subject.image_size
    if view != "frame" or not subject.matrix:
        return 0, 0, width, height
    whole = corners(width, height)
    around = box_around(whole + [subject.place(x, y) for x, y in corners(*subject.query_size)])
    left, top, wide, high = around
    if wide > FARTHEST * width or high > FARTHEST * height:
        return 0, 0, width, height
    edge = EDGE * max(wide, high) if around != (0, 0, width, height) else 0
    return left - edge, top - edge, wide + 2 * edge, high + 2 * edge

"""One result of a search in the words of the page. What the worker answers is described in `worker_answers.pyi`."""

from logic.counts import counted, plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import MatchDetails, Result


def points(value: float) -> int:
    """Return a score as shown: 0 to 100; a negative mean (SSIM below 0) is no similarity."""
    return round(100 * max(value, 0))


def name_of(result: "Result") -> str:
    """Return the title of a picture, or the name of its file."""
    return result["title"] or result["url"].split("/")[-1] or result["url"]


def verdict_of(result: "Result") -> str:
    """Return the verdict's name; nothing where the classic score was asked, which gives none."""
    return result["finding"]["verdict"] if result["finding"] else ""


def is_match(result: "Result", threshold: int) -> bool:
    """Return whether a picture passes: not judged to be no match, and of this score or better."""
    return verdict_of(result) != "none" and points(result["score"]) >= threshold


def evidence(finding: "MatchDetails") -> str:
    """Return what a verdict rests on."""
    if finding["basis"] == "frame":
        return "judged by the whole frame, for lack of keypoints"
    return counted(finding["inliers"], "keypoint") + plural(finding["inliers"], " fits", " fit")


def details(result: "Result") -> str:
    """Return in one line what was done to the copy, and what the verdict rests on."""
    finding = result["finding"]
    if not finding or finding["verdict"] == "none":
        return ""
    parts = [finding["text"], evidence(finding)]
    line = "; ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def measured(value: float) -> str:
    """Return a measure of similarity, -1 to 1."""
    return f"{value:.2f}".replace("-", "−")

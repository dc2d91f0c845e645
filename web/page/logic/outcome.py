"""The outcome of a search in the words of the page. What the worker answers is described in `worker_answers.pyi`."""

from logic.counts import counted, megabytes, plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import MatchDetails, Problem, Report, Result

REASONS = {
    "bad-entry": "Unusable entry",
    "bad-index": "Unusable index",
    "newer-version": "Too new",
    "not-found": "Not found",
    "http-error": "Refused by the server",
    "cors": "Not readable from here (CORS)",
    "network": "Not reachable",
    "timeout": "Too slow",
    "mixed-content": "Not encrypted",
    "not-an-image": "Not a picture",
    "unsupported-format": "Unknown format",
    "damaged": "Damaged",
    "too-large": "Too large",
    "empty": "Empty",
    "crashed": "Left out",
}


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


def outcome(report: "Report", threshold: int) -> str:
    """Return the outcome of a search in one sentence, as it is read out."""
    start = ""
    if report["stopped"]:
        start = f"Stopped: {report['compared']} of {report['total']} compared. "
    if not report["results"]:
        looked = report["total"] and not report["problems"] and not report["stopped"]
        return start + ("No match found." if looked else "No picture could be compared.")
    best = next((one for one in report["results"] if is_match(one, threshold)), None)
    if best is None:
        return start + "No match found. The most similar pictures are shown."
    title = name_of(best)
    if best["exact"]:
        return f"{start}Exact copy: {title}"
    if not best["finding"]:
        return f"{start}Most similar: {title}, score {points(best['score'])} of 100"
    how = best["finding"]["text"]
    sentence = f"{start}{best['finding']['verdict_text']}: {title}"
    return f"{sentence}; {how}" if how else sentence


def why_nothing(report: "Report", explained: bool) -> str:
    """Return why no result is shown; `explained` where the list of problems says it one by one."""
    if explained:
        return "No picture could be compared. The list below says why, one by one."
    if report["stopped"]:
        return "The search was stopped before a picture was compared."
    if not report["total"]:
        return "There are no pictures in this collection."
    return "Nothing in this collection looks like your picture."


def summary(report: "Report") -> str:
    """Return how many pictures were compared, in which time, and for an index how much was read."""
    if report["stopped"]:
        compared = f"Stopped: {report['compared']} of {report['total']} compared"
    else:
        compared = "Compared " + counted(report["compared"], "picture")
    line = f"{compared} in {report['seconds']:.1f} seconds"
    read = report["fetched"].get("bytes")
    return line if read is None else f"{line}, {megabytes(read)} read"


def matches_so_far(matches: int, shown: int) -> str:
    """Return how many of the first results pass."""
    return f"{matches} of {shown} shown {_are_matches(matches)} so far."


def matches_of_all(matches: int, report: "Report", threshold: int) -> str:
    """Return how many pictures pass, of those shown and of all compared."""
    passing = len([score for score in report["scores"] if points(score) >= threshold])
    shown = f"{matches} of {len(report['results'])} shown {_are_matches(matches)}"
    return f"{shown}, {passing} of all {report['compared']:,} compared."


def interruption(reason: str, by_itself: bool) -> str:
    """Return why a search has no outcome: what its picture did, if it did; otherwise, how the search goes on."""
    remedy = "It goes on by itself." if by_itself else "Restart to search this picture again."
    return f"The search was interrupted. {reason or remedy}"


def _are_matches(number: int) -> str:
    return plural(number, "is a match", "are matches")


def title_of(problem: "Problem") -> str:
    """Return the reason in a few words."""
    return REASONS.get(problem["reason"], problem["reason"])


def distinct(problems: "list[Problem]") -> "list[Problem]":
    """Return each problem once, in the same order: a search may meet what opening the collection has met."""
    seen = set()
    found = []
    for problem in problems:
        key = problem["url"], problem["reason"], problem["text"]
        if key not in seen:
            seen.add(key)
            found.append(problem)
    return found

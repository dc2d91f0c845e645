"""What was found out about a picture, in the words of the page."""

from count import counted


def points(value):
    """A score as shown: 0 to 100; a negative mean (SSIM below 0) is no similarity."""
    return round(100 * max(value, 0))


def name_of(result):
    return result["title"] or result["url"].split("/")[-1] or result["url"]


def verdict_of(result):
    """The verdict's name; nothing where the classic score was asked, which gives none."""
    return result["finding"]["verdict"] if result["finding"] else ""


def is_match(result, threshold):
    """Whether a picture passes: not judged to be no match, and of this score or better."""
    return verdict_of(result) != "none" and points(result["score"]) >= threshold


def evidence(finding):
    """What a verdict rests on."""
    if finding["basis"] == "frame":
        return "judged by the whole frame, for lack of keypoints"
    return counted(finding["inliers"], "keypoint") + (" fits" if finding["inliers"] == 1 else " fit")


def told(result):
    """The finding in one line: what was done to the copy, and what that rests on."""
    finding = result["finding"]
    if not finding or finding["verdict"] == "none":
        return ""
    parts = [finding["text"], evidence(finding)]
    line = "; ".join(part for part in parts if part)
    return line[:1].upper() + line[1:]


def outcome(report, threshold):
    """The outcome of a search in one sentence, as it is read out."""
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
    return f"{sentence} ({how})" if how else sentence


def interruption(guilt, by_itself):
    """Why a search has no outcome: `guilt` tells what the picture did, if it did; otherwise, how the search goes on."""
    remedy = "It goes on by itself." if by_itself else "Restart to search this picture again."
    return f"The search was interrupted. {guilt or remedy}"

"""The outcome of a search in the words of the page. What the worker answers is described in `worker_answers.pyi`."""

from logic.counts import megabytes
from logic.texts import capitalized, clauses, sentences, text, told, without_stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import MatchDetails, Problem, Report, Result

KINDS = ("inset", "cropped", "mirrored", "turned", "inverted", "grey", "recoloured", "blurred")
"""What a copy is called by, the first of these that was done to it; one over which something was put is edited."""


def points(value: float) -> int:
    """Return a score as shown: 0 to 100; a negative mean (SSIM below 0) is no similarity."""
    return round(100 * max(value, 0))


def name_of(result: "Result") -> str:
    """Return the title of a picture, or the name of its file."""
    return result["title"] or result["url"].split("/")[-1] or result["url"]


def verdict_of(result: "Result") -> str:
    """Return the verdict's name; nothing where the classic score was asked, which gives none."""
    return result["finding"]["verdict"] if result["finding"] else ""


def is_match(result: "Result") -> bool:
    """Return whether a picture counts as found; by the classic score, which judges nothing, each does."""
    return result["found"]


def kind_of(result: "Result") -> str:
    """Return what the given picture is to one that was found, as the last part of a key of texts, `answer. ...`."""
    finding = result["finding"]
    if result["exact"]:
        return "exact"
    if not finding:
        return "classic"
    if finding["verdict"] != "edited":
        return finding["verdict"]
    done = [name for name, _ in finding["words"]]
    named = [] if "overlaid" in done else [kind for kind in KINDS if kind in done]
    return named[0] if named else "edited"


def answer(result: "Result", title: "str | None" = None) -> str:
    """Return in words what the given picture is to one that was found; `title` in place of its name in quotes."""
    return text("answer-" + kind_of(result), title=title or text("answer-title", title=name_of(result)))


def certainty_of(result: "Result") -> str:
    """Return how sure the answer is: `certain`, `likely` or `related`, as in the keys of texts; "" where it is none."""
    if result["exact"]:
        return "certain"
    finding = result["finding"]
    if not finding:
        return ""
    return "related" if finding["verdict"] == "related" else finding["certainty"] or ""


def evidence(finding: "MatchDetails") -> str:
    """Return what a verdict rests on."""
    return text("evidence-frame") if finding["basis"] == "frame" else text("evidence", n=finding["inliers"])


def done_to(result: "Result") -> str:
    """Return in one line what was done to the copy; nothing for what does not match."""
    finding = result["finding"]
    line = told(finding["done"]) if finding and is_match(result) else ""
    return capitalized(line)


def details(result: "Result") -> str:
    """Return in one line what was done to the copy, and what the verdict rests on."""
    finding = result["finding"]
    if not finding or not is_match(result):
        return ""
    line = clauses([part for part in (told(finding["done"]), evidence(finding)) if part])
    return capitalized(line)


def differing(result: "Result") -> str:
    """Return in how many places a copy differs, in words; nothing where it does not."""
    number = len(result["finding"]["differences"]) if result["finding"] else 0
    return text("differs", n=number) if number else ""


def measured(value: float) -> str:
    """Return a measure of similarity, -1 to 1."""
    return text("number-measure", n=value).replace("-", "−")


def best_of(report: "Report") -> "Result | None":
    """Return the best match, or None."""
    return next((one for one in report["results"] if is_match(one)), None)


def outcome(report: "Report") -> str:
    """Return the outcome of a search in a sentence or two, as it is read out."""
    best = best_of(report)
    found = answer(best) if best else no_match(report)
    if not report["stopped"]:
        return found
    return sentences([text("stopped", done=report["compared"], total=report["total"]), found])


def page_title(report: "Report") -> str:
    """Return the title of the page with the outcome."""
    best = best_of(report)
    return text("answer-page", answer=answer(best) if best else without_stop(no_match(report)))


def unread(report: "Report") -> int:
    """Return how many pictures of the collection could not be read."""
    return 0 if report["stopped"] else max(report["total"] - report["compared"], 0)


def no_match(report: "Report", explained: bool = False) -> str:
    """Return that nothing was found, among how many, or why; `explained` where the list of problems says it in full."""
    if report["stopped"] and not report["compared"]:
        return text("none-stopped")
    if not report["total"]:
        return text("none-explained" if explained else "none-empty")
    # Of an index all pictures count as compared, though none of its parts could be read.
    if not report["compared"] or (not report["results"] and report["problems"]):
        return text("none-explained" if explained else "none-compared")
    if report["incomplete"]:
        return text("none-incomplete")
    said = [text("none", n=report["compared"])]
    said.extend(_unread(report))
    return sentences(said)


def _unread(report: "Report") -> "list[str]":
    number = unread(report)
    return [text("unread", n=number)] if number else []


def more_matches(report: "Report") -> str:
    """Return how many pictures match beyond those shown; nothing where all are shown, or by the classic score."""
    shown = len([one for one in report["results"] if one["finding"] and is_match(one)])
    more = report["listed"] - shown if shown else 0
    return text("more", n=more) if more > 0 else ""


def summary(report: "Report") -> str:
    """Return how many pictures were compared, in which time, and for an index how much was read."""
    seconds = report["seconds"]
    if report["stopped"]:
        line = text("summary-stopped", done=report["compared"], total=report["total"], seconds=seconds)
    else:
        line = text("summary-compared", n=report["compared"], seconds=seconds)
    read = report["fetched"].get("bytes")
    if read is not None:
        line = text("summary-read", line=line, size=megabytes(read))
    return clauses([line] + [without_stop(one) for one in _unread(report)])


def interruption(reason: str, by_itself: bool) -> str:
    """Return why a search has no outcome: what its picture did, if it did; otherwise, how the search goes on."""
    remedy = text("interrupted-on" if by_itself else "interrupted-restart")
    return text("interrupted", why=reason or remedy)


def title_of(problem: "Problem") -> str:
    """Return the reason in a few words."""
    return text("reason-" + problem["reason"])


def place_of(problem: "Problem") -> str:
    """Return where a problem is, an address or a file; "" of an entry without an address, which its message names."""
    message = problem["message"]
    named = isinstance(message, dict) and message["key"] == "error-entry-left-out"
    return "" if named else problem["url"]


def distinct(problems: "list[Problem]") -> "list[Problem]":
    """Return each problem once, in the same order: a search may meet what opening the collection has met."""
    seen = set()
    found = []
    for problem in problems:
        key = problem["url"], problem["reason"], str(problem["message"])
        if key not in seen:
            seen.add(key)
            found.append(problem)
    return found

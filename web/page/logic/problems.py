"""Entries and pictures that could not be used: the reason that the worker names, in the words of the page."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from worker_answers import Problem

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

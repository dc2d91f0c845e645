"""What a search under faults came to, against the same search without: right, or short of what is listed, or wrong."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from faults import TALLY
from visit import Visit

COMPARED = re.compile(r"Compared (\d+) pictures?")

REMEDY = re.compile("try again|check|correct|fetch it again|upload it again|are read", re.IGNORECASE)
"""How texts tell what to do, the last one by the formats that would do."""


@dataclass(frozen=True)
class Seen:
    """Matches with their scores, best first; what is listed as missing, with the reasons; pictures compared."""

    matches: tuple[tuple[str, str], ...]
    missing: dict[str, str]
    compared: int


def seen(visit: Visit) -> Seen:
    matches = tuple((_name(card["url"]), card["score"]) for card in visit.cards() if card["match"] == "yes")
    missing = {_name(one["url"]): one["reason"] for one in visit.problem_list() if one["text"].strip()}
    told = COMPARED.search(visit.page.locator("#summary").inner_text())
    return Seen(matches, missing, int(told[1]) if told else 0)


def _name(url: str) -> str:
    return url.rpartition("/")[2]


@contextmanager
def moving() -> Iterator[None]:
    """Count a state that does not end in time."""
    try:
        yield
    except AssertionError:
        TALLY.stuck += 1
        raise


def judged(visit: Visit, right: Seen) -> Seen:
    """Fail, and count it, where a result is wrong, or one is missing that nothing listed explains."""
    now = seen(visit)
    lost = [match for match in right.matches if match not in now.matches]
    # Of an index, files are listed, each of which has many pictures.
    explained = all(name in now.missing for name, _ in lost) or any(name.endswith(".zip") for name in now.missing)
    ranked = [match for match in right.matches if match in now.matches]
    if list(now.matches) != ranked or (lost and not explained):
        TALLY.wrong += 1
        raise AssertionError(f"wrong under faults: {now}, and without: {right}")
    return now


def told_error(visit: Visit) -> str:
    """Return the text of an error, which must name reason and remedy."""
    text = visit.status.inner_text()
    if not REMEDY.search(text):
        TALLY.wrong += 1
        raise AssertionError(f"no remedy is told: {text}")
    return text

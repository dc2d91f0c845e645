"""What was done to a copy, and verdicts, in English."""

from echoimage.english import say
from echoimage.matching import phrases
from echoimage.types import Edits, Phrase, Verdict


def edits_in_english(edits: Edits, place: Phrase | None) -> str:
    """Return what was done as one line, "" where nothing was; `place` is where something was put over."""
    told = phrases.sentence(edits, place)
    return say(told) if told else ""


def verdict_in_english(verdict: Verdict) -> str:
    """Return the name of a verdict."""
    return say(phrases.verdict(verdict))

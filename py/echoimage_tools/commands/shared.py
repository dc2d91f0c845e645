"""What the words of several verbs have in common."""

import argparse
from typing import TypeAlias

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where a verb is added."""

METHODS = (
    "verified, unless told: lays one picture over the other, gives a verdict and says what was done; classic: SSIM and "
    "ORB of the squeezed pictures, without a verdict, a score of 0.5 or more counts as a match"
)


def verb(verbs: Verbs, name: str, about: str, notes: str = "") -> argparse.ArgumentParser:
    """Add a verb; `notes` end its help as they are."""
    raw = argparse.RawDescriptionHelpFormatter
    return verbs.add_parser(
        name, help=about, description=f"{about[0].upper()}{about[1:]}.", epilog=notes, formatter_class=raw
    )


def add_answer(verb: argparse.ArgumentParser) -> None:
    """Add how to compare, and how to tell it."""
    verb.add_argument("--method", choices=("verified", "classic"), default="verified", help=METHODS)
    verb.add_argument(
        "--accept",
        choices=("same", "edited", "related"),
        help="what counts as a match: the same image, edited copies as well (unless told), or the same scene as well",
    )
    verb.add_argument(
        "--min-score", type=_score, default=0.0, metavar="N", help="what counts as a match has N of 100 points or more"
    )
    verb.add_argument("--json", action="store_true", help="write JSON, one object per line, instead of text")


def _score(text: str) -> float:
    """Return the least score, 0 to 1, that is shown as a number from 0 to 100. Raises `ArgumentTypeError`."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 101
    if number > 100:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to 100, not {text!r}")
    return max(number - 0.5, 0) / 100


def add_box(verb: argparse.ArgumentParser) -> None:
    """Add which part of a query counts."""
    verb.add_argument(
        "--box",
        type=box,
        metavar="X,Y,WIDTH,HEIGHT",
        help="only this part of the query, in pixels from its upper left corner; places in it count from there",
    )


def box(text: str) -> tuple[int, int, int, int]:
    """Return left, top, width and height. Raises `ArgumentTypeError`."""
    parts = text.split(",")
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 7]
    if len(parts) != 4 or len(numbers) != 4:
        raise argparse.ArgumentTypeError(f"must be four whole numbers, left, top, width and height, not {text!r}")
    return numbers[0], numbers[1], numbers[2], numbers[3]


def count(text: str) -> int:
    """Read a whole number from 1 on. Raises `ArgumentTypeError`."""
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 on, not {text!r}")
    return number


def add_quiet(verb: argparse.ArgumentParser) -> None:
    """Add how to hear of nothing but what is wrong."""
    verb.add_argument("-q", "--quiet", action="store_true", help="no text and no progress; complaints and JSON alone")


def add_keep_going(verb: argparse.ArgumentParser) -> None:
    """Add what a schedule wants, for which a picture that cannot be read is no failure of the run."""
    verb.add_argument(
        "--keep-going", action="store_true", help="exit code 0 instead of 1: single failures are told, no more"
    )

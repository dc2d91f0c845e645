"""Which folder a scan is of: one that is known, or another one of the same name, which gets a name of its own."""

import re
from collections.abc import Callable, Collection, Mapping
from itertools import count

SHARE = 0.5
"""Least share, of the files found first or of those known if they are fewer, by which a folder is known again.

What is known of a folder and was not found goes at the end of its scan; so in doubt it is another one.
"""

LEAST = 3
"""Different sizes that have to agree where no date does, as after a folder was copied back."""

Validator = Callable[[str, str], str | None]
"""The validator of a file (mine_address.py) by folder and path, None where it is not known."""


def name_of(
    called: str, files: Mapping[str, str], counts: Mapping[str, int], known: Validator, taken: Collection[str]
) -> str:
    """Return the name under which the files of a folder are kept: that of the disk, or "Holidays (2)" and so on.

    files: validators of those found first, by path. counts: files of each folder that is known. taken: names that
    other folders have for certain.
    """
    named = re.compile(re.escape(called) + r"( \(\d+\))?")
    alike = {
        name: _likeness(files, {path: known(name, path) for path in files}, among)
        for name, among in counts.items()
        if named.fullmatch(name) and name not in taken
    }
    best = max(alike, key=lambda name: alike[name], default=None)
    return best if best is not None and alike[best] else _new_name(called, {*counts, *taken})


def _likeness(files: Mapping[str, str], known: Mapping[str, str | None], count: int) -> float:
    """Return how much these files are those that are known, by path; 0 in doubt, more than 1 if dates agree, too."""
    smaller = min(len(files), count)
    same = [path for path, validator in files.items() if known[path] == validator]
    if same and len(same) >= SHARE * smaller:
        return 1 + len(same) / smaller
    # Each size counts once: pictures that are not compressed all have the same one.
    sizes = {_size(validator) for path, validator in files.items() if _size(known[path] or "") == _size(validator)}
    return len(sizes) / smaller if len(sizes) >= max(LEAST, SHARE * smaller) else 0


def _size(validator: str) -> str:
    return validator.rpartition(" ")[0]


def _new_name(called: str, others: Collection[str]) -> str:
    names = (called if number == 1 else f"{called} ({number})" for number in count(1))
    return next(name for name in names if name not in others)

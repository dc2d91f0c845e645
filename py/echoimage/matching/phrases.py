"""What was done to a copy, as keys and numbers, in; a sentence for people out.

Another language is another table with the same keys.
"""

from collections.abc import Mapping

from echoimage.types import Edits, Verdict

ENGLISH: Mapping[str, str] = {
    "mirrored": "mirrored",
    "turned": "turned by {}° {direction}",
    "upside down": "turned upside down",
    "cropped": "shows {} % of the original",
    "inset": "shown inside a larger picture, {} % of its area",
    "border": "with a border or something added, the original fills {} %",
    "tilted": "seen at an angle",
    "stretched": "stretched {} times in one direction",
    "scaled": "scaled to {} of the size",
    "blurred": "blurred",
    "inverted": "a negative",
    "grey": "made grey",
    "recoloured": "recoloured",
    "overlaid": "something put over {} %",
    "clockwise": "clockwise",
    "counterclockwise": "counterclockwise",
    "same": "Same image",
    "edited": "Edited copy",
    "related": "Same scene or object",
    "none": "No match",
}


def verdict(value: Verdict, table: Mapping[str, str] = ENGLISH) -> str:
    """Return the name of a verdict."""
    return table[value]


def sentence(edits: Edits, table: Mapping[str, str] = ENGLISH) -> str:
    """Return what was done as one line, empty where nothing was."""
    return ", ".join(_phrase(key, number, table) for key, number in edits)


def _phrase(key: str, number: float, table: Mapping[str, str]) -> str:
    if key == "scaled" and number > 1:
        return table["scaled"].format(f"{number:g} times")
    if key == "scaled":
        return table["scaled"].format(f"{100 * number:.3g} %")
    if key == "turned" and abs(number) == 180:
        return table["upside down"]
    direction = table["clockwise" if number > 0 else "counterclockwise"]
    return table[key].format(f"{abs(number):g}", direction=direction)

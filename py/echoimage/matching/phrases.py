"""What was done to a copy, as keys and numbers, in; a sentence for people out.

Another language is another table with the same keys.
"""

from collections.abc import Mapping

from echoimage.types import Edits, Phrase, Verdict

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
    "toned": "tones changed",
    "retouched": "a small part changed",
    "overlaid": "something put over {} %",
    "overlaid at": "something put over {} % ({place})",
    "top left": "top left",
    "top": "top",
    "top right": "top right",
    "left": "left",
    "middle": "middle",
    "right": "right",
    "bottom left": "bottom left",
    "bottom": "bottom",
    "bottom right": "bottom right",
    "places": "{} places",
    "everywhere": "across the whole picture",
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


def sentence(edits: Edits, place: Phrase | None = None, table: Mapping[str, str] = ENGLISH) -> str:
    """Return what was done as one line, empty where nothing was; `place` is where something was put over."""
    return ", ".join(_phrase(key, number, place, table) for key, number in edits)


def _phrase(key: str, number: float, place: Phrase | None, table: Mapping[str, str]) -> str:
    if key == "scaled" and number > 1:
        return table["scaled"].format(f"{number:g} times")
    if key == "scaled":
        return table["scaled"].format(f"{100 * number:.3g} %")
    if key == "turned" and abs(number) == 180:
        return table["upside down"]
    if key == "overlaid" and place:
        where, count = place
        return table["overlaid at"].format(f"{number:g}", place=table[where].format(f"{count:g}"))
    direction = table["clockwise" if number > 0 else "counterclockwise"]
    return table[key].format(f"{abs(number):g}", direction=direction)

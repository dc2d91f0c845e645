"""What was done to a copy, and verdicts, in; messages for people out."""

from echoimage.message import Message, message
from echoimage.types import Edits, Phrase, Verdict

_NUMBERS = {"cropped": "percent", "inset": "percent", "border": "percent", "overlaid": "percent", "stretched": "times"}
"""What the number of an edit is; the others have none, or are told by it."""


def verdict(value: Verdict) -> Message:
    """Return the name of a verdict."""
    return message(f"verdict-{value}")


def sentence(edits: Edits, place: Phrase | None = None) -> Message | None:
    """Return what was done as one line, None where nothing was; `place` is where something was put over."""
    whole: Message | None = None
    for key, number in edits:
        one = _edit(key, number, place)
        whole = message("list-join", first=whole, next=one) if whole else one
    return whole


def _edit(key: str, number: float, place: Phrase | None) -> Message:
    if key == "scaled" and number > 1:
        return message("edit-enlarged", times=number)
    if key == "scaled":
        return message("edit-reduced", percent=float(f"{100 * number:.3g}"))
    if key == "turned" and abs(number) == 180:
        return message("edit-upside-down")
    if key == "turned":
        direction = "clockwise" if number > 0 else "counterclockwise"
        return message("edit-turned", degrees=abs(number), direction=direction)
    if key == "overlaid" and place:
        return message("edit-overlaid-at", percent=number, place=_place(*place))
    unit = _NUMBERS.get(key)
    return message(f"edit-{key}", **{unit: abs(number)} if unit else {})


def _place(key: str, count: float) -> Message:
    name = f"place-{key.replace(' ', '-')}"
    return message(name, count=count) if key == "places" else message(name)

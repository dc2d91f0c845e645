"""The colours of the style sheet can be told apart (WCAG 1.4.3 and 1.4.11), in light and in dark."""

import re
from pathlib import Path

import pytest

SHEET = (Path(__file__).resolve().parents[2] / "web" / "styles" / "base.css").read_text(encoding="utf-8")
LIGHT = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", SHEET.partition("@media")[0]))
DARK = LIGHT | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", SHEET.partition("@media")[2]))

TEXT, EDGE = 4.5, 3.0
ON_PAGE = ("ink", "muted", "accent", "warm", "error")
PAIRS = [
    *((front, back, TEXT) for front in ON_PAGE for back in ("ground", "surface")),
    *((front, "stage", TEXT) for front in ("stage-ink", "stage-muted", "stage-accent")),
    *(("accent-ink", "accent", TEXT), ("surface", "warm", TEXT), ("error", "error-ground", TEXT)),
    *(("stage-accent-ink", "stage-accent", TEXT), ("stage-ink", "deep", TEXT)),
    *(("edge", "ground", EDGE), ("edge", "surface", EDGE), ("mark", "deep", EDGE)),
]


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2, "relative luminance")."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_stands_on_another_colour_can_be_told_from_it(colours: dict[str, str]) -> None:
    for front, back, least in PAIRS:
        low, high = sorted((luminance(colours[front]), luminance(colours[back])))
        assert (high + 0.05) / (low + 0.05) >= least, f"{front} on {back}"

"""What holds unless told otherwise. It imports nothing, so that `--help` can show it at once."""

WORDS = (
    *("logo", "logos", "icon", "icons", "favicon", "sprite", "sprites", "spacer", "spinner", "pixel", "tracking"),
    *("beacon", "placeholder", "captcha", "emoji", "smiley", "smileys"),
)
MIN_SIDE, MIN_BYTES, MAX_RATIO = 100, 1000, 10.0
TRACKING = 2
"""Pixels: an image declared this small is there to be fetched, not to be seen."""

DEPTH, PAGES, IMAGES = 20, 10_000, 100_000
VARIANTS = 1000
"""Pages that differ in their query alone: filters and calendars make endlessly many."""

DELAY, TIMEOUT = 0.2, 30.0

RULES = {
    "word": "words in address or class (--skip WORD adds one, --keep WORD takes one away): {word}",
    "pattern": "addresses that --skip names: {pattern}",
    "tracking": "declared as a pixel, to track visitors",
    "small": "a side shorter than {small} pixels (--min-side)",
    "light": "fewer than {light} bytes (--min-bytes)",
    "strip": "one side more than {strip:g} times the other (--max-ratio)",
}
"""What each rule leaves out."""

SHOWN = {"word": " ".join(WORDS), "small": MIN_SIDE, "light": MIN_BYTES, "strip": MAX_RATIO}
"""The values in these texts."""

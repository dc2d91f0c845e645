"""What happens out of sight is brought into it, on the screen of a phone."""

from js import document, window
from jsffi import to_js

LOW = 0.6
"""Share of the screen's height below which the top of a part counts as out of sight."""


def bring(element):
    """Scroll to the element where its top is above the screen or low on it; not below a dialog."""
    if document.querySelector("dialog[open]"):
        return
    top = element.getBoundingClientRect().top
    if 0 <= top <= LOW * window.innerHeight:
        return
    still = window.matchMedia("(prefers-reduced-motion: reduce)").matches
    element.scrollIntoView(to_js({"block": "start", "behavior": "instant" if still else "smooth"}))

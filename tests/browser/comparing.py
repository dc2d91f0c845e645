"""The open comparison, as tests see it."""

from playwright.sync_api import Locator
from visit import Visit

VIEWS = ["Side by side", "Slider", "Differences", "Blink", "Details", "Frame"]
PLACES = """dialog => ['#comparison-query > img', '#comparison-original > img:first-child'].map(selector => {
  const {a, b, e, f} = new DOMMatrix(dialog.querySelector(selector).style.transform);
  return {scale: Math.hypot(a, b), left: e, top: f};
})"""

LINES = "dialog => [...dialog.querySelectorAll('.lines path')].filter(one => one.getAttribute('d')).length"
SHOWN = "image => image.decode().then(() => image.naturalWidth)"
DRAWN = """async (dialog) => {
  await Promise.all([...dialog.querySelectorAll('.pane > img[src]:not([hidden])')].map((image) => image.decode()));
  // What the panes hear of a change of their size, they hear before the next frame.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def dialog(visit: Visit) -> Locator:
    return visit.page.get_by_role("dialog")


def places(visit: Visit) -> list[dict[str, float]]:
    """Return scale and corner of the query and of the original, each in its pane."""
    return dialog(visit).evaluate(PLACES)


def drawn(visit: Visit) -> None:
    """Wait until the pictures are on the screen, in the place that they have there."""
    dialog(visit).evaluate(DRAWN)


def note(visit: Visit) -> Locator:
    return visit.page.locator("#comparison-note")

"""One picture found: verdict, score, both measures, links, and the way to the comparison."""

from js import document

from dom.address import link, safe_address
from logic.inputs import is_web
from logic.outcome import details, is_match, measured, name_of, points, verdict_of

SMALL = "Small copy from the index"
UNSEEN = "The picture itself cannot be shown here"


class Card:
    """A card of the list; `await small_copy(result)` returns the address of the index's small copy, or "".

    It listens to nothing: a listener of MicroPython is never let go, and would keep the card and its picture for ever.
    """

    def __init__(self, events, small_copy, result):
        self.element = document.getElementById("result-template").content.cloneNode(True).firstElementChild
        self._events = events
        self._small_copy = small_copy
        self._picture = self._find(".card-picture img")
        self._note = self._find(".unseen")
        self._failed = 0
        self.result = result
        self._show(safe_address(result["thumbnail"]) or safe_address(result["url"]))

    def fill(self, rank, result):
        """Show what was found out; the picture stays, so that it does not flicker."""
        shown = self.result["thumbnail"]
        self.result = result
        if shown.startswith("blob:"):
            result["thumbnail"] = shown
        card, find = self.element, self._find
        for name in ("url", "score", "ssim", "orb", "sha256"):
            card.setAttribute("data-" + name, str(result[name]))
        card.setAttribute("data-verdict", verdict_of(result))
        find(".rank").textContent = f"{rank}."
        title = name_of(result)
        heading = find(".title")
        heading.textContent = title
        link(heading, result["page"]) or link(heading, result["url"])
        find(".original").hidden = not link(find(".original"), result["url"])
        find(".number").textContent = str(points(result["score"]))
        _show_verdict(card, result)
        for name in ("ssim", "orb"):
            _show_measure(find("." + name), result[name])
        _show_licence(find(".license"), result["license"])
        _show_copies(find(".also"), result["also"])
        find(".compare").setAttribute("aria-label", "Compare with " + title)

    def judge(self, threshold):
        """Mark whether the picture passes, and return it."""
        passes = is_match(self.result, threshold)
        self.element.setAttribute("data-match", "yes" if passes else "no")
        return passes

    def _find(self, selector):
        return self.element.querySelector(selector)

    def _show(self, source):
        if source:
            self._picture.src = source
        else:
            self.fail()

    def fail(self):
        """Show that the picture cannot be shown, or the index's copy of it."""
        self._picture.hidden = True
        self._note.hidden = False
        self._failed += 1
        if self._failed == 1:
            self._events.start(self._show_copy())

    async def _show_copy(self):
        address = await self._small_copy(self.result)
        if address:
            # The comparison shows it, too.
            self.result["thumbnail"] = address
            self._note.textContent = SMALL
            self._note.title = UNSEEN
            self._picture.hidden = False
            self.element.dataset.copy = "yes"
            self._picture.src = address


def _show_verdict(card, result):
    """Show the verdict as a badge, and what it says in words."""
    badge, text = card.querySelector(".verdict"), card.querySelector(".finding")
    badge.hidden = not result["finding"]
    badge.textContent = result["finding"]["verdict_text"] if result["finding"] else ""
    card.querySelector(".exact").hidden = not result["exact"]
    text.textContent = details(result)
    text.hidden = not text.textContent


def _show_measure(element, value):
    element.querySelector("dd").textContent = measured(value)
    # SSIM may be below 0, where a bar has nothing to show.
    element.querySelector("i").style.inlineSize = f"{100 * min(max(value, 0), 1):.1f}%"


def _show_licence(element, text):
    if not is_web(text):
        element.textContent = text
        return
    anchor = document.createElement("a")
    anchor.rel = "noreferrer noopener license"
    anchor.textContent = "Licence"
    link(anchor, text)
    element.replaceChildren(anchor)


def _show_copies(element, addresses):
    element.hidden = not addresses
    element.querySelector("summary").textContent = f"The same file is at {len(addresses)} more"
    element.querySelector("ul").replaceChildren()
    for address in addresses:
        anchor = document.createElement("a")
        anchor.rel = "noreferrer noopener"
        anchor.textContent = address
        link(anchor, address)
        item = document.createElement("li")
        item.append(anchor)
        element.querySelector("ul").append(item)

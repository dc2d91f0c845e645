"""One picture found: what it is in words, both pictures in one size, links, and the way to the comparison."""

from js import document

from dom.address import link, safe_address
from logic.inputs import is_web
from logic.outcome import (
    answer,
    certainty_of,
    differing,
    done_to,
    evidence,
    is_match,
    measured,
    name_of,
    points,
    verdict_of,
)
from logic.same_scale import SameScale
from logic.texts import text

HOLE = "\0"


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

    def fill(self, form, result):
        """Show what was found out, as the `answer`, a `row` or one of the `nearest`; the picture stays as it is."""
        shown = self.result["thumbnail"]
        self.result = result
        if shown.startswith("blob:"):
            result["thumbnail"] = shown
        card, find = self.element, self._find
        card.setAttribute("data-url", result.get("key", result["url"]))
        for name in ("score", "ssim", "orb", "sha256"):
            card.setAttribute("data-" + name, str(result[name]))
        card.setAttribute("data-verdict", verdict_of(result))
        card.setAttribute("data-match", "yes" if is_match(result) else "no")
        card.setAttribute("data-form", form)
        self._say()
        _show_numbers(find(".numbers"), result)
        _show_licence(find(".license"), result["license"])
        _show_copies(find(".also"), result["also"])

    def _say(self):
        """Show the answer in words."""
        result, find = self.result, self._find
        before, _, after = answer(result, HOLE).partition(HOLE)
        find(".before-title").textContent = before
        find(".after-title").textContent = after
        name = name_of(result)
        heading = find(".title")
        heading.textContent = text("answer-title", title=name) if is_match(result) else name
        link(heading, result["page"]) or link(heading, result["url"])
        find(".original").hidden = not link(find(".original"), result["url"])
        sure = certainty_of(result)
        find(".certainty").hidden = not sure
        find(".certainty").textContent = text("certainty-" + sure) if sure else ""
        find(".certainty").dataset.sure = sure
        find(".exact").hidden = not result["exact"]
        for place, words in ((".finding", done_to(result)), (".differs", differing(result))):
            find(place).textContent = words
            find(place).hidden = not words
        find(".compare").setAttribute("aria-label", text("compare-with", title=name))

    def pair_with(self, query, address):
        """Show the query, at this address, beside it, what both share in one size, with its frame on the original."""
        scale = SameScale(query, self.result)
        self._find(".card-pictures").style.setProperty("--shape", f"{scale.shape:.4f}")
        holders = self._find(".card-query"), self._find(".card-picture")
        frames = scale.frame_on_query(), scale.frame_on_image()
        sizes = scale.query_size, scale.image_size
        for index, where in ((0, "query"), (1, "image")):
            style = holders[index].style
            style.flexGrow = f"{max(scale.widths[index], 1):.2f}"
            style.aspectRatio = f"{max(scale.widths[index], 1):.2f} / {max(scale.heights[index], 1):.2f}"
            _draw(holders[index].querySelector(".drawn"), sizes[index], frames[index], scale.places(where))
        image = holders[0].querySelector("img")
        image.hidden = not address
        if address and image.src != address:
            image.src = address
        for index, label, key in ((0, ".query-label", "picture-yours"), (1, ".image-label", "picture-original")):
            self._find(label).textContent = text(key)
            self._find(label).style.flexGrow = holders[index].style.flexGrow

    def say_on(self, button, words):
        """Say on a button, `copy-link` or `save-proof`, what became of it."""
        self._find("." + button).textContent = words

    def offer_link(self, offered):
        """Show the button for the link, or not."""
        self._find(".copy-link").hidden = not offered

    def offer_proof(self, offered):
        """Show the button that saves the proof, or not."""
        self._find(".save-proof").hidden = not offered

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
        self._note.textContent = text("picture-unseen")
        self._failed += 1
        if self._failed == 1:
            self._events.start(self._show_copy())

    async def _show_copy(self):
        address = await self._small_copy(self.result)
        if address:
            # The comparison shows it, too.
            self.result["thumbnail"] = address
            self._note.textContent = text("picture-small")
            self._note.title = text("picture-unseen")
            self._picture.hidden = False
            self.element.dataset.copy = "yes"
            self._picture.src = address


def _draw(drawn, size, frame, places):
    """Draw on one of the two pictures, in its own pixels."""
    drawn.setAttribute("viewBox", f"0 0 {size[0]} {size[1]}")
    paths = drawn.querySelectorAll("path")
    for index, shape in enumerate((frame, frame, places, places)):
        paths.item(index).setAttribute("d", shape)


def _show_numbers(element, result):
    finding = result["finding"]
    told = {
        "verdict": text("verdict-" + finding["verdict"]) if finding else "",
        "evidence": evidence(finding) if finding else "",
        "number": str(points(result["score"])),
        "ssim": measured(result["ssim"]),
        "orb": measured(result["orb"]),
    }
    for name, value in told.items():
        place = element.querySelector("." + name)
        place.textContent = value
        place.hidden = place.previousElementSibling.hidden = not value


def _show_licence(element, words):
    if not is_web(words):
        element.textContent = words
        return
    anchor = document.createElement("a")
    anchor.textContent = text("licence")
    link(anchor, words)
    anchor.rel += " license"
    element.replaceChildren(anchor)


def _show_copies(element, addresses):
    element.hidden = not addresses
    element.querySelector("summary").textContent = text("copies", n=len(addresses))
    element.querySelector("ul").replaceChildren()
    for address in addresses:
        anchor = document.createElement("a")
        anchor.textContent = address
        link(anchor, address)
        item = document.createElement("li")
        item.append(anchor)
        element.querySelector("ul").append(item)

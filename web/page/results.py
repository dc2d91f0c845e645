"""The best pictures as cards: verdict, score, both measures, links, and the way to the comparison."""

from pyscript import document

from address import link, safe_address
from count import counted
from finding import is_match, name_of, points, told, verdict_of


class Results:
    """Fills the list of cards from the worker's report; `compare(result)` is called for a closer look."""

    def __init__(self, events, compare):
        self._events = events
        self._compare = compare
        self._list = document.getElementById("results")
        self._template = document.getElementById("result-template")
        self._summary = document.getElementById("summary")
        self._nothing = document.getElementById("nothing")
        self._cards = []

    def clear(self):
        self._cards = []
        self._list.replaceChildren()
        self._summary.textContent = ""
        self._nothing.hidden = True

    def show(self, report, threshold):
        self.clear()
        for rank, result in enumerate(report["results"]):
            card = self._card(rank + 1, result)
            self._cards.append((card, result))
            self._list.append(card)
        self.judge(threshold)
        self._summary.textContent = summary(report)
        if not report["results"]:
            self.nothing("No picture could be compared. The list below says why, one by one.")

    def judge(self, threshold):
        """Mark the cards that pass, and give their number."""
        matches = 0
        for card, result in self._cards:
            passes = is_match(result, threshold)
            card.setAttribute("data-match", "yes" if passes else "no")
            matches += passes
        return matches

    def nothing(self, text):
        self._nothing.textContent = text
        self._nothing.hidden = False

    def _card(self, rank, result):
        card = self._template.content.cloneNode(True).firstElementChild
        for name in ("url", "score", "ssim", "orb", "sha256"):
            card.setAttribute("data-" + name, str(result[name]))
        card.setAttribute("data-verdict", verdict_of(result))
        title = name_of(result)
        self._picture(card, result)
        card.querySelector(".rank").textContent = f"{rank}."
        heading = card.querySelector(".title")
        heading.textContent = title
        link(heading, result["page"]) or link(heading, result["url"])
        card.querySelector(".original").hidden = not link(card.querySelector(".original"), result["url"])
        card.querySelector(".number").textContent = str(points(result["score"]))
        finding(card, result)
        for name in ("ssim", "orb"):
            measure(card.querySelector("." + name), result[name])
        licence(card.querySelector(".license"), result["license"])
        also(card.querySelector(".also"), result["also"])
        button = card.querySelector(".compare")
        button.setAttribute("aria-label", "Compare with " + title)
        for one in (button, card.querySelector(".card-picture")):
            self._events.listen(one, "click", lambda _: self._compare(result))
        return card

    def _picture(self, card, result):
        frame = card.querySelector(".card-picture")
        picture = frame.querySelector("img")
        unseen = frame.querySelector(".unseen")

        def fail(_event):
            picture.hidden = True
            unseen.hidden = False

        self._events.listen(picture, "error", fail)
        source = safe_address(result["thumbnail"]) or safe_address(result["url"])
        if source:
            picture.src = source
        else:
            fail(None)


def summary(report):
    if report["stopped"]:
        outcome = f"Stopped: {report['compared']} of {report['total']} compared"
    else:
        outcome = "Compared " + counted(report["compared"], "picture")
    return f"{outcome} in {report['seconds']:.1f} seconds"


def finding(card, result):
    """The verdict as a badge, and what it says in words."""
    badge, text = card.querySelector(".verdict"), card.querySelector(".finding")
    badge.hidden = not result["finding"]
    badge.textContent = result["finding"]["verdict_text"] if result["finding"] else ""
    card.querySelector(".exact").hidden = not result["exact"]
    text.textContent = told(result)
    text.hidden = not text.textContent


def measure(element, value):
    element.querySelector("dd").textContent = f"{value:.2f}".replace("-", "−")
    # SSIM may be below 0, where a bar has nothing to show.
    element.querySelector("i").style.inlineSize = f"{100 * min(max(value, 0), 1):.1f}%"


def licence(element, text):
    address = text if text.startswith(("http://", "https://")) else ""
    if not address:
        element.textContent = text
        return
    anchor = document.createElement("a")
    anchor.rel = "noreferrer noopener license"
    anchor.textContent = "Licence"
    link(anchor, address)
    element.replaceChildren(anchor)


def also(element, addresses):
    element.hidden = not addresses
    element.querySelector("summary").textContent = f"The same file is at {len(addresses)} more"
    for address in addresses:
        anchor = document.createElement("a")
        anchor.rel = "noreferrer noopener"
        anchor.textContent = address
        link(anchor, address)
        item = document.createElement("li")
        item.append(anchor)
        element.querySelector("ul").append(item)

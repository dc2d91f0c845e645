"""The best pictures as cards: score, both measures, links, exact copies."""

from pyscript import document

from address import link, safe_address
from count import counted


def percent(value):
    """A score as shown: 0 to 100; a negative mean (SSIM below 0) is no similarity."""
    return str(round(100 * max(value, 0)))


class Results:
    """Fills the list of cards from the worker's report; data becomes text and attributes only."""

    def __init__(self, events, differences):
        self._events = events
        self._differences = differences
        self._list = document.getElementById("results")
        self._template = document.getElementById("result-template")
        self._summary = document.getElementById("summary")
        self._nothing = document.getElementById("nothing")

    def clear(self):
        self._list.replaceChildren()
        self._summary.textContent = ""
        self._nothing.hidden = True

    def show(self, report):
        self.clear()
        for rank, result in enumerate(report["results"]):
            self._list.append(self._card(rank + 1, result))
        self._summary.textContent = summary(report)
        if not report["results"]:
            self.nothing("No picture could be compared. The list below says why, one by one.")

    def nothing(self, text):
        self._nothing.textContent = text
        self._nothing.hidden = False

    def _card(self, rank, result):
        card = self._template.content.cloneNode(True).firstElementChild
        for name in ("url", "score", "ssim", "orb", "sha256"):
            card.setAttribute("data-" + name, str(result[name]))
        title = result["title"] or result["url"].split("/")[-1] or result["url"]
        self._picture(card, result, title)
        card.querySelector(".rank").textContent = f"{rank}."
        heading = card.querySelector(".title")
        heading.textContent = title
        link(heading, result["page"]) or link(heading, result["url"])
        card.querySelector(".original").hidden = not link(card.querySelector(".original"), result["url"])
        card.querySelector(".number").textContent = percent(result["score"])
        card.querySelector(".exact").hidden = not result["exact"]
        for name in ("ssim", "orb"):
            measure(card.querySelector("." + name), result[name])
        licence(card.querySelector(".license"), result["license"])
        also(card.querySelector(".also"), result["also"])
        self._differences.offer(card.querySelector(".difference"), result["url"])
        return card

    def _picture(self, card, result, title):
        frame = card.querySelector(".card-picture")
        link(frame, result["page"]) or link(frame, result["url"])
        picture = frame.querySelector("img")
        unseen = frame.querySelector(".unseen")

        def fail(_event):
            picture.hidden = True
            unseen.hidden = False

        self._events.listen(picture, "error", fail)
        picture.alt = title
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

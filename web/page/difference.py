"""The closer look of a card: a map of where the two pictures differ, made when it is first opened."""

from pyscript import document, window

WAITING = "Comparing closely. The first time, 17 MB more are loaded from this site."
MADE = "Your picture, squeezed to a square as it was compared. The redder, the less alike."


class Differences:
    """Fills a card's details from the worker's PNG."""

    def __init__(self, events, engine):
        self._events = events
        self._engine = engine

    def offer(self, details, url):
        """Make the map of this address when the details are opened."""
        asked = []

        def opened(_event):
            if details.open and not asked:
                asked.append(url)
                self._events.start(self._show(details, url))

        self._events.listen(details, "toggle", opened)

    async def _show(self, details, url):
        text = details.querySelector("p")
        text.textContent = WAITING
        answer = await self._engine.call("difference", url)
        if hasattr(answer, "error"):
            text.textContent = answer.text
            return
        text.textContent = MADE
        picture = document.createElement("img")
        picture.alt = "Map of differences"
        picture.width = picture.height = 256
        blob = window.Blob.new([answer])
        picture.src = window.URL.createObjectURL(blob)
        # The address holds the bytes in memory until it is given back.
        self._events.listen(picture, "load", lambda _: window.URL.revokeObjectURL(picture.src))
        details.append(picture)

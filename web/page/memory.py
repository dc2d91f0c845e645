"""What is stored on this device: features of pictures, and the page itself; and the button that deletes all of it."""

from js import document

from answer import Refused, ask
from count import counted, megabytes
from offline import Offline
from update import Update


class Memory:
    """The lines in the footer about what is stored."""

    def __init__(self, events, engine):
        self._engine = engine
        self._text = document.getElementById("stored")
        self._forget = document.getElementById("forget")
        self._untouched = self._text.textContent
        self._images = 0
        self._offline = Offline(events, self._offer, lambda: ask(engine, "read_so_far"))
        self._update = Update(events)
        events.listen(self._forget, "click", lambda _: events.start(self.forget()))

    async def keep_page(self):
        """Have the page stored for use without network."""
        await self._offline.begin(self._update.watch)

    def repair(self):
        self._offline.repair()

    async def show(self):
        try:
            kept = await ask(self._engine, "stored")
        except Refused as refusal:
            # A device that keeps nothing still searches: this is no error of the page.
            kept = {"images": 0}
            self._text.textContent = str(refusal)
        else:
            self._text.textContent = self._untouched
        self._images = kept["images"]
        self._offer()
        if self._images:
            pictures = counted(self._images, "picture")
            size = megabytes(kept["bytes"])
            self._text.textContent = f"{pictures} remembered on this device ({size})"

    async def forget(self):
        await ask(self._engine, "forget")
        await self._offline.forget()
        await self.show()
        # The button that had the focus is gone.
        self._text.focus()

    def _offer(self):
        self._forget.hidden = not (self._images or self._offline.kept)

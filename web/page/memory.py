"""What the worker keeps on this device, and the button that forgets it."""

from pyscript import document

from answer import Refused, ask
from count import counted, megabytes


class Memory:
    """The line in the footer about stored features."""

    def __init__(self, events, engine):
        self._engine = engine
        self._text = document.getElementById("stored")
        self._forget = document.getElementById("forget")
        self._untouched = self._text.textContent
        events.listen(self._forget, "click", lambda _: events.start(self.forget()))

    async def show(self):
        try:
            kept = await ask(self._engine, "stored")
        except Refused as refusal:
            # A device that keeps nothing still searches: this is no error of the page.
            self._forget.hidden = True
            self._text.textContent = str(refusal)
            return
        self._forget.hidden = not kept["images"]
        self._text.textContent = self._untouched
        if kept["images"]:
            pictures = counted(kept["images"], "picture")
            size = megabytes(kept["bytes"])
            self._text.textContent = f"{pictures} remembered on this device ({size})"

    async def forget(self):
        await ask(self._engine, "forget")
        await self.show()
        # The button that had the focus is gone.
        self._text.focus()

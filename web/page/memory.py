"""What is stored on this device: features of pictures, and the page itself; and the button that deletes all of it."""

from js import document

import features
from answer import ask
from count import counted, megabytes
from offline import Offline
from update import Update

NOTHING_KEPT = "This browser keeps nothing for this page: every visit reads the pictures anew."
KINDS = (("app", "this page"), ("collection", "its collection"), ("databases", "your collections"))
"""What the service worker has stored, and what people call it."""


class Memory:
    """The lines in the footer about what is stored."""

    def __init__(self, events, engine, leave):
        self._events = events
        self._engine = engine
        self._text = document.getElementById("stored")
        self._forget = document.getElementById("forget")
        self._untouched = self._text.textContent
        self._pictures = 0
        self._offline = Offline(events, self._tell, self._read_so_far)
        self._update = Update(events, leave, self._at_rest)
        events.listen(self._forget, "click", lambda _: events.start(self.forget()))

    async def keep_page(self):
        """Have the page stored for use without network."""
        await self._offline.begin(self._update.watch)

    def repair(self):
        self._offline.repair()

    async def show(self):
        self._pictures = await features.count()
        await self._offline.measure()
        self._tell()

    async def forget(self):
        """Delete everything, whether or not the worker lives."""
        if self._engine.awake:
            # Not waited for: it may be busy, or have died unnoticed.
            self._events.start(ask(self._engine, "forget"))
        await self._offline.forget()
        await features.clear()
        await self.show()
        # The button that had the focus is gone.
        self._text.focus()

    async def _read_so_far(self):
        # Another tab may have had the page stored, while the worker of this one begins.
        return await ask(self._engine, "read_so_far") if self._engine.awake else []

    async def _at_rest(self):
        if self._engine.awake:
            await self._engine.call("learned")

    def _tell(self):
        sizes = self._offline.sizes
        stored = [f"{name} ({megabytes(sizes[kind])})" for kind, name in KINDS if sizes.get(kind)]
        if self._pictures:
            size = megabytes(self._pictures * features.RECORD)
            stored.append(f"{counted(self._pictures, 'picture')} remembered (about {size})")
        # A device that keeps nothing still searches: this is no error of the page.
        nothing = NOTHING_KEPT if self._pictures is None else self._untouched
        self._text.textContent = f"Stored on this device: {', '.join(stored)}" if stored else nothing
        self._forget.hidden = not (stored or self._offline.kept)

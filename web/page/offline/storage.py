"""What is stored on this device: features of pictures, and the page itself; and the button that deletes all of it."""

from js import document, window

from dom.address import site
from engine.requests import ask
from logic.counts import stored
from logic.texts import joined, text
from offline.copy import OfflineCopy
from offline.update import Update

OLD_FEATURES = "echoimage"
"""The name before sites on one host were kept apart."""


class Storage:
    """The lines in the footer about what is stored; `leave()` ends all that reads, before the page is loaded anew.

    `forgotten()` is called when everything was deleted.
    """

    def __init__(self, events, engine, leave, forgotten):
        self._events = events
        self._engine = engine
        self._forgotten = forgotten
        self._text = document.getElementById("stored")
        self._forget = document.getElementById("forget")
        self._question = document.getElementById("delete")
        self._pictures = 0
        self._mine = self._recent = 0
        self._copy = OfflineCopy(events, self.renew, self._read_so_far)
        self._update = Update(events, leave, self._at_rest)
        events.listen(self._forget, "click", lambda _: self._ask())
        events.listen(self._question, "close", lambda _: self._answered())

    async def keep_page(self):
        """Have the page stored for use without network."""
        await self._copy.begin(self._update.watch)

    def repair(self):
        """Have damaged parts of what is stored of the page fetched anew."""
        self._copy.repair()

    async def show(self):
        """Find out what is stored, and show it."""
        learned = await window.front.learned()
        # None where the browser keeps nothing, as in private windows of some.
        self._pictures = await learned.features.count(_features())
        self._mine = await learned.mine.size(_mine())
        self._recent = await (await window.front.recent()).recent.size()
        await self._copy.measure()
        self.renew()

    def _ask(self):
        """Ask before everything is deleted, and say what that is."""
        document.getElementById("delete-list").textContent = text("delete-list", list=joined(self._kept()))
        # That of the last time, which Escape leaves as it was.
        self._question.returnValue = ""
        self._question.showModal()

    def _answered(self):
        if self._question.returnValue == "delete":
            self._events.start(self.forget())

    async def forget(self):
        """Delete everything, whether or not the worker lives."""
        if self._engine.awake:
            # Not waited for: it may be busy, or have died unnoticed.
            self._events.start(ask(self._engine, "forget"))
        await self._copy.forget()
        learned = await window.front.learned()
        await learned.mine.clear(_mine())
        if await learned.features.clear(_features()) is not None:
            learned.features.drop(OLD_FEATURES)
        await window.front.forget()
        self._forgotten()
        await self.show()
        # The button that had the focus is gone.
        self._text.focus()

    async def _read_so_far(self):
        # Another tab may have had the page stored, while the worker of this one begins.
        return await ask(self._engine, "read_so_far") if self._engine.awake else []

    async def _at_rest(self):
        if self._engine.awake:
            await self._engine.call("prefetched")

    def renew(self):
        """Show what is stored, as far as it is known; what was said to be no duplicates is read anew."""
        kept = self._kept()
        # A device that keeps nothing still searches: this is no error of the page.
        nothing = text("stored-never" if self._pictures is None else "stored-none")
        self._text.textContent = text("stored-list", list=joined(kept)) if kept else nothing
        self._forget.hidden = not (kept or self._copy.kept)

    def _kept(self):
        sizes = {"mine": self._mine, "recent": self._recent}
        sizes.update(self._copy.sizes)
        return stored(sizes, self._pictures, len((window.front.notDuplicates(None) or "").split()) // 2)


def _features():
    return f"echoimage {site()}"


def _mine():
    return f"echoimage {site()} mine"

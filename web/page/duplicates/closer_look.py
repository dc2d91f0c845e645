"""An extra and the best one of its group, compared: their files, or small copies where these cannot be read."""

from js import window
from jsffi import to_js

from dom.address import safe_address
from dom.picture import blob
from engine.requests import Refused, ask_for_comparison
from logic.duplicate_words import name_of
from logic.inputs import is_web
from logic.texts import text
from logic.views import pair_subject


class CloserLook:
    """`file_of(key)` returns the file of a picture of the visitor's own, None where it is not at hand.

    `copies_of(pictures)` returns small copies; `say(words)` hears how it goes.
    """

    def __init__(self, engine, comparison, *, file_of, copies_of, say):
        self._engine, self._comparison = engine, comparison
        self._file_of, self._copies_of, self._say = file_of, copies_of, say
        self._number = 0
        self._addresses = []

    async def open(self, extra, best, opener):
        """Compare the two, and show them; the focus goes back to `opener`."""
        self._number += 1
        mine = self._number
        pair = extra, best
        self._say(text("duplicates-compared", one=name_of(extra), other=name_of(best)))
        sources = [one["url"] if is_web(one["url"]) else self._file_of(one["url"]) for one in pair]
        try:
            found = await self._compared(pair, sources)
        except Refused as refusal:
            if mine == self._number:
                self._say(str(refusal))
            return
        if mine == self._number:
            self._say("")
            self._show(pair, *found, opener)

    def forget(self):
        """Show nothing that is under way."""
        self._number += 1
        for address in self._addresses:
            window.URL.revokeObjectURL(address)
        self._addresses = []

    async def _compared(self, pair, sources):
        """Return the result, previews, and what was compared: small copies where a picture cannot be read."""
        await self._engine.woken()
        try:
            if all(sources):
                return await ask_for_comparison(self._engine, *sources, "duplicates") + (sources,)
        except Refused:
            pass
        copies = await self._small(pair)
        wholes = to_js([[one["sha256"], one["width"], one["height"]] for one in pair])
        return await ask_for_comparison(self._engine, *copies, "duplicates", wholes) + (copies,)

    async def _small(self, pair):
        copies = await self._copies_of(pair)
        found = []
        for one in pair:
            copy = getattr(copies, str(one["number"]), None)
            if not copy:
                raise Refused(text("picture-unseen"), "not-found")
            found.append(blob(copy.picture, copy.type))
        return found

    def _show(self, pair, result, previews, sources, opener):
        self.forget()
        shown = [self._address(source, preview) for source, preview in zip(sources, previews)]  # noqa: B905  (MicroPython has no `strict`)
        names = (name_of(pair[0]), text("name-extra")), (name_of(pair[1]), text("name-best"))
        self._comparison.open(pair_subject(result, shown, "duplicates", names), opener)

    def _address(self, source, preview):
        """Return where the browser finds what was compared; its preview where it cannot show the file."""
        if isinstance(source, str) and not preview:
            return safe_address(source)
        data = blob(preview, "image/jpeg") if preview else source
        self._addresses.append(window.URL.createObjectURL(data))
        return self._addresses[-1]

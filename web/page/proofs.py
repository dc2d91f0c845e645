"""The proofs of what a search has found and of what the comparison shows; what makes them is loaded for the first."""

from js import document

from dom.events import reason
from logic.texts import text


class Proofs:
    """Saves one at a time; `query()` returns what is searched."""

    def __init__(self, events, engine, *, results, comparison, query):
        self._engine = engine
        self._results = results
        self._comparison = comparison
        self._query = query
        self._saver = None
        button = document.getElementById("comparison-proof")
        events.listen(button, "click", lambda _: events.start(self._save_shown()))

    async def save(self, subject):
        """Save the proof of a `Subject`."""
        from proof.saving import ProofSaver, origins_of

        query = self._query() if subject.is_of_search else None
        self._saver = self._saver or ProofSaver(self._engine, self._results.small_copy)
        await self._saver.save(subject, origins_of(subject, query), self._results.link if query else "")

    async def _save_shown(self):
        """Save the proof of what the comparison shows."""
        await announced(self.save(self._comparison.subject), self._comparison.say)


async def announced(saving, say):
    """Wait until a proof is saved, and say what becomes of it."""
    say(text("proof-saving"))
    try:
        await saving
    except Exception as error:  # of the network, the worker or the browser
        return say(text("proof-failed", cause=reason(error)))
    say(text("proof-saved"))

"""Pictures that the worker is decoding, and those with which one has died: they are left out from then on."""

from js import document

from address import short

QUERY = ""
"""Stands for a picture that was given to be searched or compared; the worker knows no name of it."""


class Suspects:
    """`skipped` are addresses; a picture counts as the culprit when the worker died before it was done with it.

    What is being decoded stands in `data-decoding` for scripts.
    """

    def __init__(self):
        self.skipped = []
        self._under_way = []

    def hear(self, url, begins):
        """Take note that the worker begins to decode a picture, or has done with it."""
        if begins:
            self._under_way.append(url)
        elif url in self._under_way:
            self._under_way.remove(url)
        self._show()

    def accuse(self, query_name):
        """Give whether the query was being decoded, and what to say of all that was; forget it."""
        found, self._under_way = self._under_way, []
        self._show()
        urls = [url for url in found if url != QUERY]
        self.skipped += [url for url in urls if url not in self.skipped]
        told = []
        if QUERY in found:
            told.append(f"This happened while {query_name} was read, which is not tried again: save it smaller.")
        if urls:
            names = " and ".join(short(url) for url in urls)
            told.append(f"This happened while {names} was read, which is left out from now on.")
        return QUERY in found, " ".join(told)

    def _show(self):
        document.body.dataset.decoding = " ".join(url or "query" for url in self._under_way)

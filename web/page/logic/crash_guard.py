"""Pictures that the worker is decoding, and those with which one has died: they are left out from then on."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

QUERY = ""
"""Stands for a picture that was given to be searched or compared; the worker knows no name of it."""


class CrashGuard:
    """`skipped` are addresses; a picture counts as the culprit when the worker died before it was done with it.

    `show(names)` is called with what is being decoded, `short(address)` makes an address readable.
    """

    def __init__(self, show: "Callable[[str], None]", short: "Callable[[str], str]") -> None:
        self.skipped: "list[str]" = []
        self._decoded: "list[str]" = []
        self._show = show
        self._short = short

    def decoding(self, url: str, begins: bool) -> None:
        """Take note that the worker begins to decode a picture, or has done with it."""
        if begins:
            self._decoded.append(url)
        elif url in self._decoded:
            self._decoded.remove(url)
        self._changed()

    def culprits(self, query_name: str) -> "tuple[bool, str]":
        """Return whether the query was being decoded, and what to say of all that was; forget it."""
        found, self._decoded = self._decoded, []
        self._changed()
        urls = [url for url in found if url != QUERY]
        self.skipped += [url for url in urls if url not in self.skipped]
        sentences = []
        if QUERY in found:
            sentences.append(f"This happened while {query_name} was read, which is not tried again: save it smaller.")
        if urls:
            names = " and ".join(self._short(url) for url in urls)
            sentences.append(f"This happened while {names} was read, which is left out from now on.")
        return QUERY in found, " ".join(sentences)

    def _changed(self) -> None:
        self._show(" ".join(url or "query" for url in self._decoded))

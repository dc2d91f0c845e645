"""A tab of Chromium in which an index is open: pictures are dropped, and what the page tells comes back."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage

from bench.scale.queries import Kind, Question
from bench.scale.serving import BenchServer, Sent
from echoimage.index.manifest import NAME
from echoimage_build.errors import BuildError

INDEX = "index"
LIMIT = 120_000
"""Milliseconds for a start or a search."""

WATCH = Path(__file__).with_name("watch.js")
COPIES = frozenset({"same", "edited"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question took, from the drop to the last and to the first results; bytes and requests of the index.

    right: the original came first, or for a negative, nothing was called a copy.
    """

    kind: Kind
    edit: str
    milliseconds: float
    first_results: float
    size: int
    requests: int
    right: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """milliseconds: from asking for the manifest until the page was ready; bytes and requests of the index."""

    milliseconds: float
    size: int
    requests: int


class Tab:
    """One page; files that are dropped lie in `folder`."""

    def __init__(self, context: BrowserContext, server: BenchServer, folder: Path) -> None:
        self.page = context.new_page()
        self.page.add_init_script(path=WATCH)
        self._server = server
        self._file = folder / "query.jpg"

    def open(self) -> Opening:
        """Open the index that the server has. Raises BuildError where the page tells an error."""
        before = len(self._server.sent)
        facts = self._told(lambda: self.page.goto(f"{self._server.address}?db={INDEX}/{NAME}"))
        sent = self._server.since(before, INDEX)
        begun = min((one.time for one in sent), default=facts["ready"] / 1e3)
        return Opening(facts["ready"] - 1e3 * begun, _size(sent), len(sent))

    def ask(self, question: Question) -> Answer:
        """Drop a picture and wait for the results. Raises BuildError where the page tells an error."""
        self._file.write_bytes(question.data)
        before = len(self._server.sent)
        facts = self._told(self._drop)
        sent = self._server.since(before, INDEX)
        right = self._is_right(question, facts["cards"])
        return Answer(question.kind, question.edit, facts["done"], facts["first"], _size(sent), len(sent), right)

    def _is_right(self, question: Question, cards: Sequence[dict[str, str]]) -> bool:
        if question.original is None:
            return not any(card.get("verdict") in COPIES for card in cards)
        first = cards[0]["url"].rpartition("/")[2] if cards else ""
        return self._server.photographs.get(first) == question.original

    def _told(self, deed: Callable[[], object]) -> dict[str, Any]:
        """Do something and wait for what the page tells about it; nobody asks meanwhile, which would cost time."""

        def is_ours(message: ConsoleMessage) -> bool:
            return message.text.startswith("bench ")

        with self.page.expect_console_message(is_ours, timeout=LIMIT) as message:
            deed()
        facts: dict[str, Any] = json.loads(message.value.text.removeprefix("bench "))
        if "error" in facts:
            raise BuildError(f"The page told an error: {facts['error']}")
        return facts

    def _drop(self) -> None:
        devtools = self.page.context.new_cdp_session(self.page)
        data = {"items": [], "files": [str(self._file)], "dragOperationsMask": 1}
        for event in ("dragEnter", "dragOver", "drop"):
            devtools.send("Input.dispatchDragEvent", {"type": event, "x": 200, "y": 200, "data": data})
        devtools.detach()


def _size(sent: Sequence[Sent]) -> int:
    return sum(one.size for one in sent)

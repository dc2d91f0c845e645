"""An index on a server and questions in; what Chromium needed to open it and to answer them out."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from bench.scale.memory import give_back, largest_renderer
from bench.scale.queries import KINDS, Kind, Question
from bench.scale.serving import BenchServer
from bench.scale.tab import Answer, Opening, Tab


def _milliseconds(answer: Answer) -> float:
    return answer.milliseconds


@dataclass(frozen=True, slots=True)
class Visited:
    """An index as the page saw it. cold: the first question it was asked.

    memory_opened, memory, memory_needed: bytes of the renderer before and after all questions, and what it keeps of
    these when the browser wants memory back; None where unknown.
    """

    images: int
    opening: Opening
    cold: Answer
    warm: list[Answer] = field(repr=False)
    memory_opened: int | None
    memory: int | None
    memory_needed: int | None

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that were asked warm."""
        return [kind for kind in KINDS if any(one.kind == kind for one in self.warm)]

    def median(self, kind: Kind, value: Callable[[Answer], float] = _milliseconds) -> float:
        """Return the median of warm answers."""
        return statistics.median(value(one) for one in self.warm if one.kind == kind)


def visit(browser: Browser, server: BenchServer, images: int, questions: Sequence[Question], folder: Path) -> Visited:
    """Open the index in a tab of its own and drop the questions on it, one after the other.

    `folder` is for the files. Raises BuildError where the page tells an error.
    """
    context = browser.new_context(service_workers="block")
    try:
        tab = Tab(context, server, folder)
        opening = tab.open()
        opened = largest_renderer(browser)
        cold, *warm = [tab.ask(question) for question in questions]
        after = largest_renderer(browser)
        give_back(tab.page)
        return Visited(images, opening, cold, warm, opened, after, largest_renderer(browser))
    finally:
        context.close()

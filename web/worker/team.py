"""Who takes the closer look: this worker, and the helpers that the page has started beside it."""

import asyncio
import pickle
from collections.abc import Sequence

from polyscript import xworker
from pyodide.ffi import JsException, to_js

from echoimage import Features, Query, Score
from echoimage.rounds import closely

EACH = 4
"""Images for each at a time: with one helper the eight that are compared in any case."""

PATIENCE = 5.0
"""Seconds for which a helper is waited for after the own share: one that the browser has ended says nothing."""

Images = Sequence[tuple[Features, bool]]


class Team:
    """Shares images evenly; what a helper does not bring back is done here."""

    def __init__(self) -> None:
        self._helpers: list[int] = []

    @property
    def at_once(self) -> int:
        """One image after the other while there is nobody to share with."""
        return EACH * (1 + len(self._helpers)) if self._helpers else 1

    def join(self, helper: int) -> None:
        """Let a helper, by the page's number, have a share from now on."""
        self._helpers.append(helper)

    async def look(self, query: Query, images: Images) -> list[Score]:
        """Compare the images, each one's share at the same time as the others'."""
        helpers = tuple(self._helpers)
        crew = 1 + len(helpers)
        asked = to_js(pickle.dumps(query)) if helpers and len(images) > 1 else None
        away = [
            xworker.sync.assist(helper, asked, to_js(pickle.dumps(images[place::crew])))
            for place, helper in enumerate(helpers, 1)
            if images[place::crew]
        ]
        scores = dict(zip(range(0, len(images), crew), await _alone(query, images[::crew]), strict=True))
        for place, (helper, answer) in enumerate(zip(helpers, away, strict=False), 1):
            share = images[place::crew]
            theirs = await self._brought_back(helper, answer) or await _alone(query, share)
            scores |= zip(range(place, len(images), crew), theirs, strict=True)
        return [scores[place] for place in range(len(images))]

    async def _brought_back(self, helper: int, answer: asyncio.Future) -> list[Score] | None:
        """Give a helper's scores, pickled by this page's own worker; who fails once is not asked again."""
        try:
            return pickle.loads((await asyncio.wait_for(answer, PATIENCE)).to_bytes())
        except (TimeoutError, JsException):
            self._helpers.remove(helper)
            return None


async def _alone(query: Query, images: Images) -> list[Score]:
    scores = []
    for features, glanced in images:
        scores.append(closely(query, features, glanced))
        await asyncio.sleep(0)  # the page may want to stop, or to know whether anybody is there
    return scores

"""Who takes the closer look: this worker, and the helpers that the page has started beside it."""

import asyncio
import pickle
from collections.abc import Sequence
from itertools import count

from polyscript import xworker
from pyodide.ffi import JsProxy, to_js

from echoimage import Features, Query, Score
from echoimage.verify import verify

EACH = 4
"""Images for each at a time: with one helper the eight that are compared in any case."""

PATIENCE = 5.0
"""Seconds for which a helper is waited for after the own share: one that the browser has ended says nothing."""

Images = Sequence[Features]


class Team:
    """Shares images evenly; what a helper does not bring back is done here."""

    def __init__(self) -> None:
        self._helpers: list[int] = []
        self._shares = count()
        self._awaited: dict[int, asyncio.Future] = {}

    @property
    def at_once(self) -> int:
        """One image after the other while there is nobody to share with."""
        return EACH * (1 + len(self._helpers)) if self._helpers else 1

    def join(self, helper: int) -> None:
        """Let a helper, by the page's number, have a share from now on."""
        self._helpers.append(helper)

    def take(self, share: int, scores: bytes) -> None:
        """Take what a helper has found out, pickled by this page's own worker."""
        if share in self._awaited:
            self._awaited[share].set_result(pickle.loads(scores))

    async def full_match(self, query: Query, images: Images) -> list[Score]:
        """Compare the images, each one's share at the same time as the others'."""
        helpers = tuple(self._helpers)[: max(len(images) - 1, 0)]
        crew = 1 + len(helpers)
        asked = to_js(pickle.dumps(query)) if helpers else None
        shares = [(helper, self._ask(helper, asked, images[place::crew])) for place, helper in enumerate(helpers, 1)]
        scores = dict(zip(range(0, len(images), crew), await _alone(query, images[::crew]), strict=True))
        for place, (helper, share) in enumerate(shares, 1):
            found = await self._brought_back(helper, share) or await _alone(query, images[place::crew])
            scores |= zip(range(place, len(images), crew), found, strict=True)
        return [scores[place] for place in range(len(images))]

    def _ask(self, helper: int, query: JsProxy, images: Images) -> int:
        share = next(self._shares)
        self._awaited[share] = asyncio.get_running_loop().create_future()
        xworker.sync.assist(helper, share, query, to_js(pickle.dumps(images)))
        return share

    async def _brought_back(self, helper: int, share: int) -> list[Score] | None:
        """Give a helper's scores; who fails once is not asked again."""
        try:
            return await asyncio.wait_for(self._awaited[share], PATIENCE)
        except TimeoutError:
            if helper in self._helpers:
                self._helpers.remove(helper)
            return None
        finally:
            del self._awaited[share]


async def _alone(query: Query, images: Images) -> list[Score]:
    scores = []
    for image in images:
        scores.append(verify(query, image))
        await asyncio.sleep(0)  # the page may want to stop, or to know whether anybody is there
    return scores

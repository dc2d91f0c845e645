"""Clients: questions and an address in, what became of each request out."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle

import httpx

from bench.scale.queries import Question

PATIENCE = 120.0
"""Seconds after which a client gives up."""

LOOK = 2.0
"""Seconds between two looks at the memory."""


@dataclass(slots=True)
class Load:
    """What came of it. seconds: how long the answered ones took. statuses: how many; "broken" where none came."""

    clients: int
    duration: float = 0.0
    seconds: list[float] = field(default_factory=list, repr=False)
    statuses: Counter[str] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list, repr=False)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.statuses["200"] / self.duration

    def percentile(self, share: float) -> float:
        """Return the seconds within which this share was answered."""
        ordered = sorted(self.seconds)
        return ordered[min(math.ceil(share * len(ordered)), len(ordered)) - 1] if ordered else math.nan

    @property
    def errors(self) -> int:
        """How many ended otherwise than by an answer or by 429."""
        return sum(count for status, count in self.statuses.items() if status not in ("200", "429"))


async def closed(address: str, questions: Sequence[Question], clients: int, seconds: float) -> Load:
    """Let so many clients ask, each the next question as soon as it has an answer."""
    load = Load(clients)
    left = cycle(questions)
    begun = time.monotonic()

    async def client(web: httpx.AsyncClient) -> None:
        while time.monotonic() < begun + seconds:
            await _ask(web, next(left), load)

    async with _web(address) as web:
        await asyncio.gather(*(client(web) for _ in range(clients)))
    load.duration = time.monotonic() - begun
    return load


async def opened(
    address: str, questions: Sequence[Question], rate: float, seconds: float, memory: Callable[[], int | None]
) -> Load:
    """Ask so many times a second, whatever becomes of it; look at the memory meanwhile."""
    load = Load(0)
    left = cycle(questions)
    begun = time.monotonic()
    asked: set[asyncio.Task[None]] = set()
    looked = 0.0
    async with _web(address) as web:
        for number in range(math.ceil(rate * seconds)):
            now = time.monotonic() - begun
            if now >= looked + LOOK and (size := memory()):
                load.memory.append(size)
                looked = now
            await asyncio.sleep(max(0.0, number / rate - now))
            task = asyncio.create_task(_ask(web, next(left), load))
            asked.add(task)
            task.add_done_callback(asked.discard)
        load.duration = time.monotonic() - begun
        await asyncio.gather(*asked)
    return load


def _web(address: str) -> httpx.AsyncClient:
    # A connection for each: what is measured is not the waiting for one.
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=128)
    return httpx.AsyncClient(base_url=address, timeout=PATIENCE, limits=limits, trust_env=False)


async def _ask(web: httpx.AsyncClient, question: Question, load: Load) -> None:
    begun = time.monotonic()
    try:
        response = await web.post("/api/search", files={"file": ("query.jpg", question.data, "image/jpeg")})
    except httpx.HTTPError as error:
        load.statuses[f"broken: {type(error).__name__}"] += 1
        return
    load.statuses[str(response.status_code)] += 1
    if response.status_code == httpx.codes.OK:
        load.seconds.append(time.monotonic() - begun)

"""Addresses of hosts that do not answer: how long they are waited for, and who waits with them."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeVar

import pytest
from starlette.requests import ClientDisconnect
from starlette.types import Message

from bad_host import Web, serving
from built_index import pictures
from command import echoimage
from echoimage import Entry, SourceError
from echoimage_tools.serving.client_disconnect import while_connected
from echoimage_tools.serving.fetch_limiter import OF_A_HOST, PLACES, FetchLimiter
from echoimage_tools.serving.refusal import Refusal
from echoimage_tools.serving.request_pictures import PictureReader
from echoimage_tools.serving.request_schemas import SentPicture
from echoimage_tools.serving.ssrf_guard import GuardedSource
from echoimage_tools.serving.tasks import Picture
from running_service import READY, service
from samples import encode, photo

Answer = TypeVar("Answer")
Fetched = list[SentPicture | Picture]


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        web.files["/picture.png"] = encode(photo(1, 150, 200), ".png")
        yield web


def run(work: Callable[[], Awaitable[Answer]]) -> Answer:
    async def within() -> Answer:
        async with asyncio.timeout(READY):
            return await work()

    # Playwright keeps an event loop running in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(lambda: asyncio.run(within())).result()


class Hosts(GuardedSource):
    """Answers at once, but for the hosts of `silent`, which never do."""

    def __init__(self, *silent: str) -> None:
        super().__init__()
        self.silent = silent
        self.asked: list[str] = []

    async def read(self, entry: Entry) -> bytes:
        self.asked.append(entry.url)
        if any(host in entry.url.lower() for host in self.silent):
            await asyncio.Event().wait()
        return b"a picture"


async def fetch(given: PictureReader, *addresses: str) -> Fetched:
    async with AsyncExitStack() as closing:
        return await given.fetch([SentPicture(one, one) for one in addresses], closing)


async def begun(source: Hosts, given: PictureReader, *addresses: str) -> list["asyncio.Task[Fetched]"]:
    """Begin to fetch each of them, until no more can be."""
    tasks = [asyncio.create_task(fetch(given, address)) for address in addresses]
    count = -1
    while count != len(source.asked):
        count = len(source.asked)
        await asyncio.sleep(0)
    return tasks


def test_slow_host_holds_up_nobody_else(web: Web, tmp_path: Path) -> None:
    """In the real service: 16 ask for what never comes, another one is answered at once."""
    assert (
        echoimage("index", pictures(tmp_path / "pictures", range(3)), "-o", tmp_path / "index", "--workers", 1).code
        == 0
    )
    words = ("--workers", 1, "--allow-private")
    with ThreadPoolExecutor(16) as threads, service(tmp_path / "index", *words) as served:

        def ask(address: str) -> int:
            return served.client.post("/api/search", json={"address": address}).status_code

        silent = [threads.submit(ask, f"{web.address}/hangs") for _ in range(16)]
        end = time.monotonic() + READY
        while served.client.get("/api/health").json()["inside"] < 16 or web.requests["/hangs"] < OF_A_HOST:
            assert time.monotonic() < end
        assert ask(f"{web.address.replace('127.0.0.1', 'localhost')}/picture.png") == 200
        assert not any(one.done() for one in silent)
        assert web.requests["/hangs"] == OF_A_HOST


def test_host_has_few_of_the_places(web: Web) -> None:
    source = Hosts("silent.example", "other.example")

    async def work() -> None:
        given = PictureReader(source, FetchLimiter(READY))
        silent = await begun(source, given, *["http://silent.example/a.png"] * 16, *["http://OTHER.example./b"] * 4)
        assert len(source.asked) == 2 * OF_A_HOST < PLACES
        assert await fetch(given, "http://good.example/") == [("http://good.example/", b"a picture")]
        # Whoever is given up makes room for the next.
        silent[0].cancel()
        while len(source.asked) < 2 * OF_A_HOST + 2:
            await asyncio.sleep(0)
        for one in silent:
            one.cancel()
        await asyncio.wait(silent)
        addresses = [f"http://{number}.example/" for number in range(PLACES)]
        source.silent = ("example",)
        silent = await begun(source, given, *addresses)
        assert source.asked[-PLACES:] == addresses
        assert not any(one.done() for one in silent)

    run(work)


def test_who_waits_for_a_place_too_long_is_told_to_come_back() -> None:
    source = Hosts("silent.example")

    async def work() -> Refusal:
        given = PictureReader(source, FetchLimiter(0.05))
        # Held here: a loop alone does not keep its tasks from being collected.
        silent = await begun(source, given, *["http://silent.example/a.png"] * OF_A_HOST)
        with pytest.raises(Refusal) as caught:
            # Of two hosts, one is waited for, and the other one meanwhile is not held.
            await fetch(given, "http://silent.example/b.png", "http://good.example/")
        assert await fetch(given, "http://good.example/", "http://good.example/")
        assert not any(one.done() for one in silent)
        return caught.value

    refusal = run(work)
    assert (refusal.status, refusal.reason, refusal.headers["Retry-After"]) == (429, "busy", "20")
    assert str(refusal).startswith(
        "other addresses were being fetched for 0.05 seconds, of which there are 8 at once, "
    )
    assert str(refusal).endswith("2 of one host; try again in 20 s, or send the picture itself")


@pytest.mark.parametrize("asked", [0, 1])
def test_client_that_disconnects_ends_the_fetch(asked: int) -> None:
    """Before it has begun, or while the host is silent, whose place is free at once."""
    source = Hosts("silent.example")

    async def work() -> None:
        given = PictureReader(source, FetchLimiter(READY))

        async def receive() -> Message:
            while len(source.asked) < asked:
                await asyncio.sleep(0)
            return {"type": "http.disconnect"}

        for _ in range(PLACES + 1):
            source.asked.clear()
            with pytest.raises(ClientDisconnect):
                async with while_connected(receive):
                    await fetch(given, "http://silent.example/")
            assert len(source.asked) == asked

    run(work)


@pytest.mark.parametrize("path", ["hangs", "drips", "drips-head"])
def test_time_is_for_all_tries_together(web: Web, path: str) -> None:
    given = PictureReader(GuardedSource(allow_private=True, timeout=0.3), FetchLimiter(READY))
    address = f"{web.address}/{path}"
    with pytest.raises(Refusal, match=r"nothing complete within 0\.3 seconds; try again later") as caught:
        run(lambda: fetch(given, address))
    assert (caught.value.status, caught.value.reason, caught.value.file) == (504, "timeout", address)
    assert web.requests[f"/{path}"] == 1


def test_what_one_asker_was_told_is_nothing_to_the_next(web: Web) -> None:
    """A host that wants to be left alone for a second, by one of its paths."""
    source = GuardedSource(allow_private=True, timeout=0.3)
    with pytest.raises(SourceError):
        run(lambda: source.read(Entry(f"{web.address}/stumbles")))
    assert run(lambda: source.read(Entry(f"{web.address}/picture.png")))

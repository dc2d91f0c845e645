"""Pictures by HTTP from hosts with bad habits."""

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn
from urllib.request import OpenerDirector, Request

import pytest

from bad_host import Web, serving
from echoimage import Entry, SourceError
from echoimage.retry import Retries
from echoimage_tools.sources.http import HttpSource

LIMIT = 100_000


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with serving() as web:
        web.files["/picture.png"] = b"a picture"
        web.files["/fits.png"] = bytes(LIMIT)
        yield web


def read(address: str, timeout: float = 5) -> bytes:
    # Playwright keeps an event loop running in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(
            lambda: asyncio.run(HttpSource(timeout, LIMIT, Retries(0.01)).read(Entry(address)))
        ).result()


def test_file_is_read_and_the_reader_says_who_it_is(web: Web) -> None:
    assert read(f"{web.address}/picture.png") == b"a picture"
    (agent,) = web.agents
    assert agent is not None
    assert agent.startswith("echoimage/")


def test_host_that_stumbles_is_asked_again_when_it_says(web: Web) -> None:
    start = time.monotonic()
    assert read(f"{web.address}/stumbles") == b"a picture"
    assert web.requests["/stumbles"] == 3
    assert time.monotonic() - start > 1


def test_redirect_is_followed_and_the_limit_fits(web: Web) -> None:
    assert read(f"{web.address}/moved") == b"a picture"
    assert len(read(f"{web.address}/fits.png")) == LIMIT


@pytest.mark.parametrize(
    ("path", "reason", "said"),
    [
        ("none.png", "not-found", "no such file (404); correct the address"),
        ("gone", "not-found", "(410)"),
        ("fails", "http-error", "answered 503 Service Unavailable; try again later"),
        ("empty", "empty", "put the picture there again"),
        ("states-too-much", "too-large", "1000000.0 MB or more; up to 0 MB are read"),
        ("sends-too-much", "too-large", "Save it smaller"),
        ("breaks-off", "network", "broke off"),
        ("talks-nonsense", "network", "cannot be reached"),
        ("to-file", "http-error", "not allowed"),
        ("to-ftp", "network", "unknown url type: ftp"),
        ("to-itself", "http-error", "infinite loop"),
    ],
)
def test_refusal_has_reason_and_remedy(web: Web, path: str, reason: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(f"{web.address}/{path}")
    assert caught.value.reason == reason
    assert said in str(caught.value)


@pytest.mark.parametrize("path", ["hangs", "drips", "drips-head"])
def test_slow_host_is_left(web: Web, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(SourceError, match=r"nothing complete within 0\.3 seconds; try again later") as caught:
        read(f"{web.address}/{path}", timeout=0.3)
    assert caught.value.reason == "timeout"
    assert time.monotonic() - start < 3


def test_giving_up_is_heard_though_a_failure_came_at_the_same_time() -> None:
    asked: list[str] = []

    class Failing(OpenerDirector):
        def open(self, fullurl: str | Request, data: object = None, timeout: float | None = None) -> NoReturn:
            asked.append(str(fullurl))
            time.sleep(0.05)
            raise TimeoutError

    async def given_up() -> None:
        # While the loop stands still, the thread fails and the time runs out.
        asyncio.get_running_loop().call_later(0.01, time.sleep, 0.3)
        async with asyncio.timeout(0.1):
            await HttpSource(retries=Retries(0.01), opener=Failing()).read(Entry("http://host.example/"))

    with ThreadPoolExecutor(1) as elsewhere, pytest.raises(TimeoutError):
        elsewhere.submit(lambda: asyncio.run(given_up())).result()
    assert asked == ["http://host.example/"]


def test_thread_of_a_slow_body_ends(web: Web) -> None:
    before = threading.active_count()
    with pytest.raises(SourceError):
        read(f"{web.address}/drips", timeout=0.2)
    end = time.monotonic() + 5
    # The host's own thread notices later.
    while threading.active_count() > before + 1 and time.monotonic() < end:
        time.sleep(0.02)
    assert threading.active_count() <= before + 1


def test_host_that_is_not_there_is_told() -> None:
    with serving() as web:
        address = web.address
    with pytest.raises(SourceError, match=r"cannot be reached .*; check the address") as caught:
        read(f"{address}/picture.png")
    assert caught.value.reason == "network"

"""Asking again: how often, how soon, and when no more."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace
from typing import Any

import pytest

from echoimage import SourceError
from echoimage.retry import GIVEN_UP, LONGEST_WAIT, PATIENCE, TRIES, Retries, TransientError, host_of, retry_after

pytestmark = pytest.mark.same_everywhere  # counts, and times told by the event loop

Run = Callable[[Coroutine[Any, Any, Any]], Any]
HERE = "https://here.example/pictures/1.png"


class Host:
    """Fails as told, one after the other, then answers; `asked` counts."""

    def __init__(self, *failures: SourceError) -> None:
        self.asked = 0
        self._failures = list(failures)

    async def __call__(self) -> str:
        self.asked += 1
        await asyncio.sleep(0)
        if self._failures:
            raise self._failures.pop(0)
        return "an answer"


def busy(wait: float | None = None, tries: int = TRIES) -> TransientError:
    return TransientError("http-error", "the host answered 503", wait, tries)


async def outcome(run: Callable[[], Awaitable[str]]) -> str:
    try:
        return await run()
    except SourceError as error:
        return error.reason


@pytest.mark.parametrize(
    ("failures", "answer", "asked"),
    [
        ([], "an answer", 1),
        ([busy()], "an answer", 2),
        ([busy(), busy()], "an answer", TRIES),
        ([busy(), busy(), busy()], "http-error", TRIES),
        ([TransientError("timeout", "slow", tries=2)] * 2, "timeout", 2),
        ([SourceError("not-found", "404")], "not-found", 1),
        ([busy(), SourceError("not-found", "404")], "not-found", 2),
        ([busy(LONGEST_WAIT + 1)], "http-error", 1),
    ],
)
def test_what_may_pass_is_tried_again_and_nothing_else(
    run: Run, failures: list[SourceError], answer: str, asked: int
) -> None:
    async def case() -> None:
        host = Host(*failures)
        assert await outcome(lambda: Retries(0.001).run(HERE, host)) == answer
        assert host.asked == asked

    run(case())


def test_pauses_grow_and_are_not_alike(run_ahead: Run) -> None:
    async def case() -> None:
        time_of = asyncio.get_running_loop().time

        async def elapsed() -> float:
            begun = time_of()
            await outcome(lambda: Retries(0.04).run(HERE, Host(busy(), busy())))
            return time_of() - begun

        spent = await asyncio.gather(*(elapsed() for _ in range(20)))
        assert 0.5 * 0.04 * 3 < min(spent) <= max(spent) < 1.5 * 0.04 * 3
        assert max(spent) - min(spent) > 0.02

    run_ahead(case())


def test_host_that_names_a_time_is_left_alone_by_all_that_read_from_it(run: Run) -> None:
    async def case() -> None:
        retries, begun = Retries(0.001), time.monotonic()
        asked: list[float] = []

        async def second() -> str:
            asked.append(time.monotonic() - begun)
            return "another"

        first = asyncio.create_task(retries.run(HERE, Host(busy(wait=0.2))))
        while not repr(retries).endswith("1 waiting)"):
            await asyncio.sleep(0)
        elsewhere = await retries.run("https://there.example/1.png", Host())
        assert elsewhere == "an answer"
        assert not first.done()
        assert await asyncio.gather(first, retries.run(HERE.replace("1", "2"), second)) == ["an answer", "another"]
        assert asked[0] > 0.19

    run(case())


def test_host_that_fails_all_the_time_costs_pauses_only_at_first(run: Run) -> None:
    async def case() -> None:
        retries, asked = Retries(0.001), []
        for _ in range(50):
            host = Host(*[busy()] * 5)
            await outcome(lambda host=host: retries.run(HERE, host))
            asked.append(host.asked)
        assert asked == [TRIES] * GIVEN_UP + [1] * (50 - GIVEN_UP)
        # Somebody asks for it.
        retries.forget(host_of(HERE))
        assert await outcome(lambda: retries.run(HERE, Host(busy()))) == "an answer"
        # One answer, and it counts as well again.
        assert await retries.run(HERE, Host()) == "an answer"
        assert await retries.run(HERE, Host(busy())) == "an answer"

    run(case())


def test_failures_that_are_made_up_for_count_against_no_host(run: Run) -> None:
    async def case() -> None:
        retries = Retries(0.01)
        hosts = [Host(*[busy()] * (TRIES - 1)) for _ in range(10 * GIVEN_UP)]
        assert await asyncio.gather(*(retries.run(HERE, host) for host in hosts)) == ["an answer"] * len(hosts)

    run(case())


def test_no_try_begins_after_the_patience(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    async def case() -> None:
        now = [0.0]
        monkeypatch.setattr("echoimage.retry.time", SimpleNamespace(monotonic=lambda: now[0]))

        class Slow(Host):
            async def __call__(self) -> str:
                now[0] += PATIENCE
                return await super().__call__()

        host = Slow(busy(), busy())
        assert await outcome(lambda: Retries(0.001).run(HERE, host)) == "http-error"
        assert host.asked == 1

    run(case())


def test_stop_ends_the_waiting_of_one_ticket_and_what_it_has_under_way_is_not_tried_again(run: Run) -> None:
    async def case() -> None:
        retries, gate = Retries(10), asyncio.Event()

        async def read(ticket: int, *hosts: Callable[[], Awaitable[str]]) -> list[str]:
            with retries.stoppable(ticket):
                # In tasks of their own, as pictures are.
                return await asyncio.gather(*(outcome(lambda host=host: retries.run(HERE, host)) for host in hosts))

        async def slow() -> str:
            await gate.wait()
            raise busy()

        tickets = read(1, *(Host(busy()) for _ in range(3)), slow), read(2, Host(busy()))
        one, another = [asyncio.create_task(ticket) for ticket in tickets]
        await asyncio.sleep(0.01)
        assert repr(retries).endswith("4 waiting)")
        retries.stop(1)
        await asyncio.sleep(0.01)
        gate.set()
        assert await one == ["http-error"] * 4
        assert repr(retries).endswith("1 waiting)") and not another.done()
        retries.stop(2)
        assert await another == ["http-error"]

    run(case())


def test_who_reads_hears_of_the_stop_until_its_end(run: Run) -> None:
    retries = Retries()
    with pytest.raises(KeyError), retries.stoppable(1) as stopped:
        assert not stopped()
        retries.stop(1)
        assert stopped()
        raise KeyError
    with retries.stoppable(1) as stopped:
        assert not stopped()


def test_who_is_cancelled_leaves_nothing_behind(run: Run) -> None:
    async def case() -> None:
        retries = Retries(10)
        task = asyncio.create_task(retries.run(HERE, Host(busy())))
        await asyncio.sleep(0.01)
        assert repr(retries) == "Retries({} lost in a row, 1 waiting)"
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        assert repr(retries).endswith("0 waiting)")

    run(case())


@pytest.mark.parametrize(
    ("header", "seconds"),
    [(None, None), ("", None), ("3", 3), (" 0 ", 0), ("soon", None), ("-1", None), ("9" * 400, 1e9)],
)
def test_retry_after_in_seconds(header: str | None, seconds: float | None) -> None:
    assert retry_after(header) == seconds


def test_retry_after_as_a_date() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    assert 95 < (retry_after(later) or 0) <= 100
    assert retry_after("Thu, 01 Jan 1970 00:00:00 GMT") == 0
    assert retry_after("Thu, 99 Jan 1970 00:00:00 GMT") is None

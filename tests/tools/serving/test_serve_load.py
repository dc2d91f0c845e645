"""A service with too much to do, with processes that die, and at its end."""

import os
import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from built_index import pictures
from command import echoimage
from running_service import READY, Service, service
from samples import encode, photo

PICTURE = encode(photo(1, 1200, 1600), ".png")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("load")
    assert echoimage("index", pictures(folder / "pictures", range(3)), "-o", folder / "index", "--workers", 1).code == 0
    return folder / "index"


@pytest.fixture(scope="module")
def served(index: Path) -> Iterator[Service]:
    with service(index, "--workers", 1, "--queue", 2) as served:
        yield served


def search(served: Service) -> httpx.Response:
    return served.client.post("/api/search", files={"file": PICTURE})


def stopped(served: Service) -> int:
    """Hold its one process up, so that whatever is asked of it stays under way."""
    (worker,) = served.workers
    os.kill(worker, signal.SIGSTOP)
    return worker


def counted(served: Service) -> tuple[float, float]:
    """How many searches were worked on, and of how many nobody waited for the end."""
    text = served.client.get("/metrics").text
    searches = re.search(r'echoimage_work_seconds_count\{work="search"\} (\S+)', text)
    left = re.search(r'route="/api/search",status="499"\} (\S+)', text)
    return (float(searches[1]) if searches else 0), (float(left[1]) if left else 0)


def until_inside(served: Service, count: int) -> None:
    end = time.monotonic() + READY
    while served.client.get("/api/health").json()["inside"] != count:
        assert time.monotonic() < end


def test_what_is_too_much_is_told_to_come_back(served: Service) -> None:
    with ThreadPoolExecutor(12) as threads:
        worker = stopped(served)
        try:
            under_way = [threads.submit(search, served) for _ in range(3)]
            until_inside(served, 3)
            for _ in range(5):
                response = search(served)
                assert (response.status_code, response.json()["error"]["reason"]) == (429, "busy")
                assert int(response.headers["retry-after"]) >= 1
                assert "3 requests are under way already; try again in" in response.json()["error"]["text"]
            assert served.client.get("/api/images").status_code == 429
        finally:
            os.kill(worker, signal.SIGCONT)
        assert [one.result().status_code for one in under_way] == [200] * 3
        statuses = Counter(one.result().status_code for one in [threads.submit(search, served) for _ in range(40)])
    assert set(statuses) <= {200, 429}
    assert statuses[200] >= 3
    assert search(served).status_code == 200


def test_process_that_dies_takes_only_its_own_request_along(served: Service) -> None:
    with ThreadPoolExecutor(2) as threads:
        worker = stopped(served)
        first = threads.submit(search, served)
        until_inside(served, 1)
        second = threads.submit(search, served)
        until_inside(served, 2)
        os.kill(worker, signal.SIGKILL)
        failed, fine = sorted([first.result(), second.result()], key=lambda one: -one.status_code)
    assert (failed.status_code, fine.status_code) == (500, 200)
    assert failed.json()["error"]["reason"] == "crashed"
    assert "other requests are not concerned" in failed.json()["error"]["text"]
    assert served.workers != [worker]
    assert 'workers_replaced_total{why="died"} 1.0' in served.client.get("/metrics").text


def test_process_that_takes_too_long_is_replaced(index: Path) -> None:
    with service(index, "--workers", 1, "--timeout", 1) as served:
        worker = stopped(served)
        response = search(served)
        assert (response.status_code, response.json()["error"]["reason"]) == (504, "timeout")
        assert "more than 1 seconds" in response.json()["error"]["text"]
        end = time.monotonic() + READY
        # Nobody waits longer than a second, and the new process needs some to start.
        while (response := search(served)).status_code == 429:
            assert time.monotonic() < end
        assert response.status_code in (200, 504)
        assert worker not in served.workers


def test_who_has_gone_is_not_worked_for(served: Service) -> None:
    before = counted(served)
    with ThreadPoolExecutor(2) as threads:
        worker = stopped(served)
        try:
            first = threads.submit(search, served)
            until_inside(served, 1)
            impatient = httpx.Timeout(READY, read=0.5)
            with pytest.raises(httpx.ReadTimeout):
                httpx.post(f"{served.address}api/search", files={"file": PICTURE}, timeout=impatient, trust_env=False)
            # While the process is still busy with the first: the other one waits no more.
            until_inside(served, 1)
        finally:
            os.kill(worker, signal.SIGCONT)
        assert first.result().status_code == 200
    until_inside(served, 0)
    done, left = (now - then for now, then in zip(counted(served), before, strict=True))
    assert (done, left) == (1, 1)


def test_requests_under_way_are_finished_at_the_end(index: Path) -> None:
    """Though all its processes are told to end, as service managers do."""
    with service(index, "--workers", 1) as served, ThreadPoolExecutor(1) as threads:
        worker = stopped(served)
        answer = threads.submit(search, served)
        until_inside(served, 1)
        served.process.send_signal(signal.SIGTERM)
        os.kill(worker, signal.SIGTERM)
        os.kill(worker, signal.SIGCONT)
        assert answer.result().status_code == 200
        assert served.process.wait(READY) == 0
        assert not served.lines
        with pytest.raises(httpx.ConnectError):
            httpx.get(served.address, trust_env=False)

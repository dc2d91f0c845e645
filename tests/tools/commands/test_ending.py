"""SIGTERM does what Ctrl-C does, for whoever listens to that."""

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from echoimage_tools.ending import like_ctrl_c

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal for one process"),
    pytest.mark.skipif(threading.current_thread() is not threading.main_thread(), reason="none hears of signals here"),
]


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """What a crawl or an event loop would hear."""
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    yield heard
    signal.signal(signal.SIGINT, before)


def test_whoever_waits_for_ctrl_c_hears_of_it(heard: list[int]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with like_ctrl_c() as came:
        signal.raise_signal(signal.SIGTERM)
    assert (heard, came) == ([signal.SIGINT], [signal.SIGTERM])
    assert signal.getsignal(signal.SIGTERM) is before


def test_it_ends_what_a_shell_runs_in_the_background(heard: list[int]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with like_ctrl_c(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    assert not heard

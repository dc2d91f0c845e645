"""What every test may use, and what a run writes down of each of them; works inside Pyodide as well."""

import asyncio
import json
import signal
import sys
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# A machine that does two things at once is no fault of the code.
settings.register_profile("steady", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=500)  # `python build.py test --all`
settings.load_profile("steady")

# A shell that starts a command in the background (`&`, nohup) has it ignore Ctrl-C, and so would every program
# that a test starts and interrupts. The programs honour that, so the tests must start them without.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("echoimage").addoption(
        "--report", type=Path, metavar="FILE", help="write a line of JSON for each phase of each test"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: only in `python build.py test --all`")
    config.addinivalue_line("markers", "same_everywhere: not in Pyodide, where it ends as here; why stands beside it")
    path = config.getoption("--report")
    if path and not hasattr(config, "workerinput"):  # of pytest-xdist: its main process hears of every test
        config.pluginmanager.register(_Report(path))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out files of nothing but tests that are not asked for: Pyodide is slow to import them."""
    if sys.platform != "emscripten" or "not same_everywhere" not in config.option.markexpr:
        return None
    is_test = collection_path.name.startswith("test_") and collection_path.suffix == ".py"
    return (is_test and "\npytestmark = pytest.mark.same_everywhere" in collection_path.read_text("utf-8")) or None


class _Report:
    """Writes the phases (setup, call, teardown) of the tests for `python build.py test`, and names a failure at once.

    A line holds `test`, `phase`, `seconds`, `outcome` and `reason`, of a failure the first line of its message.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._write(report, report.when or "", report.duration)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._write(report, "collect", 0)

    def _write(self, report: pytest.TestReport | pytest.CollectReport, phase: str, seconds: float) -> None:
        reason = _reason(report) if report.failed else ""
        line = {"test": report.nodeid, "phase": phase, "seconds": seconds, "outcome": report.outcome, "reason": reason}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        if report.failed:
            print(f"FAILED {report.nodeid} ({phase}): {reason}", file=sys.__stderr__, flush=True)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    text = crash.message if crash else str(report.longrepr)
    lines = text.strip().splitlines() or [""]
    return str(lines[0] if crash else lines[-1])[:200]


class _Clock:
    """Stands in for the selector of an event loop that watches no files, only time."""

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("every task waits for another one")
        time.sleep(timeout)
        return []

    def close(self) -> None:
        pass


class _Ahead(_Clock):
    """One whose time passes at once."""

    def __init__(self) -> None:
        self.now = 0.0

    def select(self, timeout: float | None) -> list[Any]:
        self.now += timeout or 0
        return super().select(0 if timeout is not None else None)


class _TimerLoop(asyncio.BaseEventLoop):
    """asyncio's own scheduler without sockets.

    Pyodide's loop belongs to JavaScript and cannot be run to an end from Python without stack
    switching; this one can, and `asyncio` cannot tell the difference.
    """

    def __init__(self, clock: _Clock | None = None) -> None:
        super().__init__()
        self._selector = clock or _Clock()

    def _process_events(self, events: list[Any]) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


class _LoopAhead(_TimerLoop):
    """The same, whose pauses take no time: what they add up to does not depend on the machine."""

    def __init__(self) -> None:
        self._ahead = _Ahead()
        super().__init__(self._ahead)

    def time(self) -> float:
        return self._ahead.now


def _run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    if sys.platform != "emscripten":
        return asyncio.run(coroutine)
    return _run_in(_TimerLoop(), coroutine)


def _run_in(loop: asyncio.BaseEventLoop, coroutine: Coroutine[Any, Any, Any]) -> Any:
    outer = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()
        asyncio._set_running_loop(outer)


@pytest.fixture(scope="session")
def run() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Run a coroutine to its end and give its result."""
    return _run


@pytest.fixture(scope="session")
def run_ahead() -> Callable[[Coroutine[Any, Any, Any]], Any]:
    """Run a coroutine whose pauses, as its event loop counts them, take no time."""
    return lambda coroutine: _run_in(_LoopAhead(), coroutine)


@pytest.fixture(autouse=True)
def user_cache(request: pytest.FixtureRequest) -> Path | None:
    """Return what the tools take for the cache folder of the user: one of the test, for no real one is to be used."""
    if not request.path.is_relative_to(Path(__file__).parent / "tools"):
        return None
    folder = request.getfixturevalue("tmp_path_factory").mktemp("cache")
    request.getfixturevalue("monkeypatch").setenv("XDG_CACHE_HOME", str(folder))
    return Path(folder, "echoimage")

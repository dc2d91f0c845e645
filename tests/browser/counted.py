"""A plugin of pytest: what the processes of a run have counted is added up, and looked at and printed at its end."""

from typing import Any

import pytest
from faults import TALLY
from starts import STARTS


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what was counted to the process that started this one; there look at the sums."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["browser"] = {"tally": TALLY.plain(), "starts": [dict(STARTS.counts), STARTS.seconds]}
    elif TALLY.complaint():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    STARTS.ended()
    counted = getattr(node, "workeroutput", {}).get("browser")
    if counted:
        TALLY.add(counted["tally"])
        STARTS.add(*counted["starts"])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if STARTS.counts:
        terminalreporter.section("starts")
        for line in STARTS.lines():
            terminalreporter.write_line(line)
    if TALLY.total:
        terminalreporter.section("faults")
        for line in TALLY.lines():
            terminalreporter.write_line(line)
        if TALLY.complaint():
            terminalreporter.write_line(f"ERROR {TALLY.complaint()}", red=True)

"""What the tests of a group wrote down in, what failed and where the time went out (tests/conftest.py writes it)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SLOWEST = 15


@dataclass
class Outcome:
    """How a group ended: `failed` names what did with a line of reason each, `seconds` is by the clock."""

    title: str
    seconds: float = 0.0
    failed: list[str] = field(default_factory=list)
    phases: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Seconds by test and phase (setup, call, teardown), of all processes."""
    notes: list[str] = field(default_factory=list)

    @property
    def tests(self) -> int:
        """How many tests were run or left out."""
        return len({test for test, _ in self.phases})

    def read(self, report: Path) -> None:
        """Add what a run of pytest wrote down."""
        lines = report.read_text(encoding="utf-8").splitlines() if report.exists() else []
        for line in map(json.loads, lines):
            self.phases[line["test"], line["phase"]] += line["seconds"]
            if line["outcome"] == "failed":
                self.failed.append(f"{line['test']} ({line['phase']}): {line['reason']}")

    def in_phase(self, phase: str) -> float:
        """Return the seconds of all tests in a phase."""
        return sum(seconds for (_, one), seconds in self.phases.items() if one == phase)


def summary(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Return the lines that end a run: where time went, then what failed."""
    ended = list(outcomes)
    yield from _slowest(ended)
    yield f"\n{'group':<34} {'seconds':>8} {'tests':>6} {'in setup':>9} {'in tests':>9}"
    for one in ended:
        setup, call = one.in_phase("setup"), one.in_phase("call")
        counted = f" {one.tests:6} {setup:9.0f} {call:9.0f}" if one.tests else ""
        yield f"{one.title:<34} {one.seconds:8.0f}{counted}"
        yield from (f"    {note}" for note in one.notes)
    for one in ended:
        if one.failed:
            yield f"\nfailed in {one.title}:"
            yield from (f"  {line}" for line in one.failed)


def _slowest(outcomes: Iterable[Outcome]) -> Iterator[str]:
    seconds: Counter[str] = Counter()
    setup: Counter[str] = Counter()
    for one in outcomes:
        for (test, phase), spent in one.phases.items():
            seconds[f"{test}  ({one.title})"] += spent
            setup[f"{test}  ({one.title})"] += spent if phase == "setup" else 0
    if seconds:
        yield "\nslowest tests, seconds and those in setup (start of a browser, a service or an interpreter)"
    for test, spent in seconds.most_common(SLOWEST):
        yield f"  {spent:6.1f} {setup[test]:6.1f}  {test}"


def sections(log: str, names: Mapping[str, object] | tuple[str, ...]) -> Iterator[str]:
    """Return the lines of pytest's sections of these names (`==== name ====`)."""
    inside = False
    for line in log.splitlines():
        if line.startswith("==") and line.endswith("=="):
            inside = line.strip("= ") in names
        elif inside and line:
            yield line

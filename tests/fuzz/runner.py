"""A target, fuzzed for a time in a process of its own, so that a crash or a hang costs no more than the case."""

import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from echoimage_build.cache import digest
from fuzz.cases import Outcome, case, corpus, tried
from fuzz.targets import TARGETS

PATIENCE = 10
"""Times the seconds allowed for a case after which the process is ended: it hangs."""

TELL = 0.2
"""Seconds between two reports of the process."""

FATAL = ("hang", "died")
FORK = multiprocessing.get_context("fork")


@dataclass
class Tally:
    """What came out of the cases of one target. `findings` are files; of alike ones the first is kept."""

    target: str
    cases: int = 0
    seconds: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    grown: int = 0
    findings: list[str] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Add a case."""
        self.cases += 1
        self.kinds[outcome.kind] += 1
        self.slowest = max(self.slowest, outcome.seconds)
        self.grown += max(outcome.grown, 0)

    def as_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {**asdict(self), "kinds": dict(self.kinds)}


class Runner:
    """Fuzzes targets with one `seed`; findings are written below `folder`."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed = seed
        self._folder = folder

    def run(self, name: str, seconds: float = float("inf"), most: int = 1 << 40) -> Tally:
        """Run cases until the time is over, or so many are done."""
        began, tally, seen = time.monotonic(), Tally(name), set[str]()
        fatal: set[int] = set()
        number, over = 0, False
        while not over and time.monotonic() - began < seconds:
            under_way = FORK.Value("q", number, lock=False)
            receiver, sender = FORK.Pipe(duplex=False)
            arguments = (name, under_way, (most, began + seconds), fatal, sender)
            process = FORK.Process(target=self._work, args=arguments, daemon=True)
            process.start()
            sender.close()
            over = True
            for outcome, at in self._heard(receiver, process, under_way, TARGETS[name].seconds * PATIENCE):
                self._take(tally, seen, outcome, at)
                if outcome.kind in FATAL:
                    fatal.add(at)
                    over = False
                else:
                    # What the process had not told yet when it ended is done again.
                    number = at + 1
            process.join()
        tally.seconds = time.monotonic() - began
        return tally

    def _work(self, name: str, under_way: Any, end: tuple[int, float], fatal: set[int], sender: Any) -> None:
        """In the process: run cases from `under_way` on; send what came out of many together."""
        # libjpeg and libpng write there what they find odd, a line for most cases.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        target, seeds = TARGETS[name], self._seeds(name)
        told: list[tuple[Outcome, int]] = []
        most, until = end
        last = time.monotonic()
        for number in range(under_way.value, most):
            if number in fatal:
                continue
            under_way.value = number
            outcome = tried(name, case(target, seeds, self._seed, number))
            told.append((outcome, number))
            now = time.monotonic()
            if outcome.is_finding or now - last > TELL or now > until:
                sender.send(told)
                told, last = [], now
            if now > until:
                return
        sender.send(told)

    def _heard(self, receiver: Any, process: Any, under_way: Any, patience: float) -> Iterator[tuple[Outcome, int]]:
        """Return the outcomes as they come, and one of the case in which the process ended or hung."""
        while True:
            if not receiver.poll(patience + TELL):
                process.kill()
                yield Outcome("hang", what=f"no end after {patience:g} seconds"), under_way.value
                return
            try:
                told = receiver.recv()
            except EOFError:
                process.join()
                if process.exitcode:
                    yield Outcome("died", what=f"the process ended with {process.exitcode}"), under_way.value
                return
            yield from told

    def _take(self, tally: Tally, seen: set[str], outcome: Outcome, number: int) -> None:
        tally.count(outcome)
        mark = f"{outcome.kind} {outcome.place}"
        if not outcome.is_finding or mark in seen:
            return
        seen.add(mark)
        data = case(TARGETS[tally.target], self._seeds(tally.target), self._seed, number)
        tally.findings.append(str(write_finding(self._folder, tally.target, data, outcome)))

    def _seeds(self, name: str) -> list[bytes]:
        return [*TARGETS[name].seeds(), *corpus(name)]


def write_finding(folder: Path, target: str, data: bytes, outcome: Outcome) -> Path:
    """Write a case and, beside it, what became of it; return the path of the case."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{target}-{outcome.kind}-{digest(data)[:12]}.case"
    path.write_bytes(data)
    path.with_suffix(".txt").write_text(f"{outcome.kind} {outcome.place}\n{outcome.what}\n", encoding="utf-8")
    return path

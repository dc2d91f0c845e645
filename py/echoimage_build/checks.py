"""Runs the groups of `python build.py test` and says what failed, at once and at the end."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from echoimage_build.errors import BuildError
from echoimage_build.groups import GROUPS, MODULE, PLAN, Group, Part
from echoimage_build.outcome import Outcome, sections, summary
from echoimage_build.pyodide_tests import pyodide_command
from echoimage_build.runtime import Runtime

REPORTS = Path("build") / "tests"
SHOWN = 400
"""Lines of a failed group's output; all of it stands in a file."""

_FAILURES = ("FAILURES", "ERRORS")
_COUNTED = ("starts", "faults")
"""Sections that tests/browser adds to pytest's output."""

_NO_TESTS = 5


@dataclass(frozen=True)
class Selection:
    """What the user asks for: some groups (all if none is named), also the long ones, and arguments for pytest."""

    groups: Sequence[str] = ()
    everything: bool = False
    pytest: Sequence[str] = ()


def run_checks(root: Path, build: Callable[[], Runtime], selection: Selection) -> int:
    """Run all that is selected, even after a failure; return 0 when everything passed, else 1.

    The site is built beside groups that need none; raises BuildError where that fails.
    """
    with ThreadPoolExecutor(1) as pool:
        run = _Run(root, pool.submit(build), selection)
        names = run.matching(_asked(selection))
        if not names:
            print("\n== no test matches", flush=True)
            return 1
        outcomes = [outcome for stage in PLAN for outcome in run.side_by_side(stage, names)]
    print("\n".join(summary(outcomes)))
    failed = [one.title for one in outcomes if one.failed]
    print(f"\n== {'failed: ' + ', '.join(failed) if failed else 'everything passed'}", flush=True)
    return 1 if failed else 0


def _is_file_of(root: Path, word: str) -> bool:
    return (root / word.partition("::")[0]).exists()


def _asked(selection: Selection) -> list[str]:
    if selection.groups:
        return list(selection.groups)
    return [name for name, group in GROUPS.items() if selection.everything or not group.only_all]


class _Run:
    def __init__(self, root: Path, site: Future[Runtime], selection: Selection) -> None:
        self._root = root
        self._site = site
        self._everything = selection.everything or bool(selection.pytest)  # who names a test wants to see it run
        self._shown = bool(selection.pytest)
        """Whether pytest writes to the console, as somebody who looks for one thing wants it, rather than to a file."""
        self._files = [one for one in selection.pytest if one.startswith("tests") and _is_file_of(root, one)]
        self._options = [word for word in selection.pytest if word not in self._files]
        self._reports = root / REPORTS
        shutil.rmtree(self._reports, ignore_errors=True)
        self._reports.mkdir(parents=True)

    def matching(self, names: Sequence[str]) -> list[str]:
        """Return the groups with a test that the user's own selection fits, so that nothing is started for others."""
        if not self._files and not self._options:
            return list(names)
        tests = {name: found for name in names if (found := GROUPS[name].tests)}
        with ThreadPoolExecutor(2) as pool:
            return [name for name, fits in zip(tests, pool.map(self._fits, tests.values()), strict=True) if fits]

    def _fits(self, tests: Part) -> bool:
        files = tests.files(self._root, self._files)
        command = [*MODULE, "pytest", "--collect-only", "-q", *tests.selected(self._everything), *self._options, *files]
        ask = subprocess.run(command, cwd=self._root, check=False, capture_output=True) if files else None
        return ask is not None and ask.returncode != _NO_TESTS  # any other failure is told by the run itself

    def side_by_side(self, stage: Iterable[Sequence[str]], names: Sequence[str]) -> list[Outcome]:
        """Run the rows of a stage at once, and return what came of each group."""
        rows = [chosen for row in stage if (chosen := [name for name in row if name in names])]
        if self._shown:
            rows = [[name for row in rows for name in row]]
        pool = ThreadPoolExecutor(max(1, len(rows)))
        running = [pool.submit(self._in_turn, row) for row in rows]
        try:
            return [outcome for row in running for outcome in row.result()]
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # after Ctrl-C no one waits for what has heard it as well

    def _in_turn(self, row: Sequence[str]) -> list[Outcome]:
        return [self.group(name) for name in row]

    def group(self, name: str) -> Outcome:
        """Run a group and say how it ended."""
        group, outcome = GROUPS[name], Outcome(GROUPS[name].title)
        if group.needs_site:
            self._site.result()
        _say(f"== {group.title} ({name}) ...")
        began = perf_counter()
        log = self._reports / f"{name}.log"
        try:
            if group.tests:
                self._pytest(name, group.tests, outcome, log)
            else:
                self._commands(group, outcome, log)
        except BuildError as error:
            outcome.failed.append(str(error))
        outcome.seconds = perf_counter() - began
        _say(*_ended(outcome, log, self._root))
        return outcome

    def _commands(self, group: Group, outcome: Outcome, log: Path) -> None:
        for title, command in group.commands:
            began = perf_counter()
            if code := self._call(command, log):
                outcome.failed.append(f"{title}: exit code {code}")
            outcome.notes.append(f"{title} {perf_counter() - began:.0f} s")

    def _pytest(self, name: str, tests: Part, outcome: Outcome, log: Path) -> None:
        further = tests.needs()
        if further is None:
            outcome.notes.append("left out")
            return
        report = f"{name}.jsonl"
        where = "/reports" if tests.inside_pyodide else self._reports
        arguments = [*tests.selected(self._everything), *tests.options, *further, f"--report={where}/{report}"]
        arguments += [*self._options, *tests.files(self._root, self._files)]
        if tests.inside_pyodide:
            command = pyodide_command(self._root, self._site.result(), arguments, self._reports)
        else:
            command = [*MODULE, "pytest", *arguments]
        code = self._call(command, log)
        outcome.read(self._reports / report)
        outcome.notes += sections(_text(log), _COUNTED)
        if code and not outcome.failed:
            outcome.failed.append(f"pytest ended with exit code {code}")

    def _call(self, command: list[str], log: Path) -> int:
        """Run a command, its output at the end of a file; what goes to stderr is for the user at once."""
        if self._shown:
            return subprocess.run(command, cwd=self._root, check=False).returncode
        with log.open("a", encoding="utf-8") as out:
            return subprocess.run(command, cwd=self._root, check=False, stdout=out).returncode


def _ended(outcome: Outcome, log: Path, root: Path) -> Iterable[str]:
    tests = f", {outcome.tests} tests" if outcome.tests else ""
    how = "FAILED" if outcome.failed else "left out" if "left out" in outcome.notes else "passed"
    yield f"== {outcome.title}: {how} in {outcome.seconds:.0f} s{tests}"
    if outcome.failed:
        yield from (f"  {line}" for line in outcome.failed)
        text = _text(log)
        told = list(sections(text, _FAILURES)) or text.splitlines()[-SHOWN:]
        yield from told[:SHOWN]
        if log.exists():
            yield f"(all that was printed: {log.relative_to(root)})"


def _text(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""


def _say(*lines: str) -> None:
    """Print lines that no other row's come between."""
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()

"""`echoimage search`: files and a database in, the most similar pictures of each file out."""

import sys
from collections.abc import Sequence

from echoimage import EchoImageError, Problem
from echoimage.matching.score import is_match
from echoimage_tools.output import as_json, as_text
from echoimage_tools.output.console import complain_of, write
from echoimage_tools.output.progress import Bar
from echoimage_tools.processes import one_core_a_thread
from echoimage_tools.searching.backend import Target, Wish, open_target
from echoimage_tools.searching.pictures import read_query

FOUND, NOT_FOUND, FAILED = 0, 1, 2
"""Exit codes; of several queries the highest counts."""


async def search(names: Sequence[str], database: str, wish: Wish) -> int:
    """Write the answer to each query; return the exit code."""
    with one_core_a_thread():
        try:
            async with open_target(database, len(names) > 1) as target:
                run = _Run(database, target, wish)
                return max([await run.answer(name) for name in names])
        except EchoImageError as error:
            complain_of(sys.stderr, database, str(error))
            for name in names if wish.json else ():
                write(sys.stdout, as_json.line(as_json.no_answer(name, wish.method, 0, database, error)))
            return FAILED


class _Run:
    """Queries one after the other; each problem of the database is told once."""

    def __init__(self, database: str, target: Target, wish: Wish) -> None:
        self._database = database
        self._target, self._wish = target, wish
        self._bar = Bar(sys.stderr)
        self._told: set[Problem] = set()

    async def answer(self, name: str) -> int:
        target, wish = self._target, self._wish
        try:
            query = await read_query(name)
        except EchoImageError as error:
            complain_of(sys.stderr, name, str(error))
            if wish.json:
                self._write(as_json.no_answer(name, wish.method, target.total, name, error))
            return FAILED
        try:
            report = await target.search(query, wish, self._bar.show)
        except EchoImageError as error:
            complain_of(sys.stderr, self._database, str(error))
            if wish.json:
                self._write(as_json.no_answer(name, wish.method, target.total, self._database, error))
            return FAILED
        finally:
            self._bar.wipe()
        problems = (*target.problems, *report.problems)
        self._tell(problems)
        if wish.json:
            self._write(as_json.answer(name, wish.method, query, report, problems))
        else:
            for line in as_text.answer(name, report):
                write(sys.stdout, line)
        if not report.compared:
            return FAILED
        return FOUND if any(is_match(one.score) for one in report.results) else NOT_FOUND

    def _write(self, value: as_json.Json) -> None:
        write(sys.stdout, as_json.line(value))

    def _tell(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            if problem not in self._told:
                self._told.add(problem)
                name = self._database if problem.reason == "bad-entry" else problem.url
                complain_of(sys.stderr, name, problem.text)

"""`echoimage search`: files and a database in, the most similar pictures of each file out."""

import sys
from collections.abc import Sequence

from echoimage import EchoImageError, Problem
from echoimage.matching.score import is_match
from echoimage.search.damaged import SEARCHED
from echoimage_tools.output import as_json, as_text
from echoimage_tools.output.console import complain_of, say, write
from echoimage_tools.output.progress import Bar
from echoimage_tools.processes import one_core_a_thread
from echoimage_tools.searching.backend import Backend, SearchOptions, open_backend
from echoimage_tools.searching.compare import complain_of_damage
from echoimage_tools.searching.pictures import read_query

FOUND, NOT_FOUND, FAILED = 0, 1, 2
"""Exit codes; of several queries the highest counts."""


async def search(names: Sequence[str], database: str, options: SearchOptions) -> int:
    """Write the answer to each query; return the exit code."""
    with one_core_a_thread():
        try:
            async with open_backend(database, len(names) > 1) as backend:
                run = _Run(database, backend, options)
                return max([await run.answer(name) for name in names])
        except EchoImageError as error:
            complain_of(sys.stderr, database, str(error))
            for name in names if options.json else ():
                write(sys.stdout, as_json.line(as_json.no_answer(name, options.method, 0, database, error)))
            return FAILED


class _Run:
    """Queries one after the other; each problem of the database is reported once."""

    def __init__(self, database: str, backend: Backend, options: SearchOptions) -> None:
        self._database = database
        self._backend, self._options = backend, options
        self._bar = Bar(sys.stderr)
        self._reported: set[Problem] = set()

    async def answer(self, name: str) -> int:
        backend, options = self._backend, self._options
        try:
            query = await read_query(name)
        except EchoImageError as error:
            complain_of(sys.stderr, name, str(error))
            if options.json:
                self._write(as_json.no_answer(name, options.method, backend.total, name, error))
            return FAILED
        complain_of_damage(name, query, SEARCHED)
        try:
            report = await backend.search(query, options, self._bar.show)
        except EchoImageError as error:
            complain_of(sys.stderr, self._database, str(error))
            if options.json:
                self._write(as_json.no_answer(name, options.method, backend.total, self._database, error))
            return FAILED
        finally:
            self._bar.wipe()
        problems = (*backend.problems, *report.problems)
        self._report(problems)
        if options.json:
            self._write(as_json.answer(name, options.method, query, report, problems))
        else:
            for line in as_text.answer(name, report):
                say(line)
        if not report.compared:
            return FAILED
        return FOUND if any(is_match(one.score) for one in report.results) else NOT_FOUND

    def _write(self, value: as_json.Json) -> None:
        write(sys.stdout, as_json.line(value))

    def _report(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            if problem not in self._reported:
                self._reported.add(problem)
                name = self._database if problem.reason == "bad-entry" else problem.url
                complain_of(sys.stderr, name, problem.text)

"""`echoimage search`: pictures and collections in, the most similar pictures of each file out."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from echoimage import EchoImageError, Problem
from echoimage.images.part import Part
from echoimage.search.damaged import SEARCHED
from echoimage_tools.output import as_csv, as_json, as_text
from echoimage_tools.output.console import complain_of, say, write
from echoimage_tools.output.counts import counted
from echoimage_tools.output.progress import Bar
from echoimage_tools.processes import one_core_a_thread
from echoimage_tools.searching.backend import Backend, SearchOptions
from echoimage_tools.searching.compare import complain_of_damage
from echoimage_tools.searching.pictures import read_query
from echoimage_tools.searching.placed import shown, tell_places
from echoimage_tools.searching.queries import QueryError, names_of
from echoimage_tools.searching.several import open_backends
from echoimage_tools.searching.table import Table, TableError, written_table

FOUND, NOT_FOUND, FAILED = 0, 1, 2
"""Exit codes; of several queries the highest counts."""


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What is searched for and in what, as it was named.

    list_file: a file of more queries, and csv: a table to write, "" for none. kept: as of `open_backend`. part: of each
    query, which alone is searched for.
    """

    queries: Sequence[str]
    databases: Sequence[str]
    list_file: str = ""
    csv: str = ""
    kept: bool = True
    part: Part | None = None

    @property
    def name(self) -> str:
        """What to call the collections in complaints."""
        return self.databases[0] if len(self.databases) == 1 else counted(len(self.databases), "database")


async def search(words: SearchWords, options: SearchOptions) -> int:
    """Write the answer to each query; return the exit code."""
    failing, names = words.name, list(words.queries)
    with one_core_a_thread():
        try:
            names = await names_of(words.queries, words.list_file)
            async with open_backends(words.databases, len(names) > 1, words.kept) as backend:
                with written_table(words.csv) as table:
                    return await _Run(words, backend, options, table).answer_all(names)
        except TableError as error:
            complain_of(sys.stderr, words.csv, str(error))
            return FAILED
        except EchoImageError as error:
            failing = error.name if isinstance(error, QueryError) else failing
            complain_of(sys.stderr, failing, str(error))
            for name in names if options.json else ():
                write(sys.stdout, as_json.line(as_json.no_answer(name, options.method, 0, failing, error)))
            return FAILED


class _Run:
    """Queries one after the other; each problem of the database is reported once."""

    def __init__(self, words: SearchWords, backend: Backend, options: SearchOptions, table: Table | None) -> None:
        self._database, self._part, self._table = words.name, words.part, table
        self._backend, self._options = backend, options
        self._bar = Bar(sys.stderr)
        self._reported: set[Problem] = set()

    async def answer_all(self, names: Sequence[str]) -> int:
        code = max([await self.answer(name) for name in names])
        if advice := self._backend.advice():
            complain_of(sys.stderr, self._database, advice)
        return code

    async def answer(self, name: str) -> int:
        backend, options = self._backend, self._options
        try:
            query = await read_query(name, self._part)
        except EchoImageError as error:
            return self._no_answer(name, name, error)
        complain_of_damage(name, query, SEARCHED)
        try:
            report = await backend.search(query, options, self._bar.show)
        except EchoImageError as error:
            return self._no_answer(name, self._database, error)
        finally:
            self._bar.wipe()
        problems = (*backend.problems, *report.problems)
        self._report(problems)
        if self._table:
            self._table.add(as_csv.answer(name, shown(report), options.narrowed))
        if options.json:
            told = as_json.answer(name, options.method, query, report, problems, accepts=options.accepts)
            tell_places(told["results"], report)
            self._write(told)
        elif not self._table or self._table.is_file:
            for line in as_text.answer(name, shown(report), options.narrowed):
                say(line)
        if report.accepted:
            return FOUND
        return NOT_FOUND if report.compared and not report.incomplete else FAILED

    def _no_answer(self, name: str, failing: str, error: EchoImageError) -> int:
        """Tell why a query has no answer."""
        complain_of(sys.stderr, failing, str(error))
        if self._table:
            self._table.add(as_csv.no_answer(name, error))
        if self._options.json:
            self._write(as_json.no_answer(name, self._options.method, self._backend.total, failing, error))
        return FAILED

    def _write(self, value: as_json.Json) -> None:
        write(sys.stdout, as_json.line(value))

    def _report(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            if problem not in self._reported:
                self._reported.add(problem)
                name = self._database if problem.reason == "bad-entry" else problem.url
                complain_of(sys.stderr, name, problem.text)

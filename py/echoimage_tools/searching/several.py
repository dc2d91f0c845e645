"""Several collections searched as one: the best of all, each with its place."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from itertools import chain

from echoimage import EchoImageError, Problem, Query
from echoimage.search.ranking import Accepts, order
from echoimage_tools.searching.backend import Backend, Progress, SearchOptions, open_backend
from echoimage_tools.searching.placed import PlacedReport, PlacedResult


@asynccontextmanager
async def open_backends(databases: Sequence[str], again: bool, kept: bool) -> AsyncIterator[Backend]:
    """Open one collection, or several that are searched as one; as `open_backend`. Errors name the one of several."""
    if len(databases) == 1:
        async with open_backend(databases[0], again, kept) as backend:
            yield backend
        return
    async with AsyncExitStack() as opened:
        backends = []
        for database in dict.fromkeys(databases):
            try:
                backends.append(await opened.enter_async_context(open_backend(database, again, kept)))
            except EchoImageError as error:
                raise type(error)(error.reason, f"{database}: {error}") from None
        yield Several(backends)


class Several:
    """A backend of backends, in the order in which they were named."""

    def __init__(self, backends: Sequence[Backend]) -> None:
        self.root = backends[0].root
        self.total = sum(one.total for one in backends)
        self.problems = tuple(chain.from_iterable(_told(one, one.problems) for one in backends))
        self._backends = backends

    async def search(self, query: Query, options: SearchOptions, progress: Progress) -> PlacedReport:
        """Return the best of all. Raises `EchoImageError`, which names the collection that cannot be searched."""
        reports = []
        for one in self._backends:
            try:
                reports.append(await one.search(query, options, progress))
            except EchoImageError as error:
                raise type(error)(error.reason, f"{one.root.database}: {error}") from None
        told = zip(self._backends, reports, strict=True)
        best, again = _merged([one for report in reports for one in report.results], options.accepts)
        scores = Counter(chain.from_iterable(report.scores for report in reports))
        scores.subtract(one.score.total for one in again if one.score.total in scores)
        return replace(
            reports[0],
            results=tuple(best[: options.top]),
            scores=tuple(sorted(scores.elements(), reverse=True)),
            problems=tuple(chain.from_iterable(_told(one, report.problems) for one, report in told)),
            compared=sum(report.compared for report in reports),
            total=sum(report.total for report in reports),
            stopped=any(report.stopped for report in reports),
            accepted=sum(report.accepted for report in reports) - sum(options.accepts(one.score) for one in again),
            incomplete=any(report.incomplete for report in reports),
        )

    def advice(self) -> str:
        """Return that of the first that has one."""
        return next(filter(None, (one.advice() for one in self._backends)), "")


def _merged(results: Sequence[PlacedResult], accepts: Accepts) -> tuple[list[PlacedResult], list[PlacedResult]]:
    """Return the results, ranked as those of one collection are, and those of equal bytes as a better one."""
    best: dict[str, PlacedResult] = {}
    again = []
    for one in sorted(results, key=lambda one: order(one.score, one.exact, accepts)):
        first = best.setdefault(one.sha256, one)
        if first is not one:
            known = {first.path, *first.also_paths}
            places = zip((one.entry.url, *one.also), (one.path, *one.also_paths), strict=True)
            # A folder and an index of it name the same files.
            new = [(url, path) for url, path in places if path not in known]
            best[one.sha256] = replace(
                first,
                also=(*first.also, *(url for url, _ in new)),
                also_paths=(*first.also_paths, *(path for _, path in new)),
            )
            again.append(one)
    return list(best.values()), again


def _told(backend: Backend, problems: Sequence[Problem]) -> list[Problem]:
    """Return problems that say in which of the collections they are."""
    root = backend.root
    return [
        replace(one, message=f"{root.database}: {one.text}")
        if one.reason == "bad-entry"
        else replace(one, url=root.path(one.url))
        for one in problems
    ]

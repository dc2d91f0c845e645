"""A query and a database in, the most similar images out: the one place that joins the stages."""

from collections.abc import Callable, Sequence

from echoimage.errors import DatabaseError
from echoimage.features.query import Query
from echoimage.matching.score import compare
from echoimage.message import message
from echoimage.search.cascade import Cascade, SingleWorker, Team
from echoimage.search.feature_cache import Library
from echoimage.search.ranking import ScoredCandidate, accepting, ranked, report, scored
from echoimage.search.scan import Progress, Scan, Stopped
from echoimage.search.shortlist import Candidate, Shortlist, parts_of
from echoimage.types import Accept, Entry, Method, Report, Result

PARALLEL = 8
"""Images read at a time. More hide a slow network better, and hold more bytes in memory; browsers
open six connections to a host over HTTP/1.1."""

BATCH = 64
"""Images put to the cheap test at a time: 0.09 ms an image, one by one 0.25 ms."""

First = Callable[[tuple[Result, ...]], None]


async def search(
    query: Query,
    entries: Sequence[Entry],
    library: Library,
    *,
    k: int = 5,
    method: Method = "verified",
    accept: Accept = "edited",
    min_score: float = 0.0,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
    first: First | None = None,
    team: Team | None = None,
    parallel: int = PARALLEL,
) -> Report:
    """Return the `k` best of all entries, compared with the query.

    The classic score is computed of every image; the verified one of those that a cheap test of every image proposes.
    `progress(done, total)` is called after each image. As soon as `stopped()` is true, reads are cancelled and what is
    done is reported. `first(results)` gets the best so far where full matches follow, which `team` makes. An image
    that fails becomes a problem, the others go on; one that is damaged is compared as far as it can be read, and told.
    `accept` and `min_score`, 0 to 1, say what counts as a match, as of `is_match`, and stands before all else. Images
    come by their verdicts, then by their scores, then in database order; images of equal bytes appear once. Long images
    are found by their windows as well; those of a long query are asked where the whole of it is not certain to be a
    copy of anything.
    """
    _check(k, parallel, method)
    stopped, accepts = stopped or never, accepting(accept, min_score)
    scan = Scan(entries, library, progress, stopped, parallel)
    cascade = Cascade(query, k, stopped, team or SingleWorker())
    if method == "verified":
        corpus = _DatabaseCorpus(scan, not library.holds(entries))
        found = await cascade.run(corpus, lambda some: first(ranked(some, query, accepts)[:k]) if first else None)
    else:
        found = await _classic(query, scan)
    return report(
        ranked(found, query, accepts),
        k,
        accepts,
        problems=scan.told,
        compared=scan.compared,
        total=len(entries),
        stopped=scan.cut_short or cascade.cut_short,
    )


def _check(k: int, parallel: int, method: Method) -> None:
    if k < 1 or parallel < 1:
        raise ValueError(f"k and parallel must be 1 or more, not {k} and {parallel}")
    if method not in ("verified", "classic"):
        raise ValueError(f"method must be verified or classic, not {method}")


async def _classic(query: Query, scan: Scan) -> list[ScoredCandidate]:
    """Return the scores of all images, computed as they come."""
    found: list[ScoredCandidate] = []

    def take(image: Candidate) -> None:
        if image.features.classic is None:
            raise DatabaseError("internal", message("error-classic-missing"))
        found.append(scored(query, image, compare(query.classic, image.features.classic)))

    await scan.run(take)
    return found


class _DatabaseCorpus:
    """A database as a corpus: every image is put to the cheap test."""

    def __init__(self, scan: Scan, one_scan: bool) -> None:
        self.one_scan = one_scan
        self._scan = scan

    async def propose(self, *shortlists: Shortlist) -> None:
        batch: list[Candidate] = []

        def test() -> None:
            for shortlist in shortlists:
                shortlist.add(batch)
            batch.clear()

        def take(image: Candidate) -> None:
            batch.extend(parts_of(image.position, image.entry, image.features))
            if len(batch) >= BATCH:
                test()

        await self._scan.run(take)
        test()


def never() -> bool:
    return False

"""A query and a database in, the most similar images out: the one place that joins the stages."""

from collections.abc import Callable, Sequence

from echoimage.errors import DatabaseError
from echoimage.finding import SUPPORTED
from echoimage.library import Library
from echoimage.query import Query
from echoimage.rounds import Alone, Rounds, Scored, Team, scored
from echoimage.score import compare
from echoimage.shortlist import Described, Shortlist
from echoimage.survey import Progress, Stopped, Survey
from echoimage.types import Entry, Method, Report, Result

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
    progress: Progress | None = None,
    stopped: Stopped | None = None,
    first: First | None = None,
    team: Team | None = None,
    parallel: int = PARALLEL,
) -> Report:
    """Compare all entries with the query and keep the `k` best.

    The classic score is computed of every image; the verified one of those that a cheap test of every image proposes.
    `progress(done, total)` is called after each image. As soon as `stopped()` is true, reads are cancelled and what is
    done is reported. `first(results)` hears the best so far where a closer look follows, which `team` takes. An image
    that fails becomes a problem, the others go on. Images that match stand before those that do not, images of equal
    score in database order; images of equal bytes appear once.
    """
    if k < 1 or parallel < 1:
        raise ValueError(f"k and parallel must be 1 or more, not {k} and {parallel}")
    if method not in ("verified", "classic"):
        raise ValueError(f"method must be verified or classic, not {method}")
    stopped = stopped or never
    survey = Survey(entries, library, progress, stopped, parallel)
    rounds = Rounds(query, k, stopped, team or Alone())
    if method == "verified":
        corpus = _Surveyed(survey, not library.holds(entries))
        found = await rounds.run(corpus, lambda some: first(best(some, query, k)) if first else None)
    else:
        found = await _classic(query, survey)
    told = [one.score.total for one in found if one.score.matches or method == "classic"]
    return Report(
        results=best(found, query, k),
        scores=tuple(sorted(told, reverse=True)),
        problems=tuple(survey.problems[position] for position in sorted(survey.problems)),
        compared=survey.taken,
        total=len(entries),
        stopped=survey.cut_short or rounds.cut_short,
    )


async def _classic(query: Query, survey: Survey) -> list[Scored]:
    """Score every image as it comes."""
    found: list[Scored] = []

    def take(image: Described) -> None:
        if image.features.classic is None:
            raise DatabaseError("internal", "nothing is known of it for the classic score")
        found.append(scored(image, compare(query.classic, image.features.classic)))

    await survey.give(take)
    return found


class _Surveyed:
    """A database as a corpus: every image is put to the cheap test."""

    def __init__(self, survey: Survey, in_one_go: bool) -> None:
        self.in_one_go = in_one_go
        self._survey = survey

    async def propose(self, *shortlists: Shortlist) -> None:
        batch: list[Described] = []

        def weigh() -> None:
            for shortlist in shortlists:
                shortlist.add(batch)
            batch.clear()

        def take(image: Described) -> None:
            batch.append(image)
            if len(batch) == BATCH:
                weigh()

        await self._survey.give(take)
        weigh()


def never() -> bool:
    return False


def best(found: Sequence[Scored], query: Query, k: int) -> tuple[Result, ...]:
    """Give the `k` best, images of equal bytes once."""
    same: dict[str, list[Scored]] = {}
    for one in sorted(found, key=_rank):
        same.setdefault(one.sha256, []).append(one)
    results = []
    for group in list(same.values())[:k]:
        first, *others = sorted(group, key=lambda one: one.position)
        exact = first.sha256 == query.global_features.sha256
        also = tuple(one.entry.url for one in others)
        results.append(Result(first.entry, first.sha256, first.score, exact, first.size, also))
    return tuple(results)


def _rank(one: Scored) -> tuple[bool, int, float, int]:
    finding = one.score.details
    # What keypoints hint at stands before what is alike by chance.
    hints = finding.inliers if finding and not one.score.matches and finding.inliers >= SUPPORTED else 0
    return not one.score.matches and finding is not None, -hints, -one.score.total, one.position

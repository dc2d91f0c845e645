"""The pictures to describe, divided into tasks: those that an interrupted build has finished, and new ones."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from echoimage_tools.indexing.plan import PASSING
from echoimage_tools.indexing.tasks import Finished, Image, Task


def split(images: Sequence[Image], known: Mapping[str, Finished], size: int) -> list[Task]:
    """Return tasks of up to `size` pictures in the order of their first ones; `known` are the lines of a journal.

    A line counts as long as its pictures are wanted as they were, whatever else has come or gone. Pictures in it that
    failed for a passing reason are in tasks of their own, so that the others are divided as without the failure.
    """
    places = {image.entry.url: place for place, image in enumerate(images)}
    left, again = set(range(len(images))), set[int]()
    tasks: dict[int, Task] = {}
    for finished in known.values():
        members = _members(finished, images, places)
        failed = {places[url] for url, reason, _ in finished.problems if reason in PASSING} if members else set()
        settled = [place for place in members if place not in failed]
        again |= failed
        if settled and left.issuperset(settled):
            left.difference_update(settled)
            lasting = [problem for problem in finished.problems if problem[1] not in PASSING]
            tasks[settled[0]] = Task(tuple(images[at] for at in settled), replace(finished, problems=lasting))
    for group in (sorted(left - again), sorted(left & again)):
        tasks |= {part[0]: Task(tuple(images[at] for at in part)) for part in _parts(group, size)}
    return [tasks[place] for place in sorted(tasks)]


def _members(finished: Finished, images: Sequence[Image], places: Mapping[str, int]) -> list[int]:
    """Return the places of a line's pictures; none where one of them is not wanted any more, or another one now."""
    urls = [url for url, *_ in (*finished.images, *finished.problems)]
    members = sorted(places[url] for url in urls if url in places)
    same = len(members) == len(urls) and Task(tuple(images[at] for at in members)).key == finished.task
    return members if same else []


def _parts(places: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (places[at : at + size] for at in range(0, len(places), size))

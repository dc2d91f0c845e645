"""Pictures and the lines of a journal in, tasks out: nothing twice, nothing lost, and what is done stays done."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from echoimage import Entry
from echoimage.index.manifest import DetailInfo
from echoimage.index.sources_file import Image
from echoimage_tools.indexing.tasks import Finished, Task, split

SIZE = 3


def pictures(names: str, validator: str = "") -> list[Image]:
    return [Image(Entry(f"{name}.jpg"), validator) for name in names]


def named(tasks: Iterable[Task]) -> list[str]:
    return ["".join(image.entry.url[0] for image in task.images) for task in tasks]


def finished(task: Task, reasons: dict[str, str] | None = None) -> Finished:
    """A line of the journal; `reasons` has pictures of the task that failed, by their names."""
    if task.finished:
        return task.finished
    reasons = reasons or {}
    images = [[image.entry.url, "", "0" * 64] for image in task.images if image.entry.url[0] not in reasons]
    problems = [[f"{name}.jpg", why, "text"] for name, why in reasons.items() if name in named([task])[0]]
    file = DetailInfo("0" * 32, 1, len(images)) if images else None
    return Finished(task.key, file, [[0, 0, 0] for _ in images], images, problems)


def journal(tasks: Iterable[Task], reasons: dict[str, str] | None = None) -> dict[str, Finished]:
    return {line.task: line for line in (finished(task, reasons) for task in tasks)}


def test_without_a_journal_tasks_are_pictures_in_their_order() -> None:
    tasks = split(pictures("abcdefgh"), {}, SIZE)
    assert named(tasks) == ["abc", "def", "gh"]
    assert not any(task.finished for task in tasks)
    assert split([], {}, SIZE) == []


def test_what_comes_between_leaves_finished_tasks_as_they_are() -> None:
    known = journal(split(pictures("bcdfgh"), {}, SIZE))
    tasks = split(pictures("abcdefghi"), known, SIZE)
    assert named(tasks) == ["aei", "bcd", "fgh"]
    assert [task.finished for task in tasks] == [None, *known.values()]


def test_task_of_which_a_picture_has_gone_or_changed_is_divided_anew() -> None:
    known = journal(split(pictures("abcdefghi"), {}, SIZE))
    assert named(split(pictures("abcdfghi"), known, SIZE)) == ["abc", "df", "ghi"]
    changed = [*pictures("abc"), *pictures("d", "file 1 2"), *pictures("efghi")]
    assert [bool(task.finished) for task in split(changed, known, SIZE)] == [True, False, True]


def test_what_failed_for_a_passing_reason_is_asked_for_again_by_itself() -> None:
    images = pictures("abcdefgh")
    reasons = {"b": "network", "c": "damaged", "d": "timeout", "e": "http-error", "f": "network"}
    known = journal(split(images, {}, SIZE)[:2], reasons)
    tasks = split(images, known, SIZE)
    assert named(tasks) == ["ac", "bde", "f", "gh"]
    (problems,) = [task.finished.problems for task in tasks if task.finished]
    assert problems == [["c.jpg", "damaged", "text"]]
    # Of a build that was interrupted once more, what was read then stays, and what failed again is asked for again.
    known |= journal(tasks[1:3], {"d": "timeout"})
    tasks = split(images, known, SIZE)
    assert named(tasks) == ["ac", "be", "d", "f", "gh"]
    assert [bool(task.finished) for task in tasks] == [True, True, False, True, False]


names = st.sets(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=1).map(lambda found: "".join(sorted(found)))


@given(names, names, st.integers(0, 9), st.integers(0, 9))
def test_build_that_is_interrupted_is_divided_as_one_that_is_not(
    before: str, after: str, first: int, second: int
) -> None:
    known = journal(split(pictures(before), {}, SIZE)[:first])
    tasks = split(pictures(after), known, SIZE)
    assert sorted("".join(named(tasks))) == sorted(after)
    again = split(pictures(after), known | journal(tasks[:second]), SIZE)
    assert named(again) == named(tasks)
    assert all(task.finished for task in again[:second])

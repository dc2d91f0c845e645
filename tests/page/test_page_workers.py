"""After a crash: what is left out, and whether the worker is replaced by itself; and how many others there are."""

import pytest

from logic.workers import (
    QUERY,
    CrashGuard,
    RestartPolicy,
    affordable_helpers,
    affordable_scanners,
    worthwhile_scanners,
)

HOST = "https://host.example/"


class Guarded:
    """A crash guard and what it shows."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.guard = CrashGuard(self.shown.append, lambda address: address.removeprefix(HOST))


@pytest.fixture
def guarded() -> Guarded:
    return Guarded()


def test_what_is_being_decoded_is_shown(guarded: Guarded) -> None:
    guarded.guard.decoding(QUERY, True)
    guarded.guard.decoding(HOST + "a.png", True)
    guarded.guard.decoding(QUERY, False)
    guarded.guard.decoding("never begun", False)
    assert guarded.shown == ["query", f"query {HOST}a.png", f"{HOST}a.png", f"{HOST}a.png"]


def test_a_crash_with_nothing_under_way_accuses_nobody(guarded: Guarded) -> None:
    guarded.guard.decoding(HOST + "a.png", True)
    guarded.guard.decoding(HOST + "a.png", False)
    assert guarded.guard.culprits("cat.jpg") == (False, "")
    assert guarded.guard.skipped == []


def test_pictures_of_the_collection_are_left_out_once(guarded: Guarded) -> None:
    for _ in range(2):
        guarded.guard.decoding(HOST + "a.png", True)
        guarded.guard.decoding(HOST + "b.png", True)
        of_query, why = guarded.guard.culprits("cat.jpg")
        assert (of_query, why) == (
            False,
            "This happened while a.png, b.png were read, which are left out from now on.",
        )
    assert guarded.guard.skipped == [HOST + "a.png", HOST + "b.png"]
    assert guarded.shown[-1] == ""
    assert guarded.guard.culprits("cat.jpg") == (False, "")


def test_the_query_is_not_tried_again(guarded: Guarded) -> None:
    guarded.guard.decoding(QUERY, True)
    of_query, why = guarded.guard.culprits("cat.jpg")
    assert of_query and why == "This happened while cat.jpg was read, which is not tried again: save it smaller."
    assert guarded.guard.skipped == []


class Clock:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_a_worker_is_replaced_once_a_minute() -> None:
    clock = Clock()
    policy = RestartPolicy(clock)
    assert policy.allows(None)
    clock.seconds += 59
    assert not policy.allows(None)
    # The refusal does not begin another minute.
    clock.seconds += 1
    assert policy.allows(None)


def test_a_worker_is_replaced_once_a_picture() -> None:
    clock = Clock()
    policy = RestartPolicy(clock)
    first, second = object(), object()
    assert policy.allows(first)
    clock.seconds += 1000
    assert not policy.allows(first)
    assert policy.allows(second)


@pytest.mark.parametrize(
    ("cores", "gigabytes", "helpers"), [(1, 8, 0), (2, 8, 0), (3, 8, 1), (4, 4, 1), (8, 8, 2), (64, 64, 3), (8, 0.5, 0)]
)
def test_helpers_by_cores_and_memory(cores: int, gigabytes: float, helpers: int) -> None:
    assert affordable_helpers(cores, gigabytes) == helpers


@pytest.mark.parametrize(
    ("cores", "gigabytes", "scanners"),
    [(1, 8, 1), (2, 8, 2), (3, 8, 2), (4, 4, 3), (8, 8, 7), (8, 2, 2), (64, 64, 8), (8, 0.5, 1)],
)
def test_scanners_by_cores_and_memory(cores: int, gigabytes: float, scanners: int) -> None:
    assert affordable_scanners(cores, gigabytes) == scanners


@pytest.mark.parametrize(
    ("waiting", "affordable", "scanners"), [(1, 2, 1), (16, 2, 1), (31, 2, 1), (32, 2, 2), (200, 2, 2), (200, 1, 1)]
)
def test_scanners_by_what_waits(waiting: int, affordable: int, scanners: int) -> None:
    assert worthwhile_scanners(waiting, affordable) == scanners

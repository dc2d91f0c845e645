"""A host of pictures that misbehaves: searches end with what is right, or say what is missing."""

import re
from collections.abc import Iterator

import pytest
from faults import PASSING, TALLY, FaultyHost, Plan, faulty
from indexes import open_address
from judging import Seen, judged, moving, seen, told_error
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

PICTURES = 14
QUERY = file("asked.png", encoded(scene(3)))
FINAL = ("404", "wrong")
"""Faults that make a picture unusable: asking again would not be right, or nobody could know."""

LOST = {"not-found", "not-an-image"}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultyHost]:
    """A host with a database of 14 pictures, of which three are copies of the query."""
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "pictures").mkdir()
    names = [f"pictures/{seed:02}.png" for seed in range(PICTURES)]
    for seed, name in enumerate(names):
        (folder / name).write_bytes(encoded(scene(seed)))
    (folder / names[8]).write_bytes(encoded(scene(3).rotate(4)))
    (folder / names[9]).write_bytes(encoded(scene(3).crop((40, 30, 280, 220))))
    listed = ", ".join(f'{{"url": "{name}"}}' for name in names)
    (folder / "own.json").write_text(f"[{listed}]")
    with faulty(folder) as host:
        yield host


@pytest.fixture(scope="module")
def right(started: Visit, host: FaultyHost) -> Seen:
    """What is found without faults."""
    started.settle(demo=False)
    started.hosts.add(host.origin.removeprefix("http://"))
    started.choose(QUERY)
    started.reaches("done")
    open_address(started, f"{host.origin}/~right/own.json")
    found = seen(started)
    assert found.matches[0][0] == "03.png"
    assert len(found.matches) == 3
    assert (found.missing, found.compared) == ({}, PICTURES)
    return found


@pytest.fixture
def visit(started: Visit, right: Seen, host: FaultyHost) -> Iterator[Visit]:
    """The started page, with the query on it; its own words are looked at, not those of the console."""
    started.begin()
    started.tolerated.append("")
    yield started
    host.behave()
    started.check()


def opened(visit: Visit, host: FaultyHost, name: str, state: str = "done") -> None:
    with moving():
        open_address(visit, f"{host.origin}/~{name}/own.json", state)


@pytest.mark.parametrize("times", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_what_passes_is_made_up_for(visit: Visit, host: FaultyHost, right: Seen, times: int) -> None:
    host.plan("own database", Plan(paths="pictures/", times=times))
    before = TALLY.total
    opened(visit, host, f"passing-{times}")
    assert judged(visit, right) == right
    assert TALLY.total >= before + PICTURES


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (2, 3))])
def test_what_does_not_pass_is_listed(visit: Visit, host: FaultyHost, right: Seen, seed: int) -> None:
    host.plan("own database", Plan(FINAL, "pictures/", times=9, share=0.5, seed=seed))
    opened(visit, host, f"final-{seed}")
    found = judged(visit, right)
    assert found.missing
    assert set(found.missing.values()) <= LOST
    assert found.compared + len(found.missing) == PICTURES


def test_a_transfer_that_stalls_is_given_up_and_tried_again(visit: Visit, host: FaultyHost, right: Seen) -> None:
    host.plan("own database", Plan(("stall",), "pictures/", times=1, share=0.4))
    opened(visit, host, "stall")
    assert judged(visit, right) == right


@pytest.mark.slow
def test_slow_transfers_come_to_their_end_and_more_of_them_than_a_browser_has_connections(
    visit: Visit, host: FaultyHost, right: Seen
) -> None:
    host.plan("own database", Plan(("trickle",), "pictures/0[0-7]", times=9))
    opened(visit, host, "trickle")
    assert judged(visit, right) == right
    read = [url for url in visit.fetched() if "pictures/" in url]
    assert len(read) == len(set(read)) == PICTURES, "a slow transfer was begun again"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("stall", "The host sent nothing for 5 seconds"),
        pytest.param("drip", "The host sent only 0 KB in 10 seconds", marks=pytest.mark.slow),
    ],
)
def test_a_host_that_falls_silent_or_never_comes_to_an_end_is_named(
    visit: Visit, host: FaultyHost, right: Seen, kind: str, told: str
) -> None:
    host.plan("own database", Plan((kind,), "pictures/01", times=9))
    opened(visit, host, f"endless-{kind}")
    assert judged(visit, right).missing == {"01.png": "timeout"}
    assert f"{told}; try again later" in visit.problem_list()[0]["text"]


@pytest.mark.parametrize("seconds", [1, pytest.param(6, marks=pytest.mark.slow)])
def test_a_network_that_comes_and_goes(visit: Visit, host: FaultyHost, right: Seen, seconds: int) -> None:
    host.flap("own database", seconds, "pictures/")
    opened(visit, host, f"flapping-{seconds}")
    found = judged(visit, right)
    assert found.compared + len(found.missing) == PICTURES
    assert set(found.missing.values()) <= {"network", "cors"}
    host.behave()
    visit.choose(QUERY)
    visit.reaches("done")
    assert judged(visit, right) == right


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("503", "http-error"), pytest.param("429", "http-error", marks=pytest.mark.slow), ("reset", "network")],
)
def test_a_host_that_is_down_is_told_and_not_asked_for_ever(
    visit: Visit, host: FaultyHost, right: Seen, kind: str, reason: str
) -> None:
    host.plan("own database", Plan((kind,), "pictures/", times=99))
    before = TALLY.total
    opened(visit, host, f"down-{kind}")
    found = judged(visit, right)
    assert found.compared == 0
    assert len(found.missing) == PICTURES
    # Where every GET is reset and a HEAD is not, a browser cannot tell this from a host that forbids reading.
    assert set(found.missing.values()) <= {reason, "cors"}
    # Three tries, and Chromium makes each twice where it used a connection again that was reset.
    assert TALLY.total - before <= 6 * PICTURES
    expect(visit.status).to_have_text("No picture could be compared.")


def test_stop_ends_the_waiting_for_a_host(visit: Visit, host: FaultyHost, right: Seen) -> None:
    host.plan("own database", Plan(("429",), "pictures/(?!03|00|01|02|04)", times=99))
    visit.open_list(f"{host.origin}/~stop/own.json")
    visit.page.get_by_role("button", name="Stop").click()
    with moving():
        visit.reaches("done")
    assert {name for name, _ in seen(visit).matches} <= {name for name, _ in right.matches}


@pytest.mark.parametrize(
    "kind",
    [
        "429 until",
        *(pytest.param(kind, marks=pytest.mark.slow) for kind in PASSING if kind != "429 until"),
    ],
)
def test_the_list_itself_comes_in_the_end(visit: Visit, host: FaultyHost, right: Seen, kind: str) -> None:
    host.plan("own database", Plan((kind,), "own.json", times=1))
    # Pictures are known by their addresses: these have been read.
    opened(visit, host, "right")
    assert judged(visit, right) == right


@pytest.mark.parametrize(
    "kind", ["wrong", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("503", "404", "shortened"))]
)
def test_a_list_that_does_not_come_is_told(visit: Visit, host: FaultyHost, right: Seen, kind: str) -> None:
    host.plan("own database", Plan((kind,), "own.json", times=99))
    opened(visit, host, f"list-{kind}", "error")
    assert "own.json" in told_error(visit)
    host.behave()
    opened(visit, host, "right")
    assert judged(visit, right) == right


@pytest.mark.parametrize("kind", ["stall", *(pytest.param(kind, marks=pytest.mark.slow) for kind in PASSING)])
def test_a_query_by_address(visit: Visit, host: FaultyHost, right: Seen, kind: str) -> None:
    opened(visit, host, "right")
    host.plan("query by address", Plan((kind,), "/~query", times=1))
    with moving():
        visit.type_address(f"{host.origin}/~query-{kind.replace(' ', '-')}/pictures/03.png")
        visit.reaches("done")
    assert judged(visit, right) == right
    visit.choose(QUERY)
    visit.reaches("done")


def test_a_query_that_cannot_be_had_is_told(visit: Visit, host: FaultyHost) -> None:
    for kind, told in (("404", "no such file"), ("wrong", "no image format")):
        host.plan("query by address", Plan((kind,), "/~query", times=9))
        with moving():
            visit.type_address(f"{host.origin}/~query-lost-{kind}/pictures/03.png")
            visit.reaches("error")
        assert re.search(told, told_error(visit))
    visit.choose(QUERY)
    visit.reaches("done")

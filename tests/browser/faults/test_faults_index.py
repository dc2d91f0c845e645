"""A host of an index that misbehaves, with ranges and without: matches are as without faults, or files are listed."""

from collections.abc import Iterator

import pytest
from faults import FaultyHost, Plan, faulty
from indexes import Built, open_address
from judging import Seen, judged, moving, seen, told_error
from pictures import encoded, file, scene
from visit import Visit

ASKED = {
    "copy": file("asked.png", encoded(scene(3))),
    "crop": file("crop.png", encoded(scene(7).crop((60, 40, 260, 200)))),
}


@pytest.fixture(scope="module", params=["ranges", pytest.param("whole files", marks=pytest.mark.slow)])
def host(
    request: pytest.FixtureRequest, built: Built, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FaultyHost]:
    folder = tmp_path_factory.mktemp("index")
    for kind, files in (("index", built.files), ("pictures", built.pictures)):
        (folder / kind).mkdir()
        for name, data in files.items():
            (folder / kind / name).write_bytes(data)
    with faulty(folder, ranges=request.param == "ranges") as host:
        yield host


@pytest.fixture(scope="module")
def right(started: Visit, host: FaultyHost) -> dict[str, Seen]:
    """What is found without faults, by query."""
    started.settle(demo=False)
    started.hosts.add(host.origin.removeprefix("http://"))
    started.choose(ASKED["copy"])
    started.reaches("done")
    opened(started, host, "right")
    found = {}
    for name, picture in ASKED.items():
        started.choose(picture)
        started.reaches("done")
        found[name] = seen(started)
    assert [one.matches[0][0] for one in found.values()] == ["003.png", "007.png"]
    return found


@pytest.fixture
def visit(started: Visit, right: dict[str, Seen], host: FaultyHost) -> Iterator[Visit]:
    started.begin()
    started.tolerated.append("")
    yield started
    host.behave()
    started.check()


def opened(visit: Visit, host: FaultyHost, name: str, state: str = "done") -> None:
    with moving():
        open_address(visit, f"{host.origin}/~{name}/index/manifest.json", state)


def feature(host: FaultyHost) -> str:
    return "index by ranges" if host.ranges else "index by whole files"


def search_all(visit: Visit, right: dict[str, Seen]) -> list[Seen]:
    found = []
    for name, picture in ASKED.items():
        visit.choose(picture)
        with moving():
            visit.reaches("done")
        found.append(judged(visit, right[name]))
    return found


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_what_passes_is_made_up_for(visit: Visit, host: FaultyHost, right: dict[str, Seen], seed: int) -> None:
    host.plan(feature(host), Plan(paths="/index/", seed=seed))
    opened(visit, host, f"passing-{seed}")
    assert not any(one.missing for one in search_all(visit, right))


@pytest.mark.parametrize(
    "kind",
    [
        "wrong",
        *(
            pytest.param(kind, marks=pytest.mark.slow)
            for kind in ("stall", "misplaced", "whole", "shortened", "truncated")
        ),
    ],
)
def test_answers_that_are_no_parts_or_not_the_right_bytes(
    visit: Visit, host: FaultyHost, right: dict[str, Seen], kind: str
) -> None:
    # Once each: a later search asks for other parts.
    host.plan(feature(host), Plan((kind,), "/index/(words|details)", times=1))
    opened(visit, host, f"odd-{kind}")
    search_all(visit, right)
    # What came wrong is not kept.
    host.behave()
    assert not any(one.missing for one in search_all(visit, right))


@pytest.mark.parametrize(
    "kinds",
    [("wrong", "503"), *(pytest.param((kind,), marks=pytest.mark.slow) for kind in ("wrong", "503", "404"))],
    ids=" ".join,
)
def test_details_that_do_not_come_are_listed(
    visit: Visit, host: FaultyHost, right: dict[str, Seen], kinds: tuple[str, ...]
) -> None:
    host.plan(feature(host), Plan(kinds, "/index/details", times=99))
    opened(visit, host, f"details-{'-'.join(kinds)}")
    for found in search_all(visit, right):
        assert not found.matches
        assert set(found.missing.values()) <= {"not-found", "damaged", "http-error"}
        assert all(name.startswith("details-") for name in found.missing)
    host.behave()
    assert not any(one.missing for one in search_all(visit, right))


@pytest.mark.parametrize(
    "kind", ["reset", *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("404", "wrong", "503"))]
)
def test_an_index_that_does_not_come_is_told(visit: Visit, host: FaultyHost, right: dict[str, Seen], kind: str) -> None:
    host.plan(feature(host), Plan((kind,), "/index/(words|manifest)", times=99))
    opened(visit, host, f"lost-{kind}", "error")
    assert told_error(visit)
    host.behave()
    opened(visit, host, f"again-{kind}")
    assert not any(one.missing for one in search_all(visit, right))


@pytest.mark.slow
def test_a_network_that_comes_and_goes(visit: Visit, host: FaultyHost, right: dict[str, Seen]) -> None:
    opened(visit, host, "flapping")
    host.flap(feature(host), 0.7)
    for _ in range(3):
        search_all(visit, right)
    host.behave()
    assert not any(one.missing for one in search_all(visit, right))

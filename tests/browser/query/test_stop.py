"""Stop: a search among hundreds of pictures ends when told, and keeps what is done."""

import re
import threading

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

PICTURES = 200
FREE = 40
"""Pictures that arrive before the host falls silent; eight are read at a time."""

SOME = re.compile(rf"^[1-9]\d* of {PICTURES}$")


@pytest.fixture
def searching(bare_visit: Visit, other: OtherOrigin) -> Visit:
    """A search among 200 pictures of which up to 40 have been compared; the others do not arrive."""
    gate = threading.Event()
    kinds = [encoded(scene(seed, 64, 48)) for seed in range(20)]
    entries = []
    for number in range(PICTURES):
        # No two files are alike, for equal ones are one result.
        data = kinds[number % len(kinds)] + number.to_bytes(2, "big")
        url = other.put(f"/{number}.png", data, gate=None if number < FREE else gate)
        entries.append({"url": url})
    visit = bare_visit
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.choose(file("seven.png", encoded(scene(7, 64, 48))))
    visit.reaches("done")
    visit.choose_database(entries)
    other.wait_for(f"/{FREE}.png")
    expect(visit.page.locator("#progress-text")).to_have_text(SOME)
    return visit


def stop(visit: Visit, by_key: bool = False) -> int:
    """Click the button, or press the key, and return the number of pictures that were compared."""
    if by_key:
        visit.page.keyboard.press("Escape")
    else:
        visit.page.get_by_role("button", name="Stop").click()
    visit.reaches("done")
    told = re.search(rf"Stopped: (\d+) of {PICTURES} compared", visit.status.inner_text())
    assert told, visit.status.inner_text()
    return int(told[1])


def test_stop_keeps_what_is_done_and_asks_for_nothing_more(searching: Visit, other: OtherOrigin) -> None:
    bar = searching.page.get_by_role("progressbar")
    expect(bar).to_have_attribute("max", str(PICTURES))
    expect(bar).to_have_attribute("value", re.compile("^[1-9][0-9]?$"))
    assert FREE - 8 < stop(searching, by_key=True) <= FREE
    expect(searching.results).to_have_count(5)
    assert searching.urls()[0].endswith(("/7.png", "/27.png"))
    expect(searching.page.get_by_role("button", name="Stop")).to_be_hidden()
    assert len({path for _, path in other.requests}) <= FREE + 8


@pytest.mark.slow
def test_after_stop_the_rest_is_searched_and_nothing_twice(searching: Visit, other: OtherOrigin) -> None:
    done = stop(searching)
    other.open_gates()
    searching.requests.clear()
    searching.choose(file("eight.png", encoded(scene(8, 64, 48))))
    searching.reaches("done")
    expect(searching.page.locator("#summary")).to_contain_text(f"{PICTURES} pictures")
    read = searching.fetched()
    assert len(read) == len(set(read))
    # What had come and was being described at the stop does not count as compared, but is remembered.
    assert PICTURES - FREE <= len(read) <= PICTURES - done

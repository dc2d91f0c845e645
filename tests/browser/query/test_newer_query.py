"""A newer wish replaces an older one: what comes too late is never shown."""

import re
import threading

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

# Every picture that was ever first among the results since this script ran, in an attribute.
REMEMBER_FIRST = """() => {
  const {dataset} = document.documentElement;
  dataset.last = dataset.firsts = '';
  window.remembering?.disconnect();
  window.remembering = new MutationObserver(() => {
    const first = document.querySelector('#results > [data-sha256]')?.dataset.url;
    if (!first || dataset.last === first) return;
    dataset.last = first;
    dataset.firsts += ` ${first}`;
  });
  window.remembering.observe(document.querySelector('#results'), {childList: true});
}"""


@pytest.fixture
def gated(bare_visit: Visit, other: OtherOrigin) -> Visit:
    """A page whose database has one picture that does not arrive until the gate opens."""
    visit = bare_visit
    visit.hosts.add(other.origin.removeprefix("http://"))
    entries = [{"url": other.put(f"/{number}.png", encoded(scene(number)))} for number in range(4)]
    entries.append({"url": other.put("/late.png", encoded(scene(9)), gate=threading.Event())})
    visit.choose_database(entries)
    is_compared(visit)
    visit.page.evaluate(REMEMBER_FIRST)
    return visit


def is_compared(visit: Visit) -> None:
    """Wait until the picture is being compared, which lasts as long as one of the others does not arrive."""
    expect(visit.page.locator("#progress-text")).to_have_text(re.compile("^[1-4] of 5$"))


def picture(number: int) -> dict[str, object]:
    return file(f"query-{number}.png", encoded(scene(number)))


def firsts(visit: Visit) -> list[str]:
    return (visit.page.locator("html").get_attribute("data-firsts") or "").split()


def test_only_the_newer_query_is_answered_and_a_refused_one_leaves_nothing_of_it(
    gated: Visit, other: OtherOrigin
) -> None:
    gated.choose(picture(0))
    is_compared(gated)
    gated.choose(picture(2))
    expect(gated.page.locator("#query-name")).to_have_text("query-2.png")
    other.open_gates()
    gated.reaches("done")
    # One more search, before whose answer that of the first one has surely come.
    gated.choose(picture(3))
    gated.reaches("done")
    assert firsts(gated) == [other.origin + "/2.png", other.origin + "/3.png"]
    gated.choose(file("text.png", b"no picture"))
    gated.reaches("error")
    expect(gated.results).to_have_count(0)


def test_of_many_queries_in_a_row_the_last_is_answered(gated: Visit, other: OtherOrigin) -> None:
    field = gated.page.locator("#query-file")
    for number in (0, 1, 2, 0, 1, 3):
        field.set_input_files(picture(number))
    other.open_gates()
    gated.reaches("done")
    assert firsts(gated) == [other.origin + "/3.png"]


def test_a_newer_database_ends_the_search_in_the_older(gated: Visit, other: OtherOrigin) -> None:
    gated.choose(picture(0))
    is_compared(gated)
    gated.choose_database([{"url": other.origin + "/1.png"}])
    gated.reaches("done")
    other.open_gates()
    assert gated.urls() == [other.origin + "/1.png"]
    assert firsts(gated) == [other.origin + "/1.png"]

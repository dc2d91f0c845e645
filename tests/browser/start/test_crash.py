"""When the comparing part dies, it starts again by itself, once; then with one click."""

import threading
from collections.abc import Callable

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import Route, expect
from visit import Visit


def crashed(visit: Visit) -> None:
    visit.reaches("error")
    expect(visit.page.get_by_role("button", name="Restart")).to_be_visible()
    expect(visit.query_picture).to_be_visible()


# Ends the worker without a word, as the browser does.
END = """document.querySelector("script[type='py'][worker]").xworker.terminate()"""
BY_ITSELF = "It starts again by itself."


MODULE = "worker/idb-keyval.mjs"
"""What is put before it runs in each worker."""

# A GIF is decoded by the browser: no such picture is ever done with, and the worker stays at it.
DECODES_FOR_EVER = "globalThis.createImageBitmap = () => new Promise(() => {});"
ENDLESS = encoded(scene(9), "gif")


def dies(visit: Visit) -> None:
    visit.page.evaluate(END)
    is_noticed(visit)


def is_noticed(visit: Visit) -> None:
    # Some seconds between two questions for health, thirty of silence; what has been asked when the clock is moved
    # depends on the machine's mood.
    for _ in range(10):
        visit.page.clock.fast_forward(8_000)
        if "stopped" in visit.status.inner_text():
            return


def starts_by_itself(visit: Visit, told: str) -> None:
    expect(visit.status).to_contain_text(f"{told} {BY_ITSELF}")
    expect(visit.page.get_by_role("button", name="Restart")).to_be_hidden()


def has_but_the_last(visit: Visit, other: OtherOrigin) -> None:
    """Wait until the worker does nothing but wait for the second picture."""
    other.wait_for("/late.png")
    expect(visit.page.locator("#progress-text")).to_have_text("1 of 2")


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced_and_the_search_goes_on_but_once_a_minute(
    new_visit: Callable[..., Visit], other: OtherOrigin
) -> None:
    visit = new_visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.page.clock.install()
    visit.open()
    good = other.put("/3.png", encoded(scene(3)))
    visit.choose_database([{"url": good}, {"url": other.put("/late.png", b"x", gate=threading.Event())}])
    visit.reaches("ready")
    visit.choose(file("three.png", encoded(scene(3))))
    has_but_the_last(visit, other)
    dies(visit)
    starts_by_itself(visit, "has stopped, probably for lack of memory.")
    other.open_gates()
    visit.reaches("done")
    assert visit.urls() == [good]
    assert [problem["reason"] for problem in visit.problem_list()] == ["not-an-image"]
    other.put("/late.png", b"x", gate=threading.Event())
    other.requests.clear()
    visit.choose(file("four.png", encoded(scene(4))))
    has_but_the_last(visit, other)
    dies(visit)
    crashed(visit)
    expect(visit.page.locator("#nothing")).to_have_text(
        "The search was interrupted. Restart to search this picture again."
    )
    other.open_gates()
    visit.page.get_by_role("button", name="Restart").click()
    visit.reaches("done")


def decodes_for_ever(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=DECODES_FOR_EVER + answer.text())


def dies_when_decoding(visit: Visit, name: str) -> None:
    expect(visit.body).to_have_attribute("data-decoding", name)
    dies(visit)


def test_pictures_with_which_the_worker_died_are_named_and_not_tried_again(
    new_visit: Callable[..., Visit], other: OtherOrigin
) -> None:
    visit = new_visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.page.context.route(f"**/{MODULE}", decodes_for_ever)
    visit.page.clock.install()
    visit.open()
    good, bad = other.put("/3.png", encoded(scene(3))), other.put("/endless.gif", ENDLESS)
    visit.choose_database([{"url": url} for url in (good, bad)])
    visit.reaches("ready")
    visit.choose(file("three.png", encoded(scene(3))))
    expect(visit.page.locator("#progress-text")).to_have_text("1 of 2")
    dies_when_decoding(visit, bad)
    starts_by_itself(visit, f"while {bad} was read, which is left out from now on.")
    visit.reaches("done")
    assert visit.urls() == [good]
    (problem,) = visit.problem_list()
    assert (problem["url"], problem["reason"]) == (bad, "crashed") and "save it smaller" in problem["text"]
    visit.page.clock.fast_forward(61_000)
    visit.choose(file("endless.gif", ENDLESS))
    dies_when_decoding(visit, "query")
    told = "while endless.gif was read, which is not tried again: save it smaller."
    starts_by_itself(visit, told)
    visit.reaches("ready")
    expect(visit.page.locator("#nothing")).to_contain_text(told)
    visit.page.clock.fast_forward(61_000)
    one_of_several_has_its_row_and_the_rest_goes_on(visit)


def one_of_several_has_its_row_and_the_rest_goes_on(visit: Visit) -> None:
    given = [file("endless.gif", ENDLESS), *(file(f"{seed}.png", encoded(scene(seed))) for seed in (3, 4))]
    visit.page.locator("#query-file").set_input_files(given)
    visit.page.get_by_role("button", name="Search them in").click()
    dies_when_decoding(visit, "query")
    expect(visit.status).to_have_text("1 of 3 found. 1 could not be read.")
    expect(visit.page.locator("#mine-list")).to_be_empty()
    rows = visit.page.locator("#answers-rows .row-answer")
    expect(rows.first).to_contain_text("stopped while it read this picture")
    expect(rows.last).to_have_text("Not the one picture that was compared. 1 could not be read.")

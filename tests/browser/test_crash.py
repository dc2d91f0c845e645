"""When the comparing part fails, the page says so and mends it with one click; the picture is kept."""

import functools
import struct
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, png, scene
from playwright.sync_api import expect
from visit import LONG, Visit

PARTS = ["runtime/pyodide.asm.wasm", "runtime/opencv*.zst", "worker/http_source.py", "runtime/pyodide.mjs"]


def crashed(visit: Visit) -> None:
    visit.reaches("error")
    expect(visit.page.get_by_role("button", name="Restart")).to_be_visible()
    expect(visit.page.get_by_alt_text("Your picture")).to_be_visible()


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_does_not_load(new_visit: Callable[..., Visit], site_folder: Path, part: str) -> None:
    visit = new_visit()
    visit.tolerated.append("")  # PyScript and Pyodide complain of what is missing, each in words of its own
    context = visit.page.context
    context.route(f"**/{part}", lambda route: route.fulfill(status=404, body="gone"))
    visit.open(state="")
    visit.choose(site_folder / "demo" / "examples" / "cropped.jpg")
    crashed(visit)
    expect(visit.status).to_contain_text("could not start")
    context.unroute_all()
    visit.page.get_by_role("button", name="Restart").click()
    visit.reaches("done")
    assert visit.urls()[0] == visit.address + "demo/chelsea.jpg"
    expect(visit.page.get_by_role("button", name="Restart")).to_be_hidden()


def test_a_worker_that_dies_during_a_search(new_visit: Callable[..., Visit], other: OtherOrigin) -> None:
    visit = new_visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.page.clock.install()
    visit.open()
    good = other.put("/3.png", encoded(scene(3)))
    visit.choose_database([{"url": good}, {"url": other.put("/late.png", b"x", gate=threading.Event())}])
    visit.reaches("ready")
    visit.choose(file("three.png", encoded(scene(3))))
    other.wait_for("/late.png")
    visit.page.workers[0].evaluate("self.close()")
    # Five seconds between two questions for health, thirty of silence.
    for milliseconds in (6_000, 31_000):
        visit.page.clock.fast_forward(milliseconds)
    crashed(visit)
    other.open_gates()
    visit.page.get_by_role("button", name="Restart").click()
    visit.reaches("done")
    assert visit.urls() == [good]
    assert [problem["reason"] for problem in visit.problem_list()] == ["not-an-image"]


@functools.cache
def slow() -> bytes:
    """A white PNG that is just small enough to be read, which takes seconds."""
    side = 9_900
    row = b"\0" + b"\xff" * (3 * side)
    return png(struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0), zlib.compress(row * side, 1))


# Ends the worker without a word, as the browser does.
END = """document.querySelector("script[type='py'][worker]").xworker.terminate()"""


def dies_when_decoding(visit: Visit, name: str) -> None:
    expect(visit.body).to_have_attribute("data-decoding", name, timeout=LONG)
    visit.page.evaluate(END)
    for milliseconds in (6_000, 31_000):
        visit.page.clock.fast_forward(milliseconds)
    crashed(visit)


def test_a_picture_with_which_the_worker_died_is_named_and_left_out(
    new_visit: Callable[..., Visit], other: OtherOrigin
) -> None:
    visit = new_visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.page.clock.install()
    visit.open()
    good, bad = other.put("/3.png", encoded(scene(3))), other.put("/slow.png", slow())
    visit.choose_database([{"url": bad}, {"url": good}])
    visit.reaches("ready")
    visit.choose(file("three.png", encoded(scene(3))))
    dies_when_decoding(visit, bad)
    expect(visit.status).to_contain_text(f"while {bad} was read, which is left out from now on")
    visit.page.get_by_role("button", name="Restart").click()
    visit.reaches("done")
    assert visit.urls() == [good]
    (problem,) = visit.problem_list()
    assert (problem["url"], problem["reason"]) == (bad, "crashed")
    assert "save it smaller" in problem["text"]


def test_a_query_with_which_the_worker_died_is_named_and_not_tried_again(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit()
    visit.page.clock.install()
    visit.open()
    visit.choose(file("slow.png", slow()))
    dies_when_decoding(visit, "query")
    expect(visit.status).to_contain_text("while slow.png was read, which is not tried again: save it smaller")
    visit.page.get_by_role("button", name="Restart").click()
    visit.reaches("ready")
    visit.choose(file("three.png", encoded(scene(3))))
    visit.reaches("done")

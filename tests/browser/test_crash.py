"""When the comparing part fails, the page says so and mends it with one click; the picture is kept."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hosts import OtherOrigin
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

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

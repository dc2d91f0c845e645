"""While the page starts it can be used: what is chosen early is searched when ready."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect
from visit import Visit


class Held:
    """Requests of a part of the site that wait until they are let through."""

    def __init__(self, visit: Visit, part: str) -> None:
        self._routes: list[Route] = []
        self._open = False
        visit.page.context.route(f"**/{part}", self._hold)

    def _hold(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._routes.append(route)

    def release(self) -> None:
        self._open = True
        for route in self._routes:
            route.continue_()


@pytest.fixture
def chelsea(site_folder: Path) -> Path:
    return site_folder / "demo" / "chelsea.jpg"


def is_searched(visit: Visit) -> None:
    visit.reaches("done")
    assert visit.urls()[0] == visit.address + "demo/chelsea.jpg"


def test_a_picture_chosen_while_the_demo_loads(light_visit: Visit, chelsea: Path) -> None:
    visit = light_visit
    held = Held(visit, "demo/images.json")
    visit.open(state="")
    expect(visit.body).to_have_attribute("data-listening", "yes")
    visit.choose(chelsea)
    expect(visit.query_picture).to_be_visible()
    expect(visit.status).to_contain_text("will be searched when ready")
    expect(visit.body).to_have_attribute("data-state", "starting")
    held.release()
    is_searched(visit)


@pytest.mark.parametrize("way", ["drop", pytest.param("button", marks=pytest.mark.slow)])
def test_a_picture_given_before_any_python_runs(light_visit: Visit, chelsea: Path, way: str) -> None:
    visit = light_visit
    held = Held(visit, "micropython/micropython.wasm")
    visit.open(state="")
    if way == "button":
        visit.choose(chelsea)
    else:
        visit.drop("#headline", files=[chelsea])
    expect(visit.page.locator("#query-file")).not_to_have_value("")
    held.release()
    is_searched(visit)


SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  const read = (list) => list.getEntries().forEach((one) => { sum += one.value; });
  const observer = new PerformanceObserver(read);
  observer.observe({type: 'layout-shift', buffered: true});
  setTimeout(() => resolve(sum), 0);
})"""
"""The sum of all layout shifts of the page (Layout Instability, W3C)."""

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_nothing_jumps_on_a_phone_when_a_picture_is_chosen_while_the_runtime_loads(
    new_visit: Callable[..., Visit], light_address: str, chelsea: Path
) -> None:
    visit = new_visit(light_address, **PHONE)
    held = Held(visit, "runtime/pyodide.asm.wasm")
    visit.open(state="")
    expect(visit.body).to_have_attribute("data-listening", "yes")
    visit.page.locator("#query-file").set_input_files(chelsea)
    expect(visit.query_picture).to_be_visible()
    expect(visit.status).to_be_in_viewport()
    expect(visit.status).to_contain_text("will be searched when ready")
    held.release()
    is_searched(visit)
    expect(visit.page.get_by_role("group", name="Your picture")).to_be_visible()
    assert visit.page.evaluate(SHIFT) < 0.05


def test_an_example_clicked_before_any_python_runs_is_searched(light_visit: Visit) -> None:
    held = Held(light_visit, "micropython/micropython.wasm")
    light_visit.open(state="")
    light_visit.page.get_by_role("button", name="Framed").click()
    expect(light_visit.page.locator("#query-picture")).to_be_visible()
    held.release()
    light_visit.reaches("done")
    expect(light_visit.page.locator("#query-name")).to_have_text("framed.jpg")


def test_the_start_is_told_in_bytes_and_what_is_chosen_meanwhile_is_searched(light_visit: Visit, chelsea: Path) -> None:
    visit = light_visit
    held = Held(visit, "runtime/opencv*.zst")
    visit.open(state="")
    expect(visit.page.get_by_role("progressbar")).to_be_visible()
    expect(visit.page.locator("#progress-text")).to_have_text(re.compile(r"[\d.]+( MB)? of [\d.]+ MB$"))
    visit.choose(chelsea)
    held.release()
    is_searched(visit)
    expect(visit.page.get_by_role("progressbar")).to_be_hidden()

"""Further workers share the closer look: with the same outcome, and without harm when one of them is gone."""

from collections.abc import Callable
from typing import Any

import pytest
from hosts import OtherOrigin
from indexes import Built, choose, found, open_address
from pictures import scene
from PIL import ImageOps
from playwright.sync_api import Worker, expect
from visit import Visit

DEVICE = """([cores, gigabytes]) => {
  Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', {get: () => cores});
  Object.defineProperty(Navigator.prototype, 'deviceMemory', {get: () => gigabytes});
}"""
COUNT = """
window.looks = 0;
const post = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (what, ...more) {
  if (what[1] === 'compare') window.looks++;
  return post.call(this, what, ...more);
};"""
DOUBTFUL = ImageOps.mirror(scene(9)).resize((960, 720)).crop((240, 180, 660, 500))
"""No glance finds it."""


@pytest.fixture
def device(new_visit: Callable[..., Visit], other: OtherOrigin, built: Built) -> Callable[[int, int], Visit]:
    """A device of so many cores and gigabytes, with an index open."""

    def opened(cores: int, gigabytes: int) -> Visit:
        visit = new_visit()
        visit.hosts.add(other.origin.removeprefix("http://"))
        visit.page.add_init_script(f"({DEVICE})([{cores}, {gigabytes}]);{COUNT}")
        visit.open()
        open_address(visit, built.publish(other), "ready")
        return visit

    return opened


def told(visit: Visit) -> list[Any]:
    return visit.cards()


def joined(visit: Visit, count: int) -> list[Worker]:
    """Wait until so many helpers have joined."""
    expect(visit.body).to_have_attribute("data-helpers", str(count), timeout=60_000)
    assert len(visit.page.workers) == 1 + count
    return visit.page.workers[1:]


def test_helpers_join_after_a_closer_look_and_find_the_same(device: Callable[[int, int], Visit]) -> None:
    visit = device(4, 8)
    choose(visit, DOUBTFUL)
    alone = told(visit)
    assert found(visit) == "009.png"
    joined(visit, 2)
    assert visit.page.evaluate("looks") == 0
    choose(visit, DOUBTFUL)
    assert told(visit) == alone
    assert visit.page.evaluate("looks") >= 2


def test_a_helper_that_is_gone_is_done_without(device: Callable[[int, int], Visit]) -> None:
    visit = device(3, 4)
    choose(visit, DOUBTFUL)
    alone = told(visit)
    (helper,) = joined(visit, 1)
    helper.evaluate("self.close()")
    choose(visit, DOUBTFUL)
    assert told(visit) == alone
    assert visit.body.get_attribute("data-state") == "done"


@pytest.mark.parametrize(("cores", "gigabytes"), [(1, 8), (2, 8), (8, 2)])
def test_small_devices_have_none(device: Callable[[int, int], Visit], cores: int, gigabytes: int) -> None:
    visit = device(cores, gigabytes)
    choose(visit, DOUBTFUL)
    choose(visit, scene(4))
    assert len(visit.page.workers) == 1


def test_a_plain_copy_starts_none(device: Callable[[int, int], Visit]) -> None:
    visit = device(8, 8)
    choose(visit, scene(4))
    choose(visit, scene(5))
    assert len(visit.page.workers) == 1
    assert found(visit) == "005.png"

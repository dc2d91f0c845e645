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
  Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', {get: () => cores, configurable: true});
  Object.defineProperty(Navigator.prototype, 'deviceMemory', {get: () => gigabytes, configurable: true});
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


def told(visit: Visit) -> list[Any]:
    return visit.cards()


def joined(visit: Visit, count: int) -> list[Worker]:
    """Wait until so many helpers have joined."""
    expect(visit.body).to_have_attribute("data-helpers", str(count))
    assert len(visit.page.workers) == 1 + count
    return visit.page.workers[1:]


def become(visit: Visit, cores: int, gigabytes: int) -> None:
    """Have the browser say that the device has so many cores and gigabytes."""
    visit.page.evaluate(DEVICE, [cores, gigabytes])


@pytest.mark.slow
def test_helpers_join_after_a_closer_look_where_the_device_affords_them_and_one_that_is_gone_is_done_without(
    new_visit: Callable[..., Visit], other: OtherOrigin, built: Built
) -> None:
    visit = new_visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.page.add_init_script(COUNT)
    visit.open()
    open_address(visit, built.publish(other), "ready")
    become(visit, 8, 8)
    choose(visit, scene(4))
    choose(visit, scene(5))
    assert found(visit) == "005.png"
    assert len(visit.page.workers) == 1, "a plain copy needs no helper"
    for small in ((1, 8), (2, 8), (8, 2)):
        become(visit, *small)
        choose(visit, DOUBTFUL)
        assert len(visit.page.workers) == 1, f"too much for {small}"
    alone = told(visit)
    assert found(visit) == "009.png"
    become(visit, 4, 8)
    choose(visit, DOUBTFUL)
    helper, _ = joined(visit, 2)
    assert visit.page.evaluate("looks") == 0
    choose(visit, DOUBTFUL)
    assert told(visit) == alone
    assert visit.page.evaluate("looks") >= 2
    helper.evaluate("self.close()")
    choose(visit, DOUBTFUL)
    assert told(visit) == alone
    assert visit.body.get_attribute("data-state") == "done"

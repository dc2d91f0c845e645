"""A database of one's own: picked, dropped, by address from another origin, with and without CORS."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hosts import OtherOrigin, nobody_at
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

QUERY = file("three.png", encoded(scene(3)))


@pytest.fixture
def with_query(bare_visit: Visit, other: OtherOrigin) -> Visit:
    """A page with a picture on it: a database that is opened now is searched at once."""
    bare_visit.hosts.add(other.origin.removeprefix("http://"))
    bare_visit.choose(QUERY)
    bare_visit.reaches("done")
    return bare_visit


def scenes(host: OtherOrigin, count: int = 6) -> list[dict[str, Any]]:
    """Put pictures on a host and return the entries that list them."""
    return [
        {"url": host.put(f"/{number}.png", encoded(scene(number)), type="image/png"), "title": f"No. {number}"}
        for number in range(count)
    ]


def publish(host: OtherOrigin, content: Any, cors: bool = True) -> str:
    return host.put("/own.json", json.dumps(content).encode(), type="application/json", cors=cors)


def open_address(visit: Visit, address: str) -> None:
    visit.open_list(address)


def finds_number_three(visit: Visit, host: OtherOrigin) -> None:
    visit.reaches("done")
    assert visit.urls()[0] == host.origin + "/3.png"
    assert visit.cards()[0]["exact"]


def test_a_file_is_picked_or_dropped_or_its_address_typed_and_the_demo_opened_again(
    with_query: Visit, other: OtherOrigin, tmp_path: Path
) -> None:
    with_query.choose_database(scenes(other))
    finds_number_three(with_query, other)
    expect(with_query.page.locator("#database-name")).to_have_text("own.json")
    expect(with_query.page.locator("#database-count")).to_contain_text("6 pictures")
    (tmp_path / "dropped.json").write_text(json.dumps({"images": scenes(other)}))
    with_query.drop("#headline", files=[tmp_path / "dropped.json"])
    finds_number_three(with_query, other)
    expect(with_query.page.locator("#database-name")).to_have_text("dropped.json")
    # Relative addresses count from the file.
    open_address(with_query, publish(other, [{"url": "3.png"}, {"hash": "x", "path": "/4.png"}]))
    finds_number_three(with_query, other)
    assert set(with_query.urls()) == {other.origin + "/3.png", other.origin + "/4.png"}
    with_query.back_to_demo()
    assert all("/demo/" in url for url in with_query.urls())


def test_a_list_that_cannot_be_had_is_told_and_the_open_one_stays(with_query: Visit, other: OtherOrigin) -> None:
    with_query.choose_database(scenes(other))
    finds_number_three(with_query, other)
    with_query.tolerated += ["blocked by CORS policy", "net::ERR_FAILED", "net::ERR_CONNECTION_REFUSED"]
    with_query.tolerated += ["status of 4", "status of 5"]
    nobody = nobody_at()
    with_query.hosts.add(nobody.removeprefix("http://"))
    refused = {
        publish(other, [], cors=False): "Access-Control-Allow-Origin",
        other.put("/404.json", b"sorry", status=404): "no such file (404)",
        other.put("/500.json", b"sorry", status=500): "500",
        nobody + "/nobody.json": "cannot be reached",
    }
    for address, told in refused.items():
        open_address(with_query, address)
        with_query.reaches("error")
        expect(with_query.status).to_contain_text(told)
        expect(with_query.status).to_contain_text(address.rpartition("/")[2])
    with_query.choose_database(b"not JSON", "broken.json")
    with_query.reaches("error")
    field = with_query.page.get_by_label("Address of a JSON file")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("broken.json"))
    expect(with_query.page.locator("#database-name")).to_have_text("own.json")
    with_query.choose(QUERY)
    finds_number_three(with_query, other)

"""Images of a database that cannot be used: each is listed with reason and remedy, the others are scored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hosts import OtherOrigin, nobody_at, running
from pictures import claims_to_be_huge, encoded, file, scene, truncated_jpeg
from playwright.sync_api import Browser
from visit import Visit

TOLERATED = ["blocked by CORS policy", "net::ERR_FAILED", "net::ERR_CONNECTION_REFUSED", "status of 4", "status of 5"]


@dataclass
class Search:
    """One search in a database of good and bad images."""

    good: list[str]
    urls: list[str]
    problems: dict[str, dict[str, Any]]
    status: str


def fill(host: OtherOrigin) -> tuple[list[str], list[str]]:
    """Put good and bad images on the host; give the addresses of both."""
    png = encoded(scene(3))
    good = [host.put(f"/good-{number}.png", encoded(scene(number))) for number in (3, 4)]
    bad = [
        host.put("/cors.png", png, cors=False),
        host.origin + "/not-found.png",
        host.put("/not-found-nor-cors.png", png, status=404, cors=False),
        host.put("/http-error.png", png, status=503),
        host.put("/page.png", b"<!DOCTYPE html><html><title>Log in</title></html>", type="image/png"),
        host.put("/text.png", b"hello there", type="image/png"),
        host.put("/empty.png", b""),
        host.put("/truncated.jpg", truncated_jpeg()),
        host.put("/huge.png", claims_to_be_huge()),
        nobody_at() + "/network.png",
    ]
    return good, bad


@pytest.fixture(scope="module")
def search(browser: Browser, site: str) -> Iterator[Search]:
    with running(OtherOrigin()) as host:
        good, bad = fill(host)
        context = browser.new_context(service_workers="block")
        visit = Visit(context, site)
        visit.hosts |= {address.split("/")[2] for address in good + bad}
        visit.tolerated += TOLERATED
        visit.open()
        visit.choose_database([{"url": url} for url in [*bad[:5], *good, *bad[5:]]])
        visit.reaches("ready")
        visit.choose(file("three.png", encoded(scene(3))))
        visit.reaches("done")
        problems = {problem["url"].rpartition("/")[2]: problem for problem in visit.problem_list()}
        yield Search(good, visit.urls(), problems, visit.status.inner_text())
        visit.check()
        context.close()


def test_good_images_are_scored_all_the_same(search: Search) -> None:
    assert search.urls == search.good


def test_each_bad_image_is_listed_once_and_no_other(search: Search) -> None:
    assert len(search.problems) == 10


@pytest.mark.parametrize(
    ("name", "reason", "told"),
    [
        ("cors.png", "cors", "Access-Control-Allow-Origin"),
        ("not-found.png", "not-found", "404"),
        ("http-error.png", "http-error", "503"),
        ("page.png", "not-an-image", "HTML page"),
        ("text.png", "not-an-image", "text file"),
        ("empty.png", "empty", "empty"),
        ("truncated.jpg", "damaged", "cut short"),
        ("huge.png", "too-large", "50000 x 50000"),
        ("network.png", "network", "cannot be reached"),
    ],
)
def test_reason_and_remedy(search: Search, name: str, reason: str, told: str) -> None:
    assert search.problems[name]["reason"] == reason
    assert told in search.problems[name]["text"]


def test_the_limit_is_told_beside_the_size(search: Search) -> None:
    assert "2500.0 megapixels" in search.problems["huge.png"]["text"]
    assert "100" in search.problems["huge.png"]["text"]


def test_a_404_that_no_page_may_read_is_told_as_cors(search: Search) -> None:
    # The browser shows no status without the header: nothing better can be known.
    assert search.problems["not-found-nor-cors.png"]["reason"] == "cors"

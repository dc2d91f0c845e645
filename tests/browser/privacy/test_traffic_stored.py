"""Where a whole browser's requests go with the service worker let in: storing, sharing, an index, and no network."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from hosts import OtherOrigin
from indexes import Built, found
from marks import NAME, marks
from net_log import Sent, flags, read_record
from offline_site import SHARE, Profile, SiteHost, is_stored
from pictures import encoded, file, scene
from visit import Visit

PICTURE = encoded(scene(3).rotate(4))
"""Not a file that the index knows."""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "net.json"


@pytest.fixture
def profile(new_profile: Callable[..., Profile], offline_host: SiteHost, record: Path) -> Profile:
    """A browser that was never here and writes down what it sends."""
    return new_profile(None, *flags(record))


def says_nothing(sent: list[Sent], hosts: set[str]) -> None:
    """Fail where a request went to another host, had a body, a cookie or a referrer, or told of the picture."""
    assert sent
    for request in sent:
        assert urlsplit(request.url).netloc in hosts, request.url
        assert request.method in ("GET", "HEAD"), f"{request.method} {request.url}"
        told = [line for line in request.headers if line.lower().startswith(("content-", "cookie:", "referer:"))]
        # A module that another module of the site imports is asked for with the address of that one.
        own = f"://{urlsplit(request.url).netloc}/"
        told = [line for line in told if not (line.lower().startswith("referer:") and own in line)]
        assert not told, f"{told} {request.url}"
        words = unquote(" ".join([request.url, *request.headers])).lower()
        assert not [mark for mark in marks(PICTURE) if mark.lower() in words], request.url


def searches(visit: Visit, place: str) -> None:
    """Search the picture as a file that is chosen, then as one that another app shares."""
    visit.open(f"?db={quote(place)}")
    visit.choose(file(NAME, PICTURE))
    visit.reaches("done")
    assert found(visit) == "003.png"
    with visit.page.expect_navigation():
        visit.page.evaluate(SHARE, [list(PICTURE), NAME])
    visit.comes_back()
    visit.reaches("done")
    # The form is answered by the service worker: the record of the network must not have it.
    visit.requests = [request for request in visit.requests if request.method != "POST"]


@pytest.mark.slow
@pytest.mark.real_interpreter
def test_nothing_of_a_picture_leaves_while_the_page_stores_itself_and_an_index_is_searched(
    profile: Profile, offline_host: SiteHost, other: OtherOrigin, built: Built, record: Path
) -> None:
    place = built.publish(other)
    visit = profile.visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    is_stored(visit.open())
    searches(visit, place)
    offline_host.away = other.away = True
    visit.tolerated.append("ERR_EMPTY_RESPONSE")
    visit.open("?q=demo/examples/cropped.jpg", "done")
    visit.choose(file(NAME, PICTURE))
    visit.reaches("done")
    profile.close()
    sent = read_record(record)
    ours, theirs = urlsplit(offline_host.address).netloc, other.origin.removeprefix("http://")
    says_nothing(sent, {ours, theirs})
    assert any(request.url.endswith("/sw.js") for request in sent)
    assert {path.split("/")[1] for _, path in other.requests} <= {"index", "pictures"}
    parts = [span for _, span, _ in other.sent if span]
    assert parts, "no part of the index was read"
    assert other.told == [], "a referrer or a cookie was sent"
    assert not [name for name in offline_host.asked if name.startswith("POST")]


@pytest.mark.parametrize("deed", ["foreign", pytest.param("posted", marks=pytest.mark.slow)])
def test_the_record_has_what_the_service_worker_sends(
    profile: Profile, other: OtherOrigin, record: Path, deed: str
) -> None:
    address = other.put("/x", b"x")
    visit = profile.visit()
    is_stored(visit.open())
    worker = visit.page.context.service_workers[0]
    options = {"mode": "no-cors", **({"method": "POST", "body": "x"} if deed == "posted" else {})}
    worker.evaluate("([address, options]) => fetch(address, options).then(() => 0, () => 0)", [address, options])
    visit.hosts.add(urlsplit(address).netloc)
    visit.requests = [request for request in visit.requests if request.url != address]
    profile.close()
    sent, site = read_record(record), urlsplit(visit.address).netloc
    with pytest.raises(AssertionError, match=f"{'POST ' if deed == 'posted' else ''}{address}"):
        says_nothing(sent, {site} if deed == "foreign" else {site, urlsplit(address).netloc})

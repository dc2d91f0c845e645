"""Where the page's requests go: to its own folder and to hosts the user named; nothing is ever sent."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hosts import OtherOrigin, running
from pictures import encoded, file, scene
from visit import Visit

from echoimage_build.server import open_server


@pytest.fixture
def below_a_path(site_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site under /some/project/ of a host that has nothing else."""
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "project").symlink_to(site_folder, target_is_directory=True)
    with running(open_server(tmp_path, 0)) as server:
        yield f"http://127.0.0.1:{server.server_port}/some/project/"


def test_the_site_works_under_a_path(new_visit: Callable[..., Visit], below_a_path: str) -> None:
    visit = new_visit(below_a_path).open("?q=demo/examples/cropped.jpg", state="done")
    assert visit.urls()[0] == below_a_path + "demo/chelsea.jpg"
    asked = [request.url for request in visit.requests if request.url.startswith("http")]
    assert len(asked) > 60
    assert [url for url in asked if not url.startswith(below_a_path)] == []


def test_a_chosen_picture_stays_here(new_visit: Callable[..., Visit]) -> None:
    visit = new_visit().open()
    visit.requests.clear()
    visit.choose(file("secret.png", encoded(scene(1))))
    visit.reaches("done")
    for request in visit.requests:
        assert request.url.startswith((visit.address + "demo/", visit.address + "favicon", "blob:")), request.url
        assert request.method == "GET" and request.post_data_buffer is None
        assert "secret" not in request.url
    assert visit.page.context.cookies() == []


def test_a_named_host_is_asked_without_cookies_and_referrer(
    new_visit: Callable[..., Visit], other: OtherOrigin
) -> None:
    visit = new_visit()
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.page.context.add_cookies([{"name": "who", "value": "me", "url": other.origin}])
    picture = other.put("/3.png", encoded(scene(3)))
    database = other.put("/own.json", f'[{{"url": "{picture}"}}]'.encode())
    visit.open(f"?q={quote(picture)}&db={quote(database)}", state="done")
    visit.type_address(other.origin + "/missing.png")
    visit.tolerated.append("status of 404")
    visit.reaches("error")
    assert ("GET", "/3.png") in other.requests
    assert [word for word in other.told if "who=me" not in word] == [], "a referrer was sent"
    read_by_python = [request for request in visit.requests if request.resource_type == "fetch"]
    assert not any("cookie" in request.headers for request in read_by_python)


@pytest.mark.parametrize("deed", ["foreign", "posted", "said"])
def test_the_guard_of_these_tests_sees(visit: Visit, other: OtherOrigin, deed: str) -> None:
    address = other.put("/x", b"x")
    if deed == "posted":
        visit.hosts.add(other.origin.removeprefix("http://"))
    script = {
        "foreign": "address => fetch(address).then(answer => answer.text())",
        "posted": "address => fetch(address, {method: 'POST', body: 'x', mode: 'no-cors'}).catch(() => 0)",
        "said": "() => console.error('oh')",
    }
    visit.page.evaluate(script[deed], address)
    with pytest.raises(AssertionError, match={"foreign": "foreign", "posted": "POST", "said": "oh"}[deed]):
        visit.check()
    visit.begin()

"""Where the page's requests go: to its own folder and to hosts the user named; nothing is ever sent."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from hosts import OtherOrigin, running
from marks import NAME, marks
from pictures import encoded, file, scene
from playwright.sync_api import expect
from visit import Visit

from echoimage_build.server import open_server


@pytest.fixture
def below_a_path(site_folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of the site under /some/project/ of a host that has nothing else."""
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "project").symlink_to(site_folder, target_is_directory=True)
    with running(open_server(tmp_path, 0)) as server:
        yield f"http://127.0.0.1:{server.server_port}/some/project/"


MARKED = scene(1)


def says_nothing_of(visit: Visit, picture: bytes, allowed: Callable[[str], bool]) -> None:
    """Fail where a request went elsewhere than allowed, had a body, or told the picture, its name or a hash of it."""
    told = marks(picture)
    assert visit.requests
    for request in visit.requests:
        assert allowed(request.url), request.url
        assert request.method in ("GET", "HEAD") and request.post_data_buffer is None
        sent = " ".join([unquote(request.url), *request.headers.values()]).lower()
        assert not [one for one in told if one.lower() in sent], request.url
    assert {cookie["name"] for cookie in visit.page.context.cookies()} <= {"who"}


def use_everything(visit: Visit, picture: bytes) -> None:
    """Go through all that the page can do with a picture that was chosen."""
    page = visit.page
    visit.choose(file(NAME, picture))
    visit.reaches("done")
    dialog = visit.compare()
    for view in ("Slider", "Blink", "Details", "Frame", "Side by side"):
        visit.look(view)
    visit.look("Differences")
    expect(page.locator("#comparison-note")).to_contain_text("on average")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.locator("#settings-panel summary").click()
    page.get_by_role("radio", name="Classic").check()
    visit.reaches("done")
    for name in ("first", "second"):
        page.locator(f"#compare-{name}").set_input_files(file(NAME, picture))
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    visit.delete_what_is_stored()


def look_in_folder(visit: Visit, folder: Path, picture: bytes) -> None:
    """Scan a folder that has the picture, and search it there; fail where a search asks for anything."""
    folder.mkdir()
    (folder / NAME).write_bytes(picture)
    visit.page.get_by_role("link", name="Find", exact=True).click()
    visit.page.locator("#mine-folder").set_input_files(folder)
    expect(visit.page.locator("#scan")).to_have_attribute("data-scan", "done")
    visit.reaches("done")
    begun = len(visit.requests)
    visit.choose(file(NAME, picture))
    visit.reaches("done")
    assert visit.urls()[0].endswith(NAME)
    asked = {one.url for one in visit.requests[begun:] if not one.url.startswith("blob:")}
    # Chromium asks for the icon of the page itself, at an entry of the history.
    assert asked <= {visit.address + "favicon.svg"}


def somebodys_database(other: OtherOrigin) -> tuple[str, set[str]]:
    """Put a list and its pictures on a host, and return the list's address and those of the pictures."""
    # Without a mark of the format, so that the picture of the database is another file.
    listed = {other.put(f"/{number}.webp", encoded(scene(number), "webp")) for number in (1, 2, 3)}
    return other.put("/own.json", json.dumps([{"url": url} for url in sorted(listed)]).encode()), listed


def test_nothing_of_a_picture_leaves_and_hosts_are_asked_for_what_the_user_named_alone(
    new_visit: Callable[..., Visit], below_a_path: str, other: OtherOrigin, tmp_path: Path
) -> None:
    visit, picture = new_visit(below_a_path), encoded(MARKED)
    sockets: list[str] = []
    visit.page.on("websocket", lambda socket: sockets.append(socket.url))
    visit.hosts.add(other.origin.removeprefix("http://"))
    visit.page.context.add_cookies([{"name": "who", "value": "me", "url": other.origin}])
    database, listed = somebodys_database(other)
    visit.open(f"?db={quote(database)}&q={quote(other.origin + '/3.webp')}", state="done")
    assert visit.urls()[0] == other.origin + "/3.webp"
    use_everything(visit, picture)
    assert any("scipy" in request.url for request in visit.requests), "the map of differences was never made"
    ours = (below_a_path, "blob:" + below_a_path.removesuffix("some/project/"))
    says_nothing_of(visit, picture, lambda url: url.startswith(ours) or url in {database, *listed})
    assert not any("/demo/" in url for url in visit.fetched()), "the demo was read too"
    assert {path for _, path in other.requests} == {"/own.json", "/1.webp", "/2.webp", "/3.webp"}
    assert [word for word in other.told if "who=me" not in word] == [], "a referrer was sent"
    read_by_python = [request for request in visit.requests if request.resource_type == "fetch"]
    assert not any("cookie" in request.headers for request in read_by_python)
    visit.requests.clear()
    look_in_folder(visit, tmp_path / "Diary", picture)
    visit.back_to_demo()
    visit.try_example("Darkened")
    visit.reaches("done")
    says_nothing_of(visit, picture, lambda url: url.startswith(ours))
    assert sockets == []


@pytest.mark.parametrize("deed", ["foreign", pytest.param("posted", marks=pytest.mark.slow), "said"])
def test_the_guard_of_these_tests_sees(bare_visit: Visit, other: OtherOrigin, deed: str) -> None:
    address = other.put("/x", b"x")
    if deed == "posted":
        bare_visit.hosts.add(other.origin.removeprefix("http://"))
    script = {
        "foreign": "address => fetch(address).then(answer => answer.text())",
        "posted": "address => fetch(address, {method: 'POST', body: 'x', mode: 'no-cors'}).catch(() => 0)",
        "said": "() => console.error('oh')",
    }
    bare_visit.page.evaluate(script[deed], address)
    with pytest.raises(AssertionError, match={"foreign": "foreign", "posted": "POST", "said": "oh"}[deed]):
        bare_visit.check()
    bare_visit.begin()

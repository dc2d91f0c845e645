"""Crawls that are killed, stopped, or find no room: nothing is lost, nothing is read twice."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import echoimage
from crawl_process import QUICK, ROOT, crawl
from crawled_host import Site, picture, serving
from echoimage_tools.crawling.journal import journal
from echoimage_tools.crawling.options import CrawlOptions
from echoimage_tools.crawling.reading import Answer, Reader
from echoimage_tools.crawling.rules import Rules
from echoimage_tools.crawling.state import Link, State
from echoimage_tools.databases.file import DatabaseFile

linux = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits of Linux")
PAGES = 20


@pytest.fixture(scope="module")
def furnished() -> Iterator[Site]:
    with serving() as site:
        site.page("/", "".join(f"<a href='/p/{one}'>" for one in range(PAGES)))
        for one in range(PAGES):
            site.page(f"/p/{one}", f"<img src='/i/{one}.jpg' alt='{one}'><a href='/p/{(one * 7 + 1) % PAGES}'>")
            site.image(f"/i/{one}.jpg", picture(one))
        yield site


@pytest.fixture
def site(furnished: Site) -> Site:
    furnished.requests.clear()
    return furnished


@pytest.fixture
def out(tmp_path: Path) -> Path:
    path = tmp_path / "images.json"
    path.write_text('[{"url": "https://example.org/old.jpg", "mine": 1}]')
    return path


def started(site: Site, out: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-W", "ignore", "-m", "echoimage_tools.cli", "crawl", site.address, "-o", str(out), *QUICK]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "py")}
    return subprocess.Popen(words, env=environment, stderr=subprocess.PIPE, text=True)


def wait_for(site: Site, requests: int) -> None:
    with site.asked:
        assert site.asked.wait_for(lambda: site.requests.total() >= requests, 30), "waited in vain"


def recorded(out: Path) -> set[str]:
    return {one["url"].rpartition("/")[2] for one in json.loads(out.read_text())}


EVERYTHING = {"old.jpg", *(f"{one}.jpg" for one in range(PAGES))}


@linux
@pytest.mark.parametrize("requests", [pytest.param(3, marks=pytest.mark.slow), 30])
def test_killed_crawl_goes_on_where_it_was(requests: int, site: Site, out: Path) -> None:
    before = out.read_bytes()
    process = started(site, out)
    wait_for(site, requests)
    process.kill()
    process.communicate()
    assert out.read_bytes() == before
    lines = out.with_name(".images.json.crawl")
    done = [json.loads(line) for line in lines.read_text().splitlines()[1:]]
    with lines.open("a") as file:
        file.write('{"event": "page", "li')
    asked = site.requests.copy()
    answer = crawl(site.address, "-o", out, *QUICK)
    assert (answer.returncode, recorded(out)) == (0, EVERYTHING)
    assert f"images.json: {PAGES + 1} images: {PAGES} added, 1 were there" in answer.stdout
    assert (b"goes on with a crawl that was interrupted" in answer.stderr.encode()) == bool(done)
    finished = {event["address"] if event["event"] == "image" else event["link"][0] for event in done}
    again = {path for path in asked if site.requests[path] > asked[path] and path != "/robots.txt"}
    assert again.isdisjoint(address.removeprefix(site.address) for address in finished)
    assert [path.name for path in out.parent.iterdir()] == ["images.json"]


@linux
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for one process")
def test_interrupt_ends_at_once_and_saves(site: Site, out: Path) -> None:
    process = started(site, out)
    wait_for(site, 20)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert err == f"echoimage: {out}: stopped; run the same command again to go on\n"
    assert len(recorded(out)) > 1
    assert crawl(site.address, "-o", out, *QUICK).returncode == 0
    assert recorded(out) == EVERYTHING


@linux
@pytest.mark.parametrize("limit", [pytest.param(100, marks=pytest.mark.slow), 3000])
def test_full_disk_is_told_and_the_old_database_stays(limit: int, site: Site, out: Path) -> None:
    before = out.read_bytes()
    # Files of more bytes cannot be written: the journal at its first line, or in the midst.
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    answer = crawl(site.address, "-o", out, *QUICK, before=full)
    assert answer.returncode == 2
    assert f"{out}: it cannot be written to: File too large; make room there and run the same" in answer.stderr
    assert out.read_bytes() == before
    assert crawl(site.address, "-o", out, *QUICK).returncode == 0
    assert recorded(out) == EVERYTHING


def test_place_that_cannot_be_written_to_is_told(site: Site, out: Path) -> None:
    answer = echoimage("crawl", site.address, "-o", out / "images.json", *QUICK)
    assert answer.code == 2
    assert "it cannot be written to: File exists; see to it and run the same command again" in answer.err
    assert not site.requests


@pytest.mark.parametrize("text", ["", "[1, 2", '{"no": "images"}', '[{"url": "a", "url": "b"}]', "[1e999]"])
def test_file_that_is_no_database_stays_as_it_is(text: str, site: Site, out: Path) -> None:
    out.write_text(text)
    answer = echoimage("crawl", site.address, "-o", out, *QUICK)
    assert answer.code == 2
    assert "name another file" in answer.err
    assert out.read_text() == text
    assert [path.name for path in out.parent.iterdir()] == ["images.json"]
    assert not site.requests


def test_second_crawl_into_one_file_is_refused(site: Site, out: Path) -> None:
    with journal(out.resolve()):
        answer = echoimage("crawl", site.address, "-o", out, *QUICK)
    assert answer.code == 2
    assert "another crawl into it is under way; wait for its end or name another file" in answer.err


def test_what_another_crawl_had_found_is_kept(site: Site, out: Path) -> None:
    with journal(out.resolve()) as lines:
        lines.begin(["https://example.org/other"])
        record = {"url": "https://example.org/found.jpg", "title": "found"}
        event = {"event": "image", "address": record["url"], "via": "", "skip": "", "text": "", "record": record}
        lines.add({**event, "links": []})
    answer = crawl(site.address, "-o", out, *QUICK, "--path", "/none", "--pages", 1)
    assert "images.json: no picture was found" in answer.stderr
    assert recorded(out) == {"old.jpg", "found.jpg"}


def test_what_another_command_adds_during_a_crawl_stays(site: Site, out: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("url\nhttps://example.org/listed.jpg\n")
    process = started(site, out)
    wait_for(site, 3)
    assert echoimage("database", table, "-o", out).code == 0
    process.communicate()
    assert process.returncode == 0
    assert recorded(out) == {*EVERYTHING, "listed.jpg"}


def test_limits_and_counts_hold_across_an_interruption(out: Path) -> None:
    plan = CrawlOptions(("https://example.org/",), out, Rules(), variants=5)
    links = "".join(f"<a href=/list?n={one}>" for one in range(8)) + "<a href=https://elsewhere.example/>"
    answer = Answer("https://example.org/", links.encode(), "text/html")

    def crawled() -> tuple[State, Reader]:
        state = State(plan.pages, plan.images)
        state.begin(plan.first())
        return state, Reader(plan, state, DatabaseFile(out))

    first, reader = crawled()
    (event,) = reader.page(answer, Link("https://example.org/"))
    first.apply(event)
    again, _ = crawled()
    again.apply(json.loads(json.dumps(event)))
    resumed = Reader(plan, again, DatabaseFile(out))
    (event,) = resumed.page(Answer(answer.address, answer.body + b"<a href=/list?n=9>", "text/html"), Link("x"))
    again.apply(event)
    assert sum("?" in address for address in again.pages) == 5
    assert again.skipped_pages == {"trap": 4, "outside": 1}

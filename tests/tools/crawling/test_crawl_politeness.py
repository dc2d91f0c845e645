"""A crawl asks no more of a host than that permits."""

import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from command import echoimage
from crawl_process import QUICK, crawl
from crawled_host import Site, picture, serving


def furnish(site: Site, robots: str) -> Site:
    site.served["/robots.txt"] = "text/plain", robots.encode()
    site.page("/", "".join(f"<a href='/p/{one}'>" for one in range(4)))
    for one in range(4):
        site.page(f"/p/{one}", f"<img src='/i/{one}.jpg'>")
        site.image(f"/i/{one}.jpg", picture(one))
    return site


def test_delay_that_robots_txt_asks_for_is_kept(tmp_path: Path) -> None:
    with serving() as site:
        furnish(site, "User-agent: echoimage\nCrawl-delay: 0.25\n")
        assert crawl(site.address, "-o", tmp_path / "images.json", *QUICK).returncode == 0
    times = [time for path, time in site.times if path[:3] in ("/p/", "/i/")]
    assert len(times) == 8
    # What was sent in time may come late, but not all of it.
    assert times[-1] - times[0] > 7 * 0.25 - 0.2
    assert sum(later - earlier > 0.1 for earlier, later in pairwise(times)) >= 5


def test_pause_that_a_host_asks_for_is_kept(tmp_path: Path) -> None:
    with serving() as site:
        site.page("/", "<a href='/busy'>")
        site.image("/pictures/after-pause.jpg", picture(1))
        assert crawl(site.address, "-o", tmp_path / "images.json", *QUICK).returncode == 0
    first, second = (time for path, time in site.times if path == "/busy")
    assert second - first > 0.95


@pytest.mark.parametrize(
    ("status", "code", "said"), [(500, 2, "its robots.txt forbids it, or cannot be had"), (404, 0, "4 added")]
)
def test_robots_txt_that_cannot_be_had(status: int, code: int, said: str, tmp_path: Path) -> None:
    with serving() as site:
        furnish(site, "User-agent: *\nDisallow: /")
        site.statuses["/robots.txt"] = status
        answer = crawl(site.address, "-o", tmp_path / "images.json", *QUICK)
    assert answer.returncode == code
    assert said in answer.stderr + answer.stdout


def test_host_whose_robots_txt_does_not_come_is_left_alone(tmp_path: Path) -> None:
    with serving() as site:
        furnish(site, "")
        del site.served["/robots.txt"]
        site.redirects["/robots.txt"] = "/hangs"
        answer = crawl(site.address, "-o", tmp_path / "images.json", *QUICK)
    assert answer.returncode == 2
    assert "/: nothing complete came within 2 seconds (--timeout)" in answer.stderr
    assert set(site.requests) == {"/robots.txt", "/hangs"}


def test_host_that_asks_to_be_left_alone_for_long_is(tmp_path: Path) -> None:
    with serving() as site:
        furnish(site, "")
        site.page("/p/0", "<p>")
        site.statuses["/p/0"] = 429
        answer = crawl(site.address, "-o", tmp_path / "images.json", *QUICK)
    assert answer.returncode == 1
    assert "the host asks to be left alone for longer than a crawl waits" in answer.stderr
    assert site.requests["/p/0"] == 1


def test_requests_that_wait_for_their_turns_are_not_given_up(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    with serving() as site:
        furnish(site, "User-agent: *\nCrawl-delay: 0.2\n")
        # A host that asks for 0.2 seconds is waited for, though four requests take longer than the longest pause.
        short = "import echoimage_tools.crawling.politeness as courtesy; courtesy.LONGEST_PAUSE = 0.3"
        answer = crawl(site.address, "-o", path, *QUICK, before=short)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert len(json.loads(path.read_text("utf-8"))) == 4


def test_what_was_left_for_later_is_asked_for_by_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    with serving() as site:
        furnish(site, "")
        site.statuses |= {"/p/0": 429, "/i/1.jpg": 429}
        assert crawl(site.address, "-o", path, *QUICK).returncode == 1
        assert path.with_name(".images.json.crawl").exists()
        site.statuses.clear()
        before = site.requests.copy()
        assert crawl(site.address, "-o", path, *QUICK).returncode == 0
        assert site.requests["/"] == before["/"]
    assert len(json.loads(path.read_text("utf-8"))) == 4
    assert [one.name for one in tmp_path.iterdir()] == ["images.json"]


def test_given_address_that_leads_to_another_site_is_told(tmp_path: Path) -> None:
    with serving() as site, serving() as other:
        site.redirects["/"] = f"{other.address}/elsewhere"
        answer = crawl(site.address, "-o", tmp_path / "images.json", *QUICK)
    assert answer.returncode == 2
    assert f"it leads to {other.address}/elsewhere, another site; name that address" in answer.stderr
    assert not other.requests
    assert not list(tmp_path.iterdir())


def test_crawling_without_its_library_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scrapy", None)
    answer = echoimage("crawl", "example.org", "-o", tmp_path / "images.json")
    assert answer.code == 2
    assert "crawling needs an optional library" in answer.err
    assert 'run: pip install "echoimage[crawl]"' in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ftp://example.org",), 'crawl: ftp://example.org: "ftp:" addresses are not read'),
        (("example.org", "--delay", "-1"), "must be a number from 0 on"),
        (("example.org", "--pages", "0"), "whole number from 1 on"),
        (("example.org", "--min-side", "x"), "must be a whole number from 0 on"),
    ],
)
def test_wrong_words_are_told(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    answer = echoimage("crawl", *words, "-o", tmp_path / "images.json")
    assert answer.code == 2
    assert said in answer.err
    assert not list(tmp_path.iterdir())

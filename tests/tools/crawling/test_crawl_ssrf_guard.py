"""A crawl stays off private networks, whatever leads there."""

import sys
from pathlib import Path

import pytest

from crawl_process import crawl
from crawled_host import picture, serving

PRIVATE_HERE = "import echoimage_tools.crawling.ssrf_guard as g; g.is_public = lambda address: address == '127.0.0.1'"
"""As if 127.0.0.1 were on the public internet, and the rest of 127.0.0.0/8 a private network."""


def test_private_addresses_are_refused_however_they_are_written(tmp_path: Path) -> None:
    with serving() as site:
        site.page("/", "<img src='/a.jpg'>")
        port = site.address.rpartition(":")[2]
        hosts = [
            "127.0.0.1",
            "localhost",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
        ]
        answer = crawl(*(f"http://{host}:{port}/" for host in hosts), "-o", tmp_path / "images.json", "--delay", 0)
    assert answer.returncode == 2
    assert not site.requests
    told = [line for line in answer.stderr.splitlines() if "a private address; --allow-private permits those" in line]
    assert len(told) == len(hosts)
    assert "http://2130706433" in answer.stderr
    assert "2130706433 is at 127.0.0.1, a private address" in answer.stderr
    assert not (tmp_path / "images.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="has but one loopback address")
def test_public_pages_do_not_lead_to_private_addresses(tmp_path: Path) -> None:
    with serving() as site, serving("127.0.0.2") as inner:
        inner.page("/", "<p>inner")
        inner.image("/secret.jpg", picture(2))
        port = inner.address.rpartition(":")[2]
        site.redirects = {"/redirected.jpg": f"{inner.address}/secret.jpg", "/page": f"{inner.address}/"}
        site.image("/a.jpg", picture(1))
        images = ["/a.jpg", "/redirected.jpg", f"http://2130706434:{port}/secret.jpg"]
        site.page("/", "<a href='/page'>" + "".join(f"<img src='{one}'>" for one in images))
        answer = crawl(site.address, "-o", tmp_path / "images.json", "--delay", 0, before=PRIVATE_HERE)
    assert answer.returncode == 1
    assert not inner.requests
    assert f"{site.address}/redirected.jpg: 127.0.0.2 is at 127.0.0.2, a private address" in answer.stderr
    assert f"http://2130706434:{port}/secret.jpg: 2130706434 is at 127.0.0.2, a private address" in answer.stderr
    assert "1 image: 1 added" in answer.stdout


def test_proxy_of_the_environment_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        before = f"import os; os.environ['http_proxy'] = {proxy.address!r}; {PRIVATE_HERE}"
        answer = crawl("http://example.invalid/", "-o", tmp_path / "images.json", "--delay", 0, before=before)
    assert not proxy.requests
    assert "there is no host example.invalid" in answer.stderr

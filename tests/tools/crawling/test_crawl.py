"""A crawl of a site with everything that a crawler meets, by the command as a process of its own."""

import hashlib
import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from command import echoimage, save
from crawl_process import QUICK, crawl
from crawled_host import Site, picture, serving
from crawled_site import GALLERIES, NAMESPACES, furnish
from echoimage import parse

OLD = {"note": "by hand", "images": [{"url": "https://example.org/a.jpg", "mine": [1, 2.5, None]}, "odd"], "n": 10**20}


@dataclass
class Crawled:
    site: Site
    cdn: Site
    path: Path
    answer: subprocess.CompletedProcess[str]
    asked: Counter[str]
    cdn_asked: Counter[str]

    @property
    def images(self) -> dict[str, dict[str, Any]]:
        """What was recorded, by the path of its address."""
        listed = json.loads(self.path.read_text("utf-8"))["images"][2:]
        return {one["url"].replace(self.site.address, ""): one for one in listed}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    path = tmp_path_factory.mktemp("crawled") / "images.json"
    path.write_text(json.dumps(OLD))
    with serving() as site, serving() as cdn:
        furnish(site, cdn)
        limits = ("--depth", 8, "--variants", 20)
        answer = crawl(site.address, "-o", path, *QUICK, *limits)
        yield Crawled(site, cdn, path, answer, site.requests.copy(), cdn.requests.copy())


def test_every_picture_of_the_galleries_is_recorded(crawled: Crawled) -> None:
    images = crawled.images
    for one in range(1, GALLERIES + 1):
        data = picture(one)
        assert images[f"/pictures/{one}.jpg"] == {
            "url": f"{crawled.site.address}/pictures/{one}.jpg",
            "title": f"Picture {one}",
            "page": images[f"/pictures/{one}.jpg"]["page"],
            "width": 128,
            "height": 120,
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        assert images[f"/pictures/{one}.jpg"]["page"].startswith(f"{crawled.site.address}/")


def test_exit_code_and_summary_tell_what_is_lacking(crawled: Crawled) -> None:
    answer, count = crawled.answer, len(crawled.images)
    assert answer.returncode == 1
    assert f"images.json: {count + 2} images: {count} added, 2 were there" in answer.stdout
    assert "Traceback" not in answer.stderr
    assert all(line.startswith("echoimage: ") for line in answer.stderr.splitlines())


def test_what_stood_in_the_database_stays(crawled: Crawled) -> None:
    now = json.loads(crawled.path.read_text("utf-8"))
    assert {**now, "images": now["images"][:2]} == OLD
    assert [path.name for path in crawled.path.parent.iterdir()] == ["images.json"]


def test_product_reads_what_was_recorded(crawled: Crawled) -> None:
    found = parse(crawled.path.read_bytes(), str(crawled.path))
    assert len(found.entries) == len(crawled.images) + 1
    assert [problem.url for problem in found.problems] == ["entry 2"]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/pictures/largest.jpg", "largest"),
        ("/pictures/lazy.jpg", "lazy"),
        ("/pictures/hidden.jpg", "hidden"),
        ("/pictures/there.jpg", "second choice"),
        ("/pictures/avif.jpg", "p"),
        ("/pictures/full.jpg", "full"),
        ("/pictures/card.jpg", "The card"),
        ("/pictures/object.jpg", "The object"),
        ("/pictures/thumbnail.jpg", None),
        ("/pictures/map.jpg", "mapped"),
        ("/pictures/entry.jpg", "entry"),
        ("/pictures/unclosed.jpg", "uné"),
        ("/pictures/cyrillic.jpg", "Кошка"),
        ("/pictures/japanese.jpg", "猫の写真"),
        ("/pictures/unnamed.jpg", "Katze für Ülo"),
        ("/pictures/nonsense.jpg", "Chat noir é"),
        ("/pictures/slow.jpg", "slow"),
        ("/pictures/after-pause.jpg", "after the pause"),
        ("/pictures/wiki.jpg", "wiki"),
        ("/page/show", None),
    ],
)
def test_pictures_are_found_wherever_a_page_names_them(path: str, title: str | None, crawled: Crawled) -> None:
    assert crawled.images[path].get("title") == title


def test_pictures_of_other_hosts_are_taken_but_not_their_pages(crawled: Crawled) -> None:
    assert crawled.images[f"{crawled.cdn.address}/pictures/cdn.jpg"]["title"] == "From elsewhere"
    assert "/elsewhere" not in crawled.cdn_asked
    assert set(crawled.cdn_asked) == {"/robots.txt", "/pictures/cdn.jpg"}


def test_smaller_sizes_of_a_picture_are_not_fetched(crawled: Crawled) -> None:
    assert {"/pictures/small.jpg", "/pictures/thumb.jpg"}.isdisjoint(crawled.asked)


def test_bytes_and_type_decide_not_the_name(crawled: Crawled) -> None:
    kinds = {path.removeprefix("/kinds/") for path in crawled.images if path.startswith("/kinds/")}
    assert kinds == {"named-text.txt", "no-type", "octets.bin", "other.png", "animation.gif", "cut.png"}
    assert "called-text.jpg: the host says that it is text/plain, not an image" in crawled.answer.stderr
    assert "3   not PNG, JPEG, WebP, AVIF or GIF" in crawled.answer.stdout


def test_rules_drop_what_is_no_picture_of_the_site(crawled: Crawled) -> None:
    assert {"/static/logo.jpg", "/static/mark.jpg", "/count"}.isdisjoint(crawled.asked)
    for line in (
        "2   words in address or class (--skip WORD adds one, --keep WORD takes one away)",
        "1   declared as a pixel, to track visitors",
        "1   a side shorter than 100 pixels (--min-side)",
        "1   fewer than 1000 bytes (--min-bytes)",
        "1   one side more than 10 times the other (--max-ratio)",
    ):
        assert line in crawled.answer.stdout


def test_one_picture_is_recorded_once(crawled: Crawled) -> None:
    digests = [one["sha256"] for one in crawled.images.values()]
    assert len(set(digests)) == len(digests)
    assert {"/pictures/1.jpg", "/pictures/copy.jpg"} - set(crawled.images) != set()
    assert crawled.asked["/pictures/2.jpg"] == 1
    assert {"/pictures/same.jpg?v=1", "/pictures/same.jpg?v=2"} <= set(crawled.images)


def test_robots_are_obeyed_on_every_host(crawled: Crawled) -> None:
    assert not [path for path in crawled.asked if path.startswith("/private/")]
    assert "/secret/a.jpg" not in crawled.cdn_asked
    assert {"/unfollowed", "/pictures/shy.jpg"}.isdisjoint(crawled.asked)
    assert "1   forbidden by robots.txt" in crawled.answer.stdout
    assert "2   forbidden by robots.txt" in crawled.answer.stdout


def test_traps_and_loops_end(crawled: Crawled) -> None:
    asked = crawled.asked
    assert sum(path.startswith("/calendar/") for path in asked) == 8
    assert sum(path.startswith("/deeper/") for path in asked) == 4
    assert sum(path.startswith("/filter") for path in asked) == 20
    assert asked["/spin"] == 11
    assert asked["/gallery/1"] == 1
    assert asked["/page/twins?again"] == 1


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/gone", "the host has no such file (404); correct the link, found on {}/"),
        ("/pictures/none.jpg", "the host has no such file (404); correct the link, found on {}/troubles"),
        ("/fails", "the host answered 500"),
        ("/spin", "it is redirected without end"),
        ("/hangs", "nothing complete came within 2 seconds (--timeout)"),
        ("/drips/a.jpg", "nothing complete came within 2 seconds (--timeout)"),
        ("/endless", "it is larger than what is read, or has no end"),
        ("/bomb", "unpacked it is larger than what is read"),
        ("/breaks/a.jpg", "the transfer broke off"),
        ("/maps/none.xml", "the host has no such file (404)"),
        ("http://no-such-host.invalid/a.jpg", "there is no host no-such-host.invalid; correct the address"),
    ],
)
def test_failures_are_told_with_reason_and_place(path: str, said: str, crawled: Crawled) -> None:
    address = path if "://" in path else crawled.site.address + path
    line = next(line for line in crawled.answer.stderr.splitlines() if line.startswith(f"echoimage: {address}: "))
    assert said.format(crawled.site.address) in line


def test_failing_pages_are_tried_three_times(crawled: Crawled) -> None:
    assert [crawled.asked[path] for path in ("/fails", "/hangs", "/busy")] == [3, 3, 2]


def test_edited_copy_of_a_crawled_picture_is_found_by_an_index(crawled: Crawled, tmp_path: Path) -> None:
    some = [crawled.images[f"/pictures/{one}.jpg"] for one in range(1, 7)]
    (tmp_path / "images.json").write_text(json.dumps(some))
    assert echoimage("index", tmp_path / "images.json", "-o", tmp_path / "index", "--workers", 1).code == 0
    original = cv2.imdecode(np.frombuffer(picture(4), np.uint8), cv2.IMREAD_COLOR)
    copy = save(tmp_path / "copy.jpg", cv2.resize(original[10:, 15:], None, fx=2, fy=2), cv2.IMWRITE_JPEG_QUALITY, 60)
    (best, *_) = echoimage("search", copy, "--database", tmp_path / "index", "--json").object["results"]
    assert (best["url"], best["title"], best["match"]) == (some[3]["url"], "Picture 4", True)


def test_second_crawl_reads_no_picture_again(crawled: Crawled, tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    path.write_bytes(crawled.path.read_bytes())
    before = crawled.site.requests["/pictures/3.jpg"], crawled.site.requests["/changing/a.jpg"]
    words = (f"{crawled.site.address}/page/twins", "-o", path, *QUICK, "--path", "/page/twins")
    answer = crawl(*words)
    assert answer.returncode == 1  # the sitemap names one that is not there
    assert json.loads(path.read_text("utf-8")) == json.loads(crawled.path.read_text("utf-8"))
    assert (crawled.site.requests["/pictures/3.jpg"], crawled.site.requests["/changing/a.jpg"]) == before
    assert "in the database already (--renew reads them again)" in answer.stdout
    answer = crawl(*words, "--renew")
    assert "0 added" in answer.stdout
    assert "1 of them changed" in answer.stdout
    changed = [
        (old, new)
        for old, new in zip(
            *(json.loads(one.read_text("utf-8"))["images"] for one in (crawled.path, path)), strict=True
        )
        if old != new
    ]
    ((old, new),) = changed
    assert {**old, "sha256": 0, "bytes": 0} == {**new, "sha256": 0, "bytes": 0}


def test_limits_are_kept_and_told(crawled: Crawled, tmp_path: Path) -> None:
    path = tmp_path / "new" / "images.json"
    words = (crawled.site.address, "-o", path, *QUICK, "--path", "/gallery/", "--images", 5, "--pages", 3)
    answer = crawl(*words, "--skip", "*/pictures/1.jpg", "--keep", "logo")
    assert answer.returncode == 1
    listed = json.loads(path.read_text("utf-8"))
    assert {"logo.jpg", "2.jpg"} <= {one["url"].rpartition("/")[2] for one in listed}
    assert "1.jpg" not in {one["url"].rpartition("/")[2] for one in listed}
    assert len(listed) <= 5
    assert "images.json: ended at 3 pages (--pages); " in answer.stderr
    answer = crawl(*words, "--images", 4, "--pages", 300)
    assert "ended at 4 images (--images); " in answer.stderr
    (pages,) = re.findall(r"(\d+) pages read", answer.stdout)
    assert int(pages) > 3


def test_what_is_declared_as_a_pixel_is_fetched_when_any_size_will_do(crawled: Crawled, tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    words = (f"{crawled.site.address}/gallery/2", "-o", path, *QUICK, "--path", "/gallery/2", "--pages", 1)
    crawl(*words, "--min-side", 0)
    assert "count" in {one["url"].rpartition("/")[2] for one in json.loads(path.read_text("utf-8"))}
    assert "/count" not in crawled.images


def test_page_that_is_cut_is_told(tmp_path: Path) -> None:
    with serving() as site:
        site.page("/", "<img src=/a.jpg><img src=/b.jpg><img src=/c.jpg>")
        site.image("/a.jpg", picture(1))
        few = "import echoimage_tools.crawling.markup as markup; markup.PICTURES = 1"
        answer = crawl(site.address, "-o", tmp_path / "images.json", *QUICK, before=few)
    assert answer.returncode == 1
    assert f"{site.address}/: it has more pictures and links than are looked at: 2 more" in answer.stderr
    assert "2   pictures and links beyond the first 1 and 100,000 of a page" in answer.stdout


def test_crawl_that_finds_nothing_says_so(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    with serving() as site:
        site.page("/", "<p>words")
        answer = crawl(site.address, "-o", path, *QUICK)
    assert answer.returncode == 1
    assert "images.json: no picture was found that can be recorded" in answer.stderr
    assert json.loads(path.read_text("utf-8")) == []


def test_pictures_of_a_sitemap_are_as_far_away_as_their_pages(tmp_path: Path) -> None:
    path = tmp_path / "images.json"
    with serving() as site:
        site.page("/", "<p>home")
        shown = "<url><loc>{}</loc><image:image><image:loc>{}</image:loc></image:image></url>"
        urls = [shown.format(f"{site.address}{page}", f"{site.address}/{page[1:]}i.jpg") for page in ("/", "/far")]
        site.served["/sitemap.xml"] = "text/xml", f"<urlset {NAMESPACES}>{''.join(urls)}</urlset>".encode()
        for number, name in enumerate(("/i.jpg", "/fari.jpg")):
            site.image(name, picture(number))
        assert crawl(site.address, "-o", path, *QUICK, "--depth", 0).returncode == 0
    assert [one["url"] for one in json.loads(path.read_text("utf-8"))] == [f"{site.address}/i.jpg"]

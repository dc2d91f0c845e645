"""What is read out of pages, sitemaps and attributes, from bytes alone."""

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoimage_tools.crawling import markup
from echoimage_tools.crawling.options import OptionsError, normal
from echoimage_tools.crawling.page import Page, read_page
from echoimage_tools.crawling.politeness import pause
from echoimage_tools.crawling.rules import Rules, rules, words
from echoimage_tools.crawling.scope import Scope, site_of
from echoimage_tools.crawling.shown import Shown
from echoimage_tools.crawling.sitemap import read_sitemap
from echoimage_tools.crawling.srcset import largest_first
from echoimage_tools.crawling.text import text_of

HERE = "https://example.org/folder/page"


def page(html: str, **words: str) -> Page:
    return read_page(html.encode(), HERE, **words)


def addresses(html: str) -> list[list[str]]:
    return [[one.removeprefix("https://example.org/") for one in image.addresses] for image in page(html).images]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a.jpg", ["a.jpg"]),
        ("a.jpg 100w, b.jpg 900w,c.jpg 300w", ["b.jpg", "c.jpg", "a.jpg"]),
        ("a.jpg, b.jpg 2x, c.jpg 1.5x", ["b.jpg", "c.jpg", "a.jpg"]),
        ("/w_1,h_2/a.jpg 1x, /w_9,h_8/b.jpg 2x", ["/w_9,h_8/b.jpg", "/w_1,h_2/a.jpg"]),
        ("a.jpg 1x,b.jpg nonsense, c.jpg (x, y) 3w, ,,", ["c.jpg", "a.jpg", "b.jpg"]),
        ("data:image/png;base64,AAAA 1x, b.jpg 2x", ["b.jpg", "data:image/png;base64,AAAA"]),
        ("a.jpg infw, b.jpg nanx", ["a.jpg", "b.jpg"]),
        (" , ", []),
    ],
)
def test_srcset(written: str, expected: list[str]) -> None:
    assert largest_first([written]) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<img src=a.jpg>", [["folder/a.jpg"]]),
        ("<base href=/other/><img src=a.jpg>", [["other/a.jpg"]]),
        ("<img src='  a b.jpg\n'>", [["folder/a%20b.jpg"]]),
        ("<img src=x.gif data-lazy-src=/a.jpg>", [["a.jpg", "folder/x.gif"]]),
        ("<img data-srcset='/s.jpg 1x, /l.jpg 2x'>", [["l.jpg", "s.jpg"]]),
        ("<picture><source srcset='/l.webp 9w'><img src=/s.jpg></picture>", [["l.webp", "s.jpg"]]),
        ("<picture><source srcset=/a.svg type=image/svg+xml><img src=/s.jpg></picture>", [["s.jpg"]]),
        ("<picture><source srcset=/l.webp></picture>", [["l.webp"]]),
        ("<a href=/l.png><img src=/s.jpg><img src=/t.jpg></a>", [["l.png", "s.jpg", "t.jpg"]]),
        ("<a href=/page><img src=/s.jpg></a>", [["s.jpg"]]),
        ("<noscript>&lt;img src=/n.jpg&gt;</noscript>", [["n.jpg"]]),
        ("<link rel=image_src href=/i.jpg>", [["i.jpg"]]),
        ("<meta name=twitter:image content=/t.jpg>", [["t.jpg"]]),
        ("<img src=data:image/png;base64,AAAA><img src=javascript:x><img><img src='http://['>", []),
        ("<img src=/a.jpg><img src=/a.jpg#b>", [["a.jpg"]]),
        ("<meta name=robots content='NOINDEX'><img src=/a.jpg>", []),
        (r"<img src=\a\b.jpg?c\d>", [["a/b.jpg?c\\d"]]),
        (r"<img src='https:\\example.org\a.jpg'>", [["a.jpg"]]),
        ("<p style=\"color: red; background: url( '/a.jpg' ) no-repeat, URL(/b.jpg)\">", [["a.jpg"], ["b.jpg"]]),
        ("<p style='mask: url(/m.png); background-image: none; cursor: url(/c.png)'>", []),
        (
            "<style>/* p {background: url(/x.jpg)} */ @font-face {src: url(/f.woff)}"
            " p, a {background-image: image-set(url('/a.jpg') 1x)} b {background:url(b.jpg)}</style>",
            [["a.jpg"], ["folder/b.jpg"]],
        ),
        ("<p data-bg=/a.jpg></p><p data-background-image='url(/b.jpg)'></p>", [["a.jpg"], ["b.jpg"]]),
        ("<p data-bgset='/s.jpg 1x, /l.jpg 2x' data-bg=/b.jpg>", [["l.jpg", "s.jpg", "b.jpg"]]),
        ("<video poster=/p.jpg src=/v.mp4></video>", [["p.jpg"]]),
        ("<svg><image href=/a.jpg /><image xlink:href=/b.jpg /></svg>", [["a.jpg"], ["b.jpg"]]),
        ("<meta name=robots content='NOINDEX'><p style='background:url(/a.jpg)'>", []),
    ],
)
def test_images_of_a_page(html: str, expected: list[list[str]]) -> None:
    assert addresses(html) == expected


def test_backgrounds_may_be_left_out() -> None:
    html = b"<img src=/a.jpg><video poster=/p.jpg><p style='background:url(/b.jpg)'>"
    assert [one.address[-5:] for one in read_page(html, HERE, css=False).images] == ["a.jpg"]


def test_backgrounds_count_as_pictures_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "PICTURES", 2)
    found = page("<style>" + "".join(f"p{one} {{background:url({one}.jpg)}}" for one in range(5)) + "</style>")
    assert (len(found.images), found.cut) == (2, 1)


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<img src=a.jpg alt=' The\n alt ' title=t>", "The alt"),
        ("<img src=a.jpg alt='' title=t>", "t"),
        ("<figure><div><img src=a.jpg></div><figcaption>c <b>d</b></figcaption></figure>", "c d"),
        ("<a href=a.jpg>the text</a>", "the text"),
        ("<a href=a.jpg title=t><img src=b.jpg></a>", "t"),
        ("<img src=a.jpg><p><img src=a.jpg alt=later>", "later"),
        ("<meta property=og:title content=T><meta property=og:image content=a.jpg>", "T"),
        ('<script type="application/ld+json">{"headline": "H", "image": "a.jpg"}</script>', "H"),
        ('<script type="application/ld+json">{"image": {"url": "a.jpg", "caption": "C"}}</script>', "C"),
    ],
)
def test_title_of_an_image(html: str, title: str) -> None:
    (image,) = page(html).images
    assert image.title == title


def test_structured_data_that_is_hostile_is_left() -> None:
    for text in ("[" * 100_000, '{"image": ' + "9" * 5000 + "}", '{"image": [1, null, {"url": 3}]}', "{"):
        assert page(f'<script type="application/ld+json">{text}</script><img src=a.jpg>').images[0].address


def test_links_of_a_page() -> None:
    html = """<a href=a>1</a><a href=a#b>2</a><area href=/c><iframe src=d></iframe><a rel=nofollow href=e>3</a>
    <a href=#f>
    <a href=mailto:x@example.org><a href=g.jpg><link rel=next href=h><link rel=stylesheet href=i>
    <meta http-equiv=Refresh content="5; URL='j'"><a href="http://user@example.org/"><a href="?k=1">"""
    assert [one.removeprefix("https://example.org/folder/") for one in page(html).links] == [
        *("a", "https://example.org/c", "d", "h", "page?k=1", "j")
    ]
    assert page(html, orders="max-snippet:5, NOFOLLOW").links == ()


@pytest.mark.parametrize(
    ("text", "charset", "kind", "meta"),
    [
        ("Кошка", "windows-1251", "text/html; charset=windows-1251", ""),
        ("Кошка", "windows-1251", "text/html; charset=utf-8", "windows-1251"),
        ("Кошка", "utf-8", "text/html; charset=latin-1", ""),
        ("猫", "shift_jis", "text/html", "Shift_JIS"),
        ("猫", "iso-2022-jp", "text/html; charset=iso-2022-jp", ""),
        ("Кошка", "utf-16", "text/html", ""),
        ("é", "cp1252", "text/html; charset=none-such", ""),
    ],
)
def test_charset(text: str, charset: str, kind: str, meta: str) -> None:
    html = f"<meta charset={meta}><p>{text}</p>" if meta else f"<p>{text}</p>"
    assert f"<p>{text}</p>" in text_of(html.encode(charset), kind)


@given(st.binary(max_size=300), st.sampled_from(["", "text/html; charset=utf-16", "text/html; charset=gb18030"]))
def test_no_bytes_break_a_page(data: bytes, kind: str) -> None:
    read_page(data, HERE, kind)
    read_page(b"<img src='" + data + b"' srcset='" + data, HERE, kind)
    read_sitemap(data, HERE)
    read_sitemap(b"<urlset><url><loc>" + data, HERE)


def test_pictures_of_large_pages_are_all_found() -> None:
    gallery = "".join(f"<a href={one}.jpg><img src=small/{one}.jpg></a>" for one in range(6000))
    assert len(page(gallery).images) == 6000
    menu = "".join(f"<a href={one}>" for one in range(6000))
    assert [len(page(menu + "<img src=a.jpg>").images), page(menu).cut] == [1, 0]


def test_page_with_too_many_pictures_and_links_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "PICTURES", 3)
    monkeypatch.setattr(markup, "LINKS", 2)
    hidden = "<noscript>&lt;img src=h.jpg&gt;</noscript>"
    found = page("<a href=1><a href=2><a href=3.jpg><a href=4>" + hidden + "<img src=a.jpg><img src=b.jpg>")
    assert [len(found.images), found.cut] == [2, 3]


def test_hostile_page_takes_bounded_time() -> None:
    begun = time.process_time()
    read_page(b"<figure><picture><a href=x.png>" * 2000 + b"<a href=y.png><img src=a.png>" * 20_000, HERE)
    assert time.process_time() - begun < 20


def test_sitemap_that_is_packed_without_end_is_cut() -> None:
    data = gzip.compress(b"<urlset><url><loc>https://example.org/a</loc></url>" + b" " * 60_000_000)
    found = read_sitemap(data, HERE)
    assert found is not None
    assert [address for address, _ in found.pages] == ["https://example.org/a"]


def test_sitemap_does_not_read_files() -> None:
    text = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><urlset><url><loc>https://e.org/&f;</loc></url></urlset>'
    found = read_sitemap(text, HERE)
    assert found is None or all(address == "https://e.org/&f;" for address, _ in found.pages)


def test_what_is_a_sitemap() -> None:
    assert read_sitemap(b"<html></html>", HERE) is None
    assert read_sitemap(b"https://e.org/a", HERE) is None
    found = read_sitemap(b"https://e.org/a\nhttps://e.org/b\n", HERE + ".txt")
    assert found is not None
    assert [address for address, _ in found.pages] == ["https://e.org/a", "https://e.org/b"]


def shown(address: str, hints: str = "", smallest: int | None = None) -> Shown:
    return Shown((f"https://logo.example.org/{address}",), "", hints, smallest)


@pytest.mark.parametrize(
    ("image", "rule"),
    [
        (shown("photo.jpg"), ""),
        (shown("siteLogo-32.png"), "word"),
        (shown("icons/arrow.png"), "word"),
        (shown("logotype.png"), ""),
        (shown("a.png", "header-logo"), "word"),
        (shown("a.png", smallest=1), "tracking"),
        (shown("a.png", smallest=50), ""),
        (shown("a.png?icon=1"), ""),
        (shown("thumbs/a.png"), "pattern"),
        (shown("banner/a.png"), "word"),
        (shown("sprite.png"), ""),
    ],
)
def test_rules_before_fetching(image: Shown, rule: str) -> None:
    chosen = rules(["*/thumbs/*", "Banner"], ["sprite"], 100, 1000, 10)
    assert chosen.before(image) == rule


@pytest.mark.parametrize(
    ("size", "rule"),
    [((100, 100, 1000), ""), ((99, 500, 9999), "small"), ((500, 99, 9999), "small"), ((100, 100, 999), "light"),
     ((1001, 100, 9999), "strip"), ((1000, 100, 9999), "")],
)  # fmt: skip
def test_rules_after_fetching(size: tuple[int, int, int], rule: str) -> None:
    assert Rules().after(*size) == rule


def test_words() -> None:
    assert words("/a/siteLogo-32_x.png") == {"a", "site", "logo", "x", "png"}


def test_scope() -> None:
    scope = Scope(frozenset({site_of("https://www.example.org/")}), ("/art/",), 2)
    assert not scope.refusal("http://example.org/art/1")
    assert scope.refusal("https://example.org/") == "outside"
    assert scope.refusal("https://example.org:8443/art/") == "outside"
    assert scope.refusal("https://sub.example.org/art/") == "outside"
    for one in range(2):
        assert not scope.trap(f"https://example.org/art/?n={one}")
        scope.count(f"https://example.org/art/?n={one}")
    assert scope.trap("https://example.org/art/?n=2")
    assert [scope.trap("https://example.org/art" + "/x" * one) for one in (3, 4)] == [False, True]


def test_addresses_to_begin_with() -> None:
    assert normal(["Example.org", "http://example.org:80/a/../b", "https://example.org/"]) == (
        "https://example.org/",
        "http://example.org/b",
    )
    with pytest.raises(OptionsError, match=r"ftp://x: .*only http and https"):
        normal(["ftp://x"])


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        (b"120", 120),
        (b"Thu, 01 Jan 1970 00:01:40 GMT", 90),
        (b"Thu, 01 Jan 1970 00:00:00 GMT", 0),
        (b"soon", 0),
        (b"", 0),
    ],
)
def test_retry_after(written: bytes, seconds: float) -> None:
    assert pause(written, 10.0) == seconds

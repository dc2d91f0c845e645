"""A web site of some 300 pages with everything that a crawler meets; and a host for its pictures."""

import gzip
from struct import pack

from crawled_host import Site, picture

GALLERIES = 240
NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def furnish(site: Site, cdn: Site) -> None:
    """Put in the pages and pictures."""
    _galleries(site)
    _markup(site, cdn)
    _charsets(site)
    _kinds(site)
    _twins(site)
    _forbidden(site, cdn)
    _maps(site)
    site.served["/cdn"] = "text/plain", cdn.address.encode()
    site.page("/", "<title>Home</title>" + "".join(f"<a href='{path}'>{path}</a>" for path in _linked(site)))


def _linked(site: Site) -> list[str]:
    galleries = [f"/gallery/{one}" for one in range(1, GALLERIES + 1)]
    traps = [
        "/calendar/1",
        "/deeper/",
        "/filter?n=0",
        "/spin",
        "/pingpong",
        "/old",
        "/away",
        "/fails",
        "/busy",
        "/slow",
    ]
    bad = [
        "/gone",
        "/hangs",
        "/endless",
        "/bomb",
        "/troubles",
        "/broken",
        "mailto:a@example.org",
        "http://[bad",
        "#top",
    ]
    pages = [path for path in site.served if path.startswith("/page/")]
    return [*galleries, *traps, *bad, *pages]


def _galleries(site: Site) -> None:
    logo = (
        "<img src='/static/logo.jpg'><img class='site-icon' src='/static/mark.jpg'><img width=1 height=1 src='/count'>"
    )
    for one in range(1, GALLERIES + 1):
        around = f"<a href='/gallery/{one % GALLERIES + 1}'>next</a><a href='/gallery/{one - 1 or GALLERIES}'>back</a>"
        site.page(f"/gallery/{one}", f"{logo}<img src='../pictures/{one}.jpg' alt='Picture {one}'>{around}<a href='/'>")
        site.image(f"/pictures/{one}.jpg", picture(one))
    for number, path in enumerate(("/static/logo.jpg", "/static/mark.jpg", "/count")):
        site.image(path, picture(7000 + number))


def _markup(site: Site, cdn: Site) -> None:
    for number, name in enumerate(
        (
            "largest",
            "small",
            "lazy",
            "avif",
            "hidden",
            "full",
            "thumb",
            "card",
            "object",
            "thumbnail",
            "map",
            "entry",
            "there",
        )
    ):
        site.image(f"/pictures/{name}.jpg", picture(2000 + number))
    cdn.image("/pictures/cdn.jpg", picture(2100))
    site.page(
        "/page/markup",
        f"""<meta property="og:image" content="/pictures/card.jpg"><meta property="og:title" content="The card">
        <script type="application/ld+json">{{"@graph": [{{"@type": "ImageObject", "name": "The object",
        "contentUrl": "/pictures/object.jpg"}}, {{"thumbnailUrl": "/pictures/thumbnail.jpg"}}]}}</script>
        <script type="application/ld+json">{{broken</script>
        <img srcset="/pictures/small.jpg 100w, /pictures/largest.jpg 900w" src="/pictures/small.jpg" alt="largest">
        <img src="data:image/gif;base64,R0lG" data-src="/pictures/lazy.jpg" title="lazy">
        <noscript><img src="/pictures/hidden.jpg" alt="hidden"></noscript>
        <img data-src="/pictures/gone.jpg" src="/pictures/there.jpg" alt="second choice">
        <picture><source type="image/svg+xml" srcset="/x.svg"><source srcset="/pictures/avif.jpg"><img alt="p">
        </picture>
        <a href="/pictures/full.jpg"><img src="/pictures/thumb.jpg" alt="full"></a>
        <figure><img src="{cdn.address}/pictures/cdn.jpg"><figcaption>From   elsewhere</figcaption></figure>""",
    )
    site.page(
        "/broken", "<table><div><img src=/pictures/unclosed.jpg alt='un&eacute;' <p></b></i><!-- <img src=/no.jpg>"
    )
    for number, name in enumerate(("unclosed", "slow", "after-pause")):
        site.image(f"/pictures/{name}.jpg", picture(2200 + number))


def _charsets(site: Site) -> None:
    for number, (name, title, charset, kind) in enumerate(
        (
            ("cyrillic", "Кошка", "windows-1251", "text/html; charset=windows-1251"),
            ("japanese", "猫の写真", "shift_jis", "text/html; charset=utf-8"),
            ("unnamed", "Katze für Ülo", "utf-8", "text/html; charset=iso-8859-1"),
            ("nonsense", "Chat noir é", "windows-1252", "text/html; charset=klingon"),
        )
    ):
        html = f"<meta charset={charset}><img src=/pictures/{name}.jpg alt='{title}'>"
        site.page(f"/page/{name}", html, kind, charset)
        site.image(f"/pictures/{name}.jpg", picture(3000 + number))


def _kinds(site: Site) -> None:
    """Pictures whose names, types and bytes do not agree."""
    site.image("/kinds/named-text.txt", picture(4000, ".png"), "image/png")
    site.image("/kinds/no-type", picture(4001, ".webp"), "")
    site.image("/kinds/octets.bin", picture(4002), "application/octet-stream")
    site.image("/kinds/other.png", picture(4003), "image/png")
    site.image("/kinds/animation.gif", gif(), "image/gif")
    site.image("/kinds/called-text.jpg", picture(4004), "text/plain")
    site.image("/kinds/drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>" + bytes(2000), "image/svg+xml")
    site.image("/kinds/bitmap.bmp", picture(4005, ".bmp"), "image/bmp")
    site.image("/kinds/cut.png", picture(4006, ".png")[:2000], "image/png")
    site.image("/kinds/empty.jpg", b"")
    site.image("/kinds/tiny.jpg", picture(4007, ".jpg", 99, 400))
    site.image("/kinds/light.jpg", picture(4008, ".jpg", 8, 8))
    site.image("/kinds/rule.jpg", picture(4009, ".jpg", 1300, 110))
    site.page("/kinds/File.jpg", "<img src='/pictures/wiki.jpg' alt='wiki'>")
    site.image("/pictures/wiki.jpg", picture(4010))
    site.image("/page/show", picture(4011))
    site.served["/page/paper"] = "application/pdf", b"%PDF-1.4"
    names = [path for path in site.served if path.startswith("/kinds/")]
    images = "".join(f"<img src='{path}'>" for path in names if path != "/kinds/File.jpg")
    site.page("/page/kinds", f"{images}<a href='/kinds/File.jpg'>a page</a>")
    troubles = ("/pictures/none.jpg", "/breaks/a.jpg", "/drips/a.jpg", "http://no-such-host.invalid/a.jpg")
    site.page("/troubles", "".join(f"<img src='{path}'>" for path in troubles))


def _twins(site: Site) -> None:
    """One picture at several addresses, and several at one."""
    site.image("/pictures/copy.jpg", picture(1))
    site.image("/pictures/same.jpg?v=1", picture(5000))
    site.image("/pictures/same.jpg?v=2", picture(5001))
    places = ("/pictures/copy.jpg", "/pictures/../pictures/2.jpg", "/pictures/2.jpg#top", "/%70ictures/2.jpg")
    html = "".join(f"<img src='{path}'>" for path in (*places, "/pictures/same.jpg?v=1", "/pictures/same.jpg?v=2"))
    site.page("/page/twins", f"{html}<img src='/changing/a.jpg'><a href='/page/twins?again'>")
    site.page("/page/twins?again", f"{html}<img src='/changing/a.jpg'><a href='/page/twins?again'>")


def _forbidden(site: Site, cdn: Site) -> None:
    site.served["/robots.txt"] = (
        "text/plain",
        f"User-agent: *\nDisallow: /private/\nSitemap: {site.address}/maps/index.xml\n".encode(),
    )
    cdn.served["/robots.txt"] = "text/plain", b"User-agent: echoimage\nDisallow: /secret/\n"
    cdn.image("/secret/a.jpg", picture(6000))
    site.image("/private/a.jpg", picture(6001))
    site.image("/pictures/shy.jpg", picture(6002))
    site.page("/private/page", "<img src='/pictures/shy.jpg'>")
    site.page("/unfollowed", "<img src='/pictures/shy.jpg'>")
    site.page(
        "/page/forbidden", f"<a href='/private/page'><img src='/private/a.jpg'><img src='{cdn.address}/secret/a.jpg'>"
    )
    orders = "<meta name='robots' content='noimageindex, nofollow'>"
    site.page("/page/shy", f"{orders}<img src='/pictures/shy.jpg'><a href='/unfollowed'>")


def _maps(site: Site) -> None:
    here = site.address
    index = "".join(
        f"<sitemap><loc>{here}/maps/{name}</loc></sitemap>" for name in ("a.xml.gz", "index.xml", "none.xml")
    )
    site.served["/maps/index.xml"] = "application/xml", f"<sitemapindex {NAMESPACES}>{index}</sitemapindex>".encode()
    image = (
        f"<image:image><image:loc>{here}/pictures/map.jpg</image:loc><image:title>mapped</image:title></image:image>"
    )
    pages = "".join(f"<url><loc>{here}/mapped/{one}</loc></url>" for one in range(20))
    text = f"<?xml version='1.0'?><urlset {NAMESPACES}><url><loc>{here}/mapped/0</loc>{image}</url>{pages}</urlset>"
    site.served["/maps/a.xml.gz"] = "application/gzip", gzip.compress(text.encode())
    for one in range(20):
        site.page(f"/mapped/{one}", f"<p>{one}<img src='/pictures/entry.jpg' alt='entry'>")


def gif() -> bytes:
    return b"GIF89a" + pack("<HH", 130, 110) + bytes(2000)

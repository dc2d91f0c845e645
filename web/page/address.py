"""Addresses: which may be read or linked, and the page's own with its ?q= and ?db=."""

from js import document, window

FETCHED = ("http:", "https:")
SHOWN = ("http:", "https:", "blob:")


def parse(text, base=None):
    """The URL object of an absolute or relative address, or None."""
    text, base = str(text).strip(), base or document.baseURI
    # Asked first, for MicroPython does not catch what a JavaScript constructor throws.
    return window.URL.new(text, base) if window.URL.canParse(text, base) else None


def safe_address(text):
    """An address fit for href and src: http, https or blob; otherwise an empty string."""
    found = parse(text) if text else None
    return found.href if found and found.protocol in SHOWN else ""


def typed_address(text):
    """What a person typed, pasted or dropped, as an absolute http(s) address without password, or an empty string."""
    text = text.strip()
    host, slash, _ = text.partition("/")
    # "example.org/cat.jpg" is meant as a host; "demo/cat.jpg" is a file of this site.
    if "://" not in text and slash and "." in host.strip("."):
        text = "https://" + text
    found = parse(text) if text else None
    if not found or found.protocol not in FETCHED or found.username or found.password:
        return ""
    return found.href


def legible(text, limit=120):
    """A file's name or what somebody typed, fit to stand in a sentence: short, and nothing that turns its direction."""
    line = "".join(letter for letter in text if letter >= " " and not is_turning(letter))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def is_turning(letter):
    """Whether a character changes the direction of all that follows: "exe.gnp" is then read as "png.exe"."""
    return letter == "\x7f" or "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"


def looks_like_address(text):
    """Whether pasted text is one address rather than prose."""
    text = text.strip()
    return text.startswith(("http://", "https://")) and len(text.split()) == 1


def short(address):
    """The address as shown in the location: relative to the page when it is of this site."""
    here = parse(".")
    return address[len(here.href) :] if address.startswith(here.href) else address


def asked(name):
    """The value of ?name= in the location, or None."""
    return parse(window.location.href).searchParams.get(name)


def remember(name, address):
    """Put an address in the location, so that the page can be shared; an empty one is removed."""
    here = parse(window.location.href)
    if address:
        here.searchParams.set(name, short(address))
    else:
        here.searchParams.delete(name)
    # Slashes and colons need no escape in a query, and an address stays readable without.
    text = here.href.replace("%3A", ":").replace("%2F", "/")
    # At the start of a page it takes 20 ms even where nothing changes.
    if text != window.location.href:
        window.history.replaceState(None, "", text)


def link(element, address):
    """Give the element its href, or leave it without one when the address is not safe."""
    target = safe_address(address)
    if target:
        element.href = target
    else:
        element.removeAttribute("href")
    return target

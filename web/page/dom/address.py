"""Addresses in the browser: which may be read or linked, and the page's own with its ?q= and ?db=."""

from js import document, window

from logic.inputs import is_own, readable, with_scheme, within_site

FETCHED = ("http:", "https:")
SHOWN = ("http:", "https:", "blob:")


def parse(text, base=None):
    """Return the URL object of an absolute or relative address, or None."""
    text, base = str(text).strip(), base or document.baseURI
    # Asked first, for MicroPython does not catch what a JavaScript constructor throws.
    return window.URL.new(text, base) if window.URL.canParse(text, base) else None


def site():
    """Return the address of the site, by which its stores in this browser are named as well."""
    return parse(".").href


def safe_address(text):
    """Return an address fit for href and src: http, https or blob; otherwise an empty string."""
    # Pictures of the visitor's own: their names are nobody's business, and no host has them.
    if not text or is_own(text):
        return ""
    found = parse(text)
    return found.href if found and found.protocol in SHOWN else ""


def typed_address(text):
    """Return what was typed, pasted or dropped as an absolute http(s) address without password, or an empty string."""
    text = with_scheme(text)
    found = parse(text) if text else None
    if not found or found.protocol not in FETCHED or found.username or found.password:
        return ""
    return found.href


def short(address):
    """Return the address as shown in the location: relative to the page when it is of this site."""
    return within_site(address, site())


def asked(name):
    """Return the value of ?name= in the location, or None."""
    return parse(window.location.href).searchParams.get(name)


def remember(name, address):
    """Put an address in the location, so that the page can be shared; an empty one is removed."""
    here = parse(window.location.href)
    if address:
        here.searchParams.set(name, short(address))
    else:
        here.searchParams.delete(name)
    text = readable(here.href)
    # At the start of a page it takes 20 ms even where nothing changes.
    if text != window.location.href:
        window.history.replaceState(window.history.state, "", text)


def link_to_here():
    """Return the location for others: in the language that their browser asks for."""
    here = parse(window.location.href)
    here.searchParams.delete("lang")
    return readable(here.href)


def link(element, address):
    """Set the element's href, or leave it without one when the address is not safe; return the href.

    It opens beside this page, whose results would be gone otherwise.
    """
    target = safe_address(address)
    if target:
        element.href = target
        element.target = "_blank"
        element.rel = "noopener noreferrer"
    else:
        element.removeAttribute("href")
    return target


def task():
    """Return the task that the page shows: "find", "duplicates" or "compare"."""
    return document.body.dataset.task


def task_hash():
    """Return the hash by which an address leads to the task that the page shows, "" for Find."""
    return "" if task() == "find" else "#" + task()


def show_task(name):
    """Show a task of the page (front.js)."""
    if task() != name:
        # To find is what the page does without a hash as well: another one would be another entry of the history.
        shown = window.location.hash[1:] if window.location.hash in ("#compare", "#duplicates") else "find"
        if shown != name:
            window.location.hash = name
        # The event comes later; what is done next needs the task now.
        window.front.showTask(name)

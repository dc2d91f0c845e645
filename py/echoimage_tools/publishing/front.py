"""The first screen of the page, as it fits the collection of a site: what only the demo has is marked in it."""

import re

_SAMPLE = re.compile(r"[ \t]*<!-- sample -->(.*?)<!-- /sample -->\n?", re.DOTALL)
_OWN = re.compile(r"<!-- own: (.*?) -->")


def of_demo(page: str, count: int, examples: str) -> str:
    """Return the page with the number of the demo's pictures and its examples (HTML)."""
    return page.replace("<!-- count -->", f" ({count})").replace("<!-- examples -->", examples)


def of_own_collection(page: str) -> str:
    """Return the page, as it is in `web/` or with a demo, for a site with another collection."""
    return _OWN.sub(r"\1", _SAMPLE.sub("", page))

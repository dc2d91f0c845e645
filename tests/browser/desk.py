"""A started page that the tests of a process share, for a start takes seconds."""

from playwright.sync_api import Browser
from visit import STILL, Visit


class Desk:
    """`visit()` is that of the page; after `clear()` there is another one."""

    def __init__(self, browser: Browser, site: str) -> None:
        self._browser = browser
        self._site = site
        self._visit: Visit | None = None

    def visit(self) -> Visit:
        if self._visit is None:
            context = self._browser.new_context(service_workers="block", **STILL)
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            self._visit = Visit(context, self._site).open()
        return self._visit

    def clear(self) -> None:
        if self._visit:
            self._visit.page.context.close()
        self._visit = None

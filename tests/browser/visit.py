"""A person in front of one tab: opens the site, chooses, drops, pastes, types, waits, reads."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pictures import encoded, file
from PIL import Image
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect
from starts import STARTS

LONG = 60_000
"""Milliseconds for a start or a search, on a machine that does much else."""

# What is shorter on a quick machine, takes as long on a slow one.
expect.set_options(timeout=LONG)

BLOCKED = "Service Worker registration blocked by Playwright"
"""What is said in the console by whoever lets no service worker in (conftest.py)."""

VIEWPORT = {"width": 1280, "height": 720}
"""That of a context to which none was told."""

STILL: dict[str, Any] = {"reduced_motion": "reduce"}
"""For every context: without a graphics card, animations take a quarter of the processor time of these tests."""

AT_REST = re.compile("ready|done|error")
OWN = "Sample pictures"
EMPTY = "nothing.json"
PLAIN = file("plain.png", encoded(Image.new("RGB", (8, 8), "grey")))

IS_DEFAULT = """name => innerWidth === 1280 && !document.querySelector('dialog[open]')
  && !/[?&](method|k|accept)=/.test(location.search) && !location.hash && document.body.dataset.task === 'find'
  && document.body.dataset.state === 'done'
  && document.getElementById('database-name').textContent === name
  && document.getElementById('query-name').textContent === 'plain.png'"""

HAS_DEFAULT_SETTINGS = """name => innerWidth === 1280 && !document.querySelector('dialog[open]')
  && !/[?&](method|k|accept)=/.test(location.search) && !location.hash && document.body.dataset.task === 'find'
  && !document.body.dataset.answers
  && document.getElementById('database-name').textContent === name"""

TO_FIND = """() => {
  location.hash = 'find';
  history.replaceState(history.state, '', location.pathname + location.search);
}"""

# Counts how often each state was entered, in attributes of <html>: without the count, "done"
# could be that of the search before.
COUNT_STATES = """
new MutationObserver((records) => {
  // Rows of a table have a state as well.
  if (!records.some(({target}) => target === document.body)) return;
  const counts = document.documentElement.dataset, name = `times_${document.body.dataset.state}`;
  counts[name] = Number(counts[name] ?? 0) + 1;
}).observe(document, {subtree: true, attributeFilter: ['data-state']});
"""

FORGET = """async () => {
  const worker = document.querySelector("script[type='py'][worker]").xworker.sync;
  for (const {name} of (await worker.mine_open()).folders) await worker.mine_forget(name);
  for (const {name} of await window.front.kept()) await window.front.drop(name);
}"""

READ_CARDS = """cards => cards.map(card => ({
  ...card.dataset, text: card.textContent, exact: !card.querySelector('.exact').hidden}))"""
READ_PROBLEMS = "items => items.map(item => ({...item.dataset, text: item.innerText}))"


class Visit:
    """One page of a context; `check` fails when the page erred, or asked or told anyone else."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.hosts = {urlsplit(address).netloc}
        self.tolerated: list[str] = []
        self.requests: list[Request] = []
        self._said: list[str] = []
        self._past: set[str] = set()
        self._seen: dict[str, int] = {}
        STARTS.watch(context)
        context.on("request", lambda request: self.requests.append(request))
        self.page: Page = context.new_page()
        self.page.add_init_script(COUNT_STATES)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self._said.append(f"page error: {error}"))
        self.body = self.page.locator("body")
        self.status = self.page.get_by_role("status")
        # The comparison, once it was open, has pictures of that name as well.
        self.query_picture: Locator = self.page.locator(".stage").get_by_alt_text("Your picture")
        self.results: Locator = self.page.locator("#results > *")
        self.problems: Locator = self.page.locator("#problems > *")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and message.text != BLOCKED:
            where = message.location.get("url", "")
            if urlsplit(where).netloc not in self._past:
                self._said.append(f"console {message.type}: {message.text} ({where})")

    def open(self, query: str = "", state: str = "ready") -> "Visit":
        """Open the site, with `?q=` or `?db=` if told, and wait for the state."""
        self._seen = {}
        with STARTS.opening():
            self.page.goto(self.address + query)
            if state:
                self.reaches(state)
        return self

    def comes_back(self) -> None:
        """Count anew: the page was loaded again by what is on it."""
        self._seen = {}

    def reaches(self, state: str) -> None:
        """Wait until the state is entered once more than it has been waited for."""
        count = self._seen.get(state, 0) + 1
        html = self.page.locator("html")
        expect(html).to_have_attribute(f"data-times_{state}", str(count))
        expect(self.body).to_have_attribute("data-state", state)
        self._seen[state] = count

    def choose(self, picture: Any) -> None:
        """Choose a file by the button: a path, or what `pictures.file` gives."""
        with self.page.expect_file_chooser() as chooser:
            self.page.locator("label[for='query-file']").click()
        chooser.value.set_files(picture)

    def choose_database(self, content: Any, name: str = "own.json") -> None:
        """Choose a JSON file as the database; anything but bytes is written as JSON."""
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.look_in_list()
        with self.page.expect_file_chooser() as chooser:
            self.page.locator("label[for='database-file']").click()
        chooser.value.set_files({"name": name, "mimeType": "application/json", "buffer": data})

    def look_in_list(self) -> None:
        """Have the ways to open a list in sight."""
        if not self.page.locator("#where-list").is_visible():
            self.page.locator("#where-toggle").click()
        self.page.get_by_role("radio", name="A list on the web").check()

    def open_list(self, address: str) -> None:
        """Open the list of pictures at an address."""
        self.look_in_list()
        self.page.get_by_label("Address of a JSON file").fill(address)
        self.page.get_by_role("button", name="Open", exact=True).click()

    def try_example(self, name: str) -> None:
        """Click an example, which the start alone shows."""
        if not self.page.locator(".stage").is_visible():
            self.page.get_by_role("link", name="Find", exact=True).click()
            expect(self.page.locator(".stage")).to_be_visible()
        if self.page.locator("#query-new").is_visible():
            self.page.locator("#query-new").click()
        self.page.locator("#examples").get_by_role("button", name=name).click()

    def type_address(self, address: str) -> None:
        self.page.get_by_label("Address of a picture").fill(address)
        self.page.get_by_label("Address of a picture").press("Enter")

    def drop(self, on: str, files: list[Path] | None = None, items: dict[str, str] | None = None) -> None:
        """Drop files or texts (by MIME type) from outside the browser on what `on` selects."""
        self.page.locator(on).scroll_into_view_if_needed()
        box = self.page.locator(on).bounding_box()
        assert box, f"{on} is not on the page"
        data = {
            "items": [{"mimeType": kind, "data": text} for kind, text in (items or {}).items()],
            "files": [str(path) for path in files or []],
            "dragOperationsMask": 1,
        }
        where = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        devtools = self.page.context.new_cdp_session(self.page)
        for event in ("dragEnter", "dragOver", "drop"):
            devtools.send("Input.dispatchDragEvent", {"type": event, "data": data, **where})
        devtools.detach()

    def compare(self, card: Locator | None = None) -> Locator:
        """Open the comparison of a card, the first if none is told, and return the dialog."""
        card = card or self.results.first
        if not card.is_visible():
            self.page.get_by_role("button", name="Nearest, not matches").click()
        card.get_by_role("button", name="Compare").click()
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        return dialog

    def look(self, view: str) -> None:
        """Change the comparison to a view, by its label."""
        radio = self.page.locator("#comparison-views").get_by_label(view, exact=True)
        if not radio.is_visible():
            self.page.locator("#comparison-more").click()
        radio.check()

    def delete_what_is_stored(self) -> None:
        """Have everything deleted, and wait until nothing is left to delete."""
        button = self.page.get_by_role("button", name="Delete what is stored here")
        button.click()
        self.page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
        expect(button).to_be_hidden()

    def cards(self) -> list[dict[str, Any]]:
        """Return the results as shown: data attributes, `text`, and whether marked `exact`."""
        return self.results.evaluate_all(READ_CARDS)

    def urls(self) -> list[str]:
        return [card["url"] for card in self.cards()]

    def problem_list(self) -> list[dict[str, Any]]:
        """Return the problems as listed: `url`, `reason`, `text`."""
        if self.problems.count() and not self.problems.first.is_visible():
            self.page.locator("#problems-panel summary").click()
        return self.problems.evaluate_all(READ_PROBLEMS)

    def fetched(self) -> list[str]:
        """Return the addresses that Python read, in order; not what `<img>` shows, or the service worker stores."""
        return [one.url for one in self.requests if one.resource_type == "fetch" and not one.service_worker]

    def forget_own_pictures(self) -> None:
        """Have the worker forget what earlier tests had scanned on this page, and drop what the browser keeps of it."""
        self.page.evaluate(FORGET)

    def settle(self, demo: bool) -> None:
        """Have the page as every test may expect it, whatever an earlier one has left, without another start.

        A plain grey picture has been searched, in the demo or in a collection without pictures, by default settings.
        """
        self.begin()
        if self.page.evaluate(IS_DEFAULT, OWN if demo else EMPTY):
            return
        if demo and self.page.evaluate(HAS_DEFAULT_SETTINGS, OWN):
            self._search_plain()
            return self.begin()
        self.page.set_viewport_size(VIEWPORT)
        self.page.evaluate(TO_FIND)
        if self.page.get_by_role("dialog").is_visible():
            self.page.keyboard.press("Escape")
        # First of all, so that nothing else is searched in what was open.
        self.page.locator("#database-file").set_input_files(file(EMPTY, b"[]"))
        expect(self.page.locator("#database-name")).to_have_text(EMPTY)
        self._have_default_settings()
        self._search_plain()
        if demo:
            self.back_to_demo()
        self.begin()

    def _search_plain(self) -> None:
        self._rested()
        self.page.locator("#query-file").set_input_files(PLAIN)
        self.reaches("done")

    def back_to_demo(self) -> None:
        """Open the collection of the site again, and wait until the picture has been searched in it."""
        self.page.get_by_role("radio", name=OWN).check()
        self.reaches("done")

    def _have_default_settings(self) -> None:
        self._rested()
        if not self.page.evaluate("/[?&](method|k|accept)=/.test(location.search)"):
            return
        if not self.page.get_by_label("Results shown").is_visible():
            self.page.locator("#settings-panel summary").click()
        self.page.get_by_role("radio", name="Verified").check()
        self._rested()
        self.page.get_by_label("Matches", exact=True).select_option("")
        self._rested()
        self.page.get_by_label("Results shown").fill("5")
        self.page.get_by_label("Results shown").press("Enter")

    def _rested(self) -> None:
        """Take note of the states that were entered, once the page does nothing."""
        expect(self.body).to_have_attribute("data-state", AT_REST)
        counts = self.page.locator("html").evaluate("html => ({...html.dataset})")
        self._seen = {name.removeprefix("times_"): int(count) for name, count in counts.items() if "times_" in name}

    def begin(self) -> None:
        """Start the record anew, for a test on a page that an earlier one has used."""
        self._rested()
        self.tolerated = []
        # A picture that the page showed for an earlier test may come, or fail to come, as late as it is scrolled to.
        self._past = self.hosts - {urlsplit(self.address).netloc}
        self.requests.clear()
        self._said.clear()

    def check(self) -> None:
        """Fail on any word in the console, any foreign host and anything sent."""
        self.page.title()  # events on their way arrive before the answer
        said = [line for line in self._said if not any(text in line for text in self.tolerated)]
        assert not said, "the page complained:\n" + "\n".join(said)
        for request in self.requests:
            if request.url.startswith(("http:", "https:", "ws:", "wss:")):
                assert urlsplit(request.url).netloc in self.hosts, f"foreign: {request.url}"
            assert request.method in ("GET", "HEAD"), f"{request.method} {request.url}"
            assert request.post_data_buffer is None, f"something was sent to {request.url}"

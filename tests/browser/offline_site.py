"""A host of the site that can go away, lose files, or have another version; and a browser that is closed and opened."""

import functools
import gzip
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hosts import running
from playwright.sync_api import BrowserContext, BrowserType, expect
from starts import STARTS
from visit import LONG, STILL, Visit

from echoimage_build.offline import write_worker
from echoimage_build.recipe import read_recipes
from echoimage_build.server import Handler, Server

ROOT = Path(__file__).resolve().parents[2]

SHARE = """([data, name]) => {
  const form = document.createElement('form');
  Object.assign(form, {method: 'post', action: './?share', enctype: 'multipart/form-data'});
  const field = document.createElement('input');
  Object.assign(field, data ? {type: 'file', name: 'picture'} : {name: 'text', value: name});
  if (data) {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(data)], name, {type: 'image/jpeg'}));
    field.files = transfer.files;
  }
  form.append(field);
  document.body.append(form);
  form.submit();
}"""
"""Sends the page what another app shares with it: bytes and name of a picture, or null and an address."""


class _Handler(Handler):
    server: "SiteHost"

    def do_GET(self) -> None:  # noqa: N802  (the name is http.server's)
        name = self.path.partition("?")[0].removeprefix(self.server.below)
        if name and name == self.server.last:
            self.server.wait_for_answer(self.server.but_one)
            self.server.away = True
        self.server.heard(name)
        if self.server.away:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.server.answers(name)
        if name in self.server.lost:
            return self.send_error(404)
        return super().do_GET()

    def end_headers(self) -> None:
        # Or the browser could take what it needs without network out of its own cache, while that is fresh.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    do_HEAD = do_GET  # noqa: N815  (the name is http.server's)

    def do_POST(self) -> None:  # noqa: N802  (likewise)
        self.server.asked.append(f"POST {self.path}")
        self.send_error(405)


class SiteHost(Server):
    """Serves a copy of the site, or what a test makes of it, below a path.

    `away`: answers nobody; `last`: goes away when asked for this file, once `but_one` was answered; `lost`: has no
    such files.
    """

    def __init__(self, site: Path, folder: Path, below: str = "/") -> None:
        self.below = below
        self.folder = folder / below.strip("/")
        self._site = site
        self._news = threading.Condition()
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server_port}{below}"
        self.restore()

    def heard(self, name: str) -> None:
        """Take note of a request, answered or not."""
        with self._news:
            self._wishes.append(name)
            self._news.notify_all()

    def answers(self, name: str) -> None:
        with self._news:
            self.asked.append(name)
            self._news.notify_all()

    def wait_for_answer(self, name: str) -> None:
        """Wait until this file is being answered; "" is answered already."""
        with self._news:
            self._news.wait_for(lambda: not name or name in self.asked, LONG / 1000)

    def wait_for(self, name: str) -> None:
        """Wait until somebody wants this file; wishes before `restore` do not count."""
        with self._news:
            assert self._news.wait_for(lambda: name in self._wishes, LONG / 1000), f"nobody asked for {name}"

    def restore(self) -> None:
        """Have the site as it was built, reachable, and nothing on record."""
        self.away = False
        self.last = self.but_one = ""
        self.lost: set[str] = set()
        self.asked: list[str] = []
        self._wishes: list[str] = []
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self._site, self.folder)

    def fetched(self) -> set[str]:
        """Return the files asked for, without those that Chromium asks for by itself at a visit.

        These are the service worker, to see whether it has changed, and the page, in case the worker does not answer.
        """
        return set(self.asked) - {"", "sw.js"}

    def publish(self, changes: dict[str, tuple[str, str]]) -> None:
        """Put another version in place."""
        publish(self.folder, changes)


def publish(folder: Path, changes: dict[str, tuple[str, str]]) -> None:
    """Make another version of a site: in these files one text becomes another; in bytecode, of the same length."""
    for name, (old, new) in changes.items():
        path = folder / name
        packed = path.suffix == ".bin"
        data = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
        assert old.encode() in data, f"{old} is not in {name}"
        data = data.replace(old.encode(), new.encode())
        path.write_bytes(gzip.compress(data) if packed else data)
    write_worker(ROOT / "web", folder, read_recipes(ROOT / "web" / "runtime.toml"))


@contextmanager
def site_host(site: Path, folder: Path, below: str = "/") -> Iterator[SiteHost]:
    with running(SiteHost(site, folder, below)) as host:
        yield host


class Profile:
    """What a browser keeps on disk. `visit` opens the browser with it; the one before is closed first."""

    def __init__(self, browser_type: BrowserType, options: dict[str, Any], folder: Path, host: SiteHost) -> None:
        self._browser_type = browser_type
        self._options = options
        self._folder = folder
        self._host = host
        self._context: BrowserContext | None = None
        self._visits: list[Visit] = []

    def visit(self) -> Visit:
        """Return a visit, not yet opened."""
        self.close()
        STARTS.counts["browsers"] += 1
        self._context = self._browser_type.launch_persistent_context(self._folder, **STILL, **self._options)
        return self.another()

    def another(self) -> Visit:
        """Return a visit in one more tab of the open browser."""
        assert self._context
        self._visits.append(Visit(self._context, self._host.address))
        return self._visits[-1]

    def close(self) -> None:
        """Close the browser, after a look at what its pages said."""
        for visit in self._visits:
            visit.check()
        self._visits = []
        self.abandon()

    def abandon(self) -> None:
        if self._context:
            self._context.close()
        self._context = None


def is_stored(visit: Visit) -> None:
    """Wait until everything is stored."""
    expect(visit.page.locator("#offline")).to_contain_text("Works without network")


def clear_browser_cache(visit: Visit) -> None:
    """Empty what the browser keeps by itself, where the right file may be found as well."""
    visit.page.context.new_cdp_session(visit.page).send("Network.clearBrowserCache")


ALL_THAT_IS_STORED = """async (scope) => {
  const features = await new Promise((done) => {
    const opening = indexedDB.open(`echoimage ${scope}`);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('features').objectStore('features').count();
      counting.onsuccess = () => done(counting.result);
    };
  });
  return [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length, features];
}"""


def all_that_is_stored(visit: Visit) -> tuple[list[str], int, int]:
    """Return the names of caches, and the numbers of service workers and of pictures with features."""
    names, workers, features = visit.page.evaluate(ALL_THAT_IS_STORED, visit.address)
    return names, workers, features


def forget(visit: Visit) -> None:
    """Have everything deleted."""
    visit.delete_what_is_stored()
    expect(visit.page.locator("#offline")).to_contain_text("Everything was deleted")


SPOIL = """async ([name, text]) => {
  for (const key of await caches.keys()) {
    const cache = await caches.open(key);
    if (!await cache.match(name)) continue;
    await cache.delete(name);
    if (text) await cache.put(name, new Response(text, {headers: {'content-type': 'text/plain'}}));
  }
}"""
LENGTH = "async name => (await (await caches.match(name))?.arrayBuffer())?.byteLength ?? 0"


def spoil(visit: Visit, name: str, text: str = "") -> None:
    """Have a stored file contain this text, or delete it."""
    visit.page.evaluate(SPOIL, [address_of(visit, name), text])


def stored_length(visit: Visit, name: str) -> int:
    """Return the bytes of a stored file, 0 if there is none."""
    return int(visit.page.evaluate(LENGTH, address_of(visit, name)))


def address_of(visit: Visit, name: str) -> str:
    return visit.address + name.removeprefix("./")


COPIES = """async ([scope, count]) => {
  const name = `echoimage ${scope} databases`;
  return await caches.has(name) && (await (await caches.open(name)).keys()).length >= count;
}"""


def copies_are_kept(visit: Visit, count: int) -> None:
    """Wait until so many copies of what databases name are kept."""
    wait_until(visit, COPIES, [visit.address, count])


WAIT = """async ([arg, limit]) => {
  const met = CONDITION, end = Date.now() + limit;
  while (!await met(arg)) {
    if (Date.now() > end) throw new Error('this was not so in time: ' + met);
    await new Promise((done) => setTimeout(done, 50));
  }
}"""


def wait_until(visit: Visit, condition: str, arg: Any = None) -> None:
    """Wait until an asynchronous function holds; Playwright's own waiting takes its promise for a yes."""
    visit.page.evaluate(WAIT.replace("CONDITION", condition), [arg, LONG])

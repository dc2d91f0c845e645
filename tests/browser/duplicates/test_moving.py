"""Extras moved into a subfolder of a folder that was picked, and back: every byte is there at every moment."""

import hashlib
from collections.abc import Iterator

import pytest
from pictures import encoded, scene
from playwright.sync_api import Page, expect
from visit import FORGET, Visit

# The dialog of the browser is no driver's; a folder of the site's own storage has a handle of the same kind.
PICKED = """async (files) => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('Trip', {create: true});
  for (const [path, bytes] of Object.entries(files)) {
    const names = path.split('/');
    let place = folder;
    for (const name of names.slice(0, -1)) place = await place.getDirectoryHandle(name, {create: true});
    const writing = await (await place.getFileHandle(names.at(-1), {create: true})).createWritable();
    await writing.write(new Uint8Array(bytes));
    await writing.close();
  }
  const {requestPermission} = FileSystemDirectoryHandle.prototype;
  window.own = {requestPermission, showDirectoryPicker, move: FileSystemFileHandle.prototype.move};
  FileSystemDirectoryHandle.prototype.requestPermission = async () => 'granted';
  window.showDirectoryPicker = async () => folder;
}"""

THERE = """async () => {
  const found = {};
  async function look(place, path) {
    for await (const one of place.values()) {
      if (one.kind === 'directory') await look(one, `${path}${one.name}/`);
      else {
        const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await (await one.getFile()).arrayBuffer()));
        found[path + one.name] = Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
      }
    }
  }
  await look(await (await navigator.storage.getDirectory()).getDirectoryHandle('Trip'), '');
  return found;
}"""

# The page is that of other tests, too.
GONE = """async () => {
  FileSystemDirectoryHandle.prototype.requestPermission = window.own.requestPermission;
  FileSystemFileHandle.prototype.move = window.own.move;
  window.showDirectoryPicker = window.own.showDirectoryPicker;
  for (const {name} of await indexedDB.databases()) if (name.endsWith(' folders')) indexedDB.deleteDatabase(name);
  await (await navigator.storage.getDirectory()).removeEntry('Trip', {recursive: true});
}"""

WITHOUT = "() => { delete FileSystemFileHandle.prototype.move; }"
COUNTED = """() => {
  window.moves = 0;
  FileSystemFileHandle.prototype.move = async function (...to) {
    await window.own.move.apply(this, to);
    window.moves += 1;
  };
}"""


@pytest.fixture
def page(bare_visit: Visit) -> Iterator[Page]:
    page = bare_visit.page
    page.evaluate(FORGET)
    yield page
    page.get_by_role("button", name="Forget Trip").click()
    page.evaluate(GONE)


def look_for(page: Page) -> None:
    page.locator("#duplicates-start").click()
    expect(page.locator("#duplicates-panel")).to_have_attribute("data-run", "done")


@pytest.mark.parametrize("by", ["the browser", "a copy"])
def test_extras_are_moved_into_a_subfolder_and_back(page: Page, by: str) -> None:
    picture, other = encoded(scene(31, 320, 240)), encoded(scene(32, 320, 240))
    # A file of an earlier move is in the way of the second.
    files = {"a.png": picture, "in/b.png": picture, "c.png": other, "EchoImage extras/in/b.png": b"another"}
    page.evaluate(PICKED, {name: list(data) for name, data in files.items()})
    page.evaluate(WITHOUT if by == "a copy" else COUNTED)
    page.locator("label[for='mine-folder']").click()
    expect(page.locator("#mine-list")).to_contain_text("Trip: 3 pictures")
    page.get_by_role("link", name="Duplicates").click()
    look_for(page)
    page.get_by_role("button", name="Move extras aside").click()
    page.get_by_role("dialog").get_by_role("button", name="Move", exact=True).click()
    expect(page.locator("#duplicates-told")).to_have_text("1 picture moved into “EchoImage extras”.")
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    moved = {**sums, "EchoImage extras/in/b (2).png": sums["in/b.png"]}
    del moved["in/b.png"]
    assert page.evaluate(THERE) == moved
    expect(page.locator(".group:visible")).to_have_count(0)
    expect(page.get_by_role("button", name="Move extras aside")).to_be_hidden()
    # The index knows nothing of it.
    look_for(page)
    expect(page.locator("#duplicates-line")).to_contain_text("No duplicates")
    expect(page.locator("#duplicates-line")).to_be_focused()
    page.get_by_role("button", name="Move them back").click()
    expect(page.locator("#duplicates-told")).to_have_text("1 picture moved back.")
    assert page.evaluate(THERE) == sums
    expect(page.locator(".group:visible")).to_have_count(1)
    assert by == "a copy" or page.evaluate("window.moves") == 2

"""Files moved within a folder, whatever happens meanwhile: none is lost, and none that is another one is touched."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page
from visit import Visit

MAKE = """async (files) => {
  window.root = await (await navigator.storage.getDirectory()).getDirectoryHandle('Trip', {create: true});
  window.put = async (path, text) => {
    const names = path.split('/');
    let place = window.root;
    for (const name of names.slice(0, -1)) place = await place.getDirectoryHandle(name, {create: true});
    const handle = await place.getFileHandle(names.at(-1), {create: true});
    const writing = await handle.createWritable();
    await writing.write(text);
    await writing.close();
    const {size, lastModified} = await handle.getFile();
    return {path, size, modified: lastModified, folder: 'Trip'};
  };
  const made = {};
  for (const [path, text] of Object.entries(files)) made[path] = await window.put(path, text);
  return made;
}"""

MOVE = """async (moves) => {
  const moving = await window.front.moving();
  moving.know('Trip', window.root);
  return moving.move('Trip', JSON.stringify(moves), () => {});
}"""

THERE = """async () => {
  const found = {};
  async function look(place, path) {
    for await (const one of place.values()) {
      if (one.kind === 'file') found[path + one.name] = await (await one.getFile()).text();
      else await look(one, `${path}${one.name}/`);
    }
  }
  await look(window.root, '');
  return found;
}"""

# As of a file system that has moved the file, and cannot say so.
MOVES_AND_FAILS = """() => {
  const {move} = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.move = async function (...to) {
    await move.apply(this, to);
    throw new DOMException('', 'InvalidModificationError');
  };
}"""

ANOTHER_COMES = """() => {
  FileSystemFileHandle.prototype.move = async function () {
    await window.put('aside/b', 'another');
    throw new DOMException('', 'NotAllowedError');
  };
}"""

# As of a file system that cannot remove the original, or has removed it and cannot say so.
REMOVES = """(does) => {
  delete FileSystemFileHandle.prototype.move;
  const {removeEntry} = FileSystemDirectoryHandle.prototype;
  FileSystemDirectoryHandle.prototype.removeEntry = async function (...what) {
    if (this.name !== 'Trip' || does) await removeEntry.apply(this, what);
    if (this.name === 'Trip') throw new DOMException('', 'NoModificationAllowedError');
  };
}"""

FILES = {"a": "kept", "b": "extra"}


@pytest.fixture
def page(light_visit: Visit) -> Page:
    return light_visit.open(state="").page


def move(page: Page, made: dict[str, Any], **known: Any) -> list[list[str]]:
    """Move b into another folder; return what was moved."""
    asked = {"from": "b", "to": "aside/b", "file": made["b"], "kept": made["a"], **known}
    moved: list[list[str]] = page.evaluate(MOVE, [asked])
    return moved


def test_a_file_that_is_what_was_described_is_moved(page: Page) -> None:
    made = page.evaluate(MAKE, FILES)
    assert move(page, made) == [["b", "aside/b"]]
    assert page.evaluate(THERE) == {"a": "kept", "aside/b": "extra"}


DIFFERENCES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "another size": lambda made: {"file": {**made["b"], "size": 4}},
    "written since": lambda made: {"file": {**made["b"], "modified": 7}},
    "the kept one was written since": lambda made: {"kept": {**made["a"], "modified": 7}},
    "the kept one is gone": lambda made: {"kept": {**made["a"], "path": "c"}},
    "the folder of the kept one is unknown": lambda made: {"kept": {**made["a"], "folder": "Other"}},
    "it is gone": lambda made: {"from": "c", "file": {**made["b"], "path": "c"}},
}


def test_a_file_stays_where_anything_is_not_as_it_was(page: Page) -> None:
    made = page.evaluate(MAKE, FILES)
    for name, differs in DIFFERENCES.items():
        assert move(page, made, **differs(made)) == [], name
        assert page.evaluate(THERE) == FILES, name
        # No folder was made for it.
        assert sorted(page.evaluate("Array.fromAsync(window.root.keys())")) == ["a", "b"], name


def test_a_file_that_was_moved_by_a_move_that_fails_is_not_removed(page: Page) -> None:
    made = page.evaluate(MAKE, FILES)
    page.evaluate(MOVES_AND_FAILS)
    assert move(page, made) == [["b", "aside/b"]]
    assert page.evaluate(THERE) == {"a": "kept", "aside/b": "extra"}


@pytest.mark.parametrize(
    ("removed", "moved", "there"),
    [(False, [], FILES), (True, [["b", "aside/b"]], {"a": "kept", "aside/b": "extra"})],
)
def test_a_file_that_fails_to_be_removed_after_the_copy_is_there_once(
    page: Page, removed: bool, moved: list[list[str]], there: dict[str, str]
) -> None:
    made = page.evaluate(MAKE, FILES)
    page.evaluate(REMOVES, removed)
    assert move(page, made) == moved
    assert page.evaluate(THERE) == there


def test_a_file_that_comes_while_a_move_fails_is_not_written_over(page: Page) -> None:
    made = page.evaluate(MAKE, FILES)
    page.evaluate(ANOTHER_COMES)
    assert move(page, made) == []
    assert page.evaluate(THERE) == {**FILES, "aside/b": "another"}


def test_what_was_said_last_to_be_no_duplicates_can_be_taken_back(page: Page) -> None:
    stored = page.evaluate("['a b', '', null].map((pairs) => window.front.notDuplicates(pairs))")
    assert stored == ["a b", "", ""]
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    assert page.evaluate("window.front.notDuplicates('a b')") is None

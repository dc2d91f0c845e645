"""A tab that is driven from outside, whatever the engine: what the tests need, over what its driver can do."""

import json
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from starts import STARTS

PATIENCE = 120
"""Seconds for a start, a search or one answer of the browser, on a machine that does much else."""

READ_CARDS = """() => [...document.querySelectorAll('#results > *')].map(
  card => ({...card.dataset, text: card.innerText}))"""

PAUSE = 0.1
"""Seconds between two looks at the page; these drivers bring no condition to wait for."""

PLACE = """selector => {
  const element = document.querySelector(selector);
  element.scrollIntoView({block: 'center', behavior: 'instant'});
  const box = element.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
}"""

# Every state that is entered, in an attribute: without it, "done" could be that of the search before.
WATCH_STATES = """() => {
  const states = document.documentElement.dataset;
  states.entered = document.body.dataset.state;
  new MutationObserver(() => { states.entered += ' ' + document.body.dataset.state; })
    .observe(document.body, {attributeFilter: ['data-state']});
}"""

SETTLED = """() => {
  const helpers = document.querySelectorAll("script[type='py'][worker][src*='helper']").length;
  return !document.body || helpers <= Number(document.body.dataset.helpers ?? 0);
}"""
"""Whether all helpers are ready: in WebKitGTK, a document left while one started was followed by a complaint."""


class Driven(ABC):
    """One browser with one tab. Addresses, functions as JavaScript source, arguments and answers as JSON."""

    name: str
    fingers: bool
    """Whether the driver's touches reach the page as touches, or as those of a mouse."""

    def __init__(self) -> None:
        self._open = ExitStack()

    def run(self, words: list[str], **how: Any) -> "subprocess.Popen[str]":
        """Start a program that ends with the browser."""
        process = self._open.enter_context(subprocess.Popen(words, text=True, **how))
        self._open.callback(process.terminate)
        return process

    @abstractmethod
    def start(self) -> None:
        """Open the browser, also one that was closed: what its profile folder keeps is there."""

    def close(self) -> None:
        """End the browser, and wait until it has ended."""
        self._open.close()

    def open(self, address: str) -> None:
        """Go there and wait until the document is loaded, once nothing is starting in the one that is left."""
        self.wait(SETTLED)
        STARTS.counts["Pyodide"] += 1
        with STARTS.opening():
            self.go(address)
        self.call(WATCH_STATES)

    @abstractmethod
    def go(self, address: str) -> None:
        """Go there and wait until the document is loaded; what `open` and a reload have in common is done there."""

    @abstractmethod
    def call_json(self, function: str, arguments: str) -> str:
        """Call a function of the page with a JSON list of arguments, and return its answer, awaited, as JSON."""

    @abstractmethod
    def set_file(self, selector: str, path: Path) -> None:
        """Put a file into a file field, as its dialog would."""

    @abstractmethod
    def perform(self, *sources: dict[str, Any]) -> None:
        """Perform the actions of input sources, side by side (W3C WebDriver, section 15)."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Have a viewport of so many CSS pixels, or the next that the system allows."""

    @abstractmethod
    def screenshot(self) -> bytes:
        """Return what the viewport shows, as a PNG."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """Return the errors and warnings of the console since the last time."""

    @abstractmethod
    def foreign(self) -> list[str]:
        """Return what was asked of anyone but 127.0.0.1 since the last time."""

    def call(self, function: str, *arguments: Any) -> Any:
        return json.loads(self.call_json(function, json.dumps(arguments)))

    def wait(self, function: str, *arguments: Any) -> Any:
        """Wait until a function of the page gives something true, and return that."""
        end = time.monotonic() + PATIENCE
        while not (answer := self.call(function, *arguments)):
            told = self.call("() => [document.body.dataset.state, document.querySelector('#status')?.textContent]")
            assert time.monotonic() < end, f"{self.name}: waited for {function} {arguments}; the page says {told}"
            time.sleep(PAUSE)
        return answer

    def reaches(self, state: str) -> None:
        self.wait("state => document.body.dataset.state === state", state)

    @contextmanager
    def entering(self, state: str) -> Iterator[None]:
        """Wait, after what is done within, until the state is entered anew."""
        self.call("() => { document.documentElement.dataset.entered = ''; }")
        yield
        self.wait("state => document.documentElement.dataset.entered.split(' ').includes(state)", state)
        self.reaches(state)

    def search(self, path: Path) -> None:
        """Choose a picture by the button's file field, and wait for the results."""
        with self.entering("done"):
            self.set_file("#query-file", path)

    def cards(self) -> list[dict[str, str]]:
        """Return the results as shown: data attributes and `text`."""
        cards: list[dict[str, str]] = self.call(READ_CARDS)
        return cards

    def text(self, selector: str) -> str:
        return str(self.call("selector => document.querySelector(selector).innerText", selector))

    def click(self, selector: str, pointer: str = "mouse") -> None:
        """Press and release where the element is, with a mouse or with a finger."""
        x, y = self.call(PLACE, selector)
        self.perform(touch((x, y), pointer=pointer))

    def press(self, key: str) -> None:
        """Press and release a key, where the focus is."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.perform({"type": "key", "id": "keyboard", "actions": actions})


def touch(*way: tuple[int, int], pointer: str = "touch", name: str = "one") -> dict[str, Any]:
    """Return the actions of a pointer that is pressed at the first place, goes the way, and is released."""
    moves = [{"type": "pointerMove", "x": x, "y": y, "duration": 50, "origin": "viewport"} for x, y in way]
    down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
    actions = [moves[0], down, *moves[1:], up]
    return {"type": "pointer", "id": pointer + name, "parameters": {"pointerType": pointer}, "actions": actions}


def check(browser: Driven) -> None:
    assert browser.complaints() == []
    assert browser.foreign() == []

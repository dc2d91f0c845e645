"""WebKitGTK by W3C WebDriver (w3.org/TR/webdriver2), over its own driver, on a screen that nobody sees."""

import base64
import os
import re
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import requests
from driven import PATIENCE, PAUSE, Driven
from starts import STARTS

from echoimage_build.engines import SYSTEM_PYTHON

WINDOW = Path(__file__).with_name("webkit_window.py")
COMPLAINT = re.compile(r"CONSOLE \w+ (?:ERROR|WARN)|CONSOLE (?:ERROR|WARN)")
UNKNOWN_RULE = "Unrecognized Content-Security-Policy directive 'manifest-src'"
"""WebKitGTK installs no pages and knows no rule for it; for Chromium the rule is needed."""
BASELINE_CODE = {"JSC_useOMGJIT": "0"}
"""WebAssembly stays as JavaScriptCore compiles it at first, as in the tests in Chromium: two starts, a scan and four
searches take 56 s of processor time instead of 100 (WebKitGTK, 2 cores, 2026-11-30)."""

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
ASYNC_JSON = """const [text, done] = arguments;
(async () => JSON.stringify((await ({})(...JSON.parse(text))) ?? null))()
  .then(done, error => done(JSON.stringify({{failed: String(error)}})));"""


class WebKit(Driven):
    """WebKitGTK in a bare window (webkit_window.py), with a profile folder of its own."""

    name = "WebKit"
    fingers = False

    def __init__(self, program: str, profile: Path, *settings: str) -> None:
        super().__init__()
        self._program = program
        self._profile = profile
        self._settings = settings
        self._console = profile / "console.txt"

    def start(self) -> None:
        STARTS.counts["browsers"] += 1
        self._profile.mkdir(exist_ok=True)
        self._heard = 0
        self._border = self._open.enter_context(socket.create_server(("127.0.0.1", 0)))
        self._border.setblocking(False)
        port = _free_port()
        how = {"DISPLAY": self._screen(), "GDK_BACKEND": "x11", **BASELINE_CODE}
        said = self._open.enter_context(self._console.open("w"))
        words = [self._program, f"--port={port}", "--host=127.0.0.1"]
        driver = self.run(words, env={**os.environ, **how}, stdout=said, stderr=subprocess.STDOUT)
        _wait_for(port, driver)
        self._address = f"http://127.0.0.1:{port}/session"
        window = [str(WINDOW), str(self._profile), f"http://127.0.0.1:{self._border.getsockname()[1]}"]
        options = {"binary": SYSTEM_PYTHON, "args": [*window, *self._settings]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._address += "/" + self._command("POST", "", wanted)["sessionId"]
        self._open.callback(self._command, "DELETE", "")
        self._command("POST", "/timeouts", {"script": PATIENCE * 1000, "pageLoad": PATIENCE * 1000})

    def _screen(self) -> str:
        words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
        screen = self.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert screen.stdout
        return f":{screen.stdout.readline().strip()}"  # told when it is ready

    def _command(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = requests.request(method, self._address + path, json=body, timeout=PATIENCE)
        value = answer.json()["value"]
        assert answer.ok, f"{path}: {value['error']} {value['message']}"
        return value

    def go(self, address: str) -> None:
        self._command("POST", "/url", {"url": address})

    def call_json(self, function: str, arguments: str) -> str:
        script = ASYNC_JSON.format(function)
        return str(self._command("POST", "/execute/async", {"script": script, "args": [arguments]}))

    def set_file(self, selector: str, path: Path) -> None:
        found = self._command("POST", "/element", {"using": "css selector", "value": selector})
        self._command("POST", f"/element/{found[ELEMENT]}/value", {"text": str(path)})

    def perform(self, *sources: dict[str, Any]) -> None:
        self._command("POST", "/actions", {"actions": sources})

    def resize(self, width: int, height: int) -> None:
        self._command("POST", "/window/rect", {"width": width, "height": height})

    def screenshot(self) -> bytes:
        return base64.b64decode(self._command("GET", "/screenshot"))

    def complaints(self) -> list[str]:
        told = [line for line in self._console.read_text().splitlines() if COMPLAINT.search(line)]
        news, self._heard = told[self._heard :], len(told)
        return [line for line in news if UNKNOWN_RULE not in line]

    def foreign(self) -> list[str]:
        """Nobody is let through, and nobody is asked where to: that somebody came is enough."""
        try:
            self._border.accept()[0].close()
        except BlockingIOError:
            return []
        return ["a connection to another host"]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(port: int, program: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            assert time.monotonic() < end and program.poll() is None, "WebKitWebDriver did not start"
            time.sleep(PAUSE)

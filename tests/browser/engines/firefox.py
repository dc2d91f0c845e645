"""Firefox by WebDriver BiDi (w3.org/TR/webdriver-bidi), which it speaks itself: no other program stands between."""

import base64
import itertools
import json
import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from driven import PATIENCE, Driven
from starts import STARTS
from websockets.sync.client import connect

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
ASYNC_JSON = "async text => JSON.stringify((await ({})(...JSON.parse(text))) ?? null)"


class Firefox(Driven):
    """A headless Firefox with a profile folder of its own."""

    name = "Firefox"
    fingers = True

    def __init__(self, program: str, profile: Path, **settings: Any) -> None:
        super().__init__()
        self._program = program
        self._profile = profile
        self._settings = settings
        self._numbers = itertools.count()
        self._asked: set[str] = set()
        self._complaints: list[str] = []

    def start(self) -> None:
        STARTS.counts["browsers"] += 1
        self._profile.mkdir(exist_ok=True)
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in self._settings.items()]
        (self._profile / "user.js").write_text("\n".join(lines))
        words = [self._program, "--headless", "--no-remote", "--profile", str(self._profile)]
        # On no page: that of a new tab writes into its console what is not the site's.
        words += ["--remote-debugging-port=0", "about:blank"]
        process = self.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        assert process.stderr
        found = next((found for line in process.stderr if (found := LISTENING.search(line))), None)
        assert found, "Firefox did not start"
        socket = connect(f"{found[1]}/session", max_size=None, open_timeout=PATIENCE)
        self._socket = self._open.enter_context(socket)
        self._command("session.new", capabilities={})
        self._open.callback(self._end, process)
        self._tab = self._command("browsingContext.getTree")["contexts"][0]["context"]
        self._command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])

    def _end(self, process: "subprocess.Popen[str]") -> None:
        self._command("browser.close")
        process.wait(PATIENCE)

    def _command(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(PATIENCE))
            if message["type"] == "event":
                self._note(message["method"], message["params"])
            elif message["id"] == number:
                assert message["type"] == "success", f"{method}: {message['message']}"
                return message["result"]

    def _note(self, event: str, told: dict[str, Any]) -> None:
        if event == "network.beforeRequestSent":
            self._asked.add(told["request"]["url"])
        elif told["level"] in ("warn", "error") and told["source"].get("context") == self._tab:  # else Firefox's own
            self._complaints.append(f"{told['level']}: {told['text']}")

    def go(self, address: str) -> None:
        self._command("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def call_json(self, function: str, arguments: str) -> str:
        answer = self._command(
            "script.callFunction",
            functionDeclaration=ASYNC_JSON.format(function),
            arguments=[{"type": "string", "value": arguments}],
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return str(answer["result"]["value"])

    def set_file(self, selector: str, path: Path) -> None:
        locator = {"type": "css", "value": selector}
        found = self._command("browsingContext.locateNodes", context=self._tab, locator=locator)["nodes"]
        element = {"sharedId": found[0]["sharedId"]}
        self._command("input.setFiles", context=self._tab, element=element, files=[str(path)])

    def perform(self, *sources: dict[str, Any]) -> None:
        self._command("input.performActions", context=self._tab, actions=sources)

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._command("browsingContext.setViewport", context=self._tab, viewport=viewport)

    def screenshot(self) -> bytes:
        return base64.b64decode(self._command("browsingContext.captureScreenshot", context=self._tab)["data"])

    def complaints(self) -> list[str]:
        self._command("session.status")  # what is under way arrives before the answer
        told, self._complaints = self._complaints, []
        return told

    def foreign(self) -> list[str]:
        self._command("session.status")
        asked, self._asked = self._asked, set()
        return [address for address in asked if urlsplit(address).hostname not in (None, "127.0.0.1")]

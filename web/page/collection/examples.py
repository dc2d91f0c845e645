"""Example pictures of the demo: one click searches one. The credits are of the demo too."""

import json

from js import document, window
from jsffi import JsException

from dom.address import parse
from query.stage import Query

LIST = "demo/examples.json"


class Examples:
    """A row of buttons, shown while the demo is the open collection; another one in its place has none."""

    def __init__(self, events, choose):
        self._events = events
        self._choose = choose
        self._panel = document.getElementById("examples-panel")
        self._list = document.getElementById("examples")
        self._credits = document.getElementById("database-credits")
        self._template = document.getElementById("example-template")
        self._asked = False

    async def show(self, of_demo):
        if of_demo and not self._asked:
            self._asked = True
            await self._fill()
        self._panel.hidden = self._credits.hidden = not (of_demo and self._list.childElementCount)

    async def _fill(self):
        try:
            answer = await window.fetch(LIST)
        except JsException:
            return
        if not answer.ok:
            return
        for example in json.loads(await answer.text()):
            self._list.append(self._button(example))

    def _button(self, example):
        address = parse(example["file"], parse(LIST).href).href
        item = self._template.content.cloneNode(True).firstElementChild
        picture = item.querySelector("img")
        picture.src = address
        item.querySelector("span").textContent = example["label"]
        button = item.querySelector("button")
        button.title = "Made from " + example["of"]
        self._events.listen(button, "click", lambda _: self._choose(Query.from_address(address)))
        return item

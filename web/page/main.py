"""The page: loads its parts step by step, then wires them."""

import asyncio
import json

from js import window

from dom.events import reason
from dom.status import Status
from logic.texts import speak, text

STEPS = (
    "comparison.comparison",
    "results.results",
    "answers.answers",
    "search",
    "session",
    "wiring",
)
"""Modules; each brings along what it stands on. A phone that loaded all in one go would stand still meanwhile."""

speak(
    lambda key, values: window.language.text(key, json.dumps(values)),
    lambda letter: window.language.upper(letter),
)


async def start():
    try:
        for step in STEPS:
            __import__(step)
            # Within 0 seconds MicroPython would go on by itself, without a turn of the browser's.
            await asyncio.sleep(0.001)
        from wiring import wire

        wire()
    except Exception as error:
        Status().enter("error", text("unexpected-reload", said=reason(error)), "broken")


asyncio.create_task(start())  # noqa: RUF006  (MicroPython keeps its tasks itself)

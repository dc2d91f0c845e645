"""The page: compiles its parts one after the other, then wires them."""

import asyncio

from events import reason
from status import Status

PARTS = (
    "address",
    "answer",
    "card",
    "gestures",
    "marks",
    "views",
    "comparison",
    "compare_two",
    "results",
    "found",
    "query",
    "memory",
    "settings",
    "helpers",
    "session",
    "wiring",
)
"""What stands on nothing comes first, so that no step compiles much."""


async def start():
    try:
        for part in PARTS:
            __import__(part)
            # Compiling takes 0.08 s on a computer; a phone that did it in one go would stand still meanwhile.
            # Within 0 seconds MicroPython would go on by itself, without a turn of the browser's.
            await asyncio.sleep(0.001)
        from wiring import wire

        wire()
    except Exception as error:
        Status().enter("error", f"{reason(error)}. Reload the page to try again.", "broken")


asyncio.create_task(start())  # noqa: RUF006  (MicroPython keeps its tasks itself)

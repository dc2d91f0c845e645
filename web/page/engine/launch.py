"""Workers with CPython: PyScript starts one for every element made here."""

import asyncio

from js import document

from logic.texts import text

STEP = 0.005
LIMIT = 60
"""Seconds until PyScript, which then says nothing, is taken to have started none: it reads the config before, which the
page waits for as long (again.mjs)."""


async def launch(code, config):
    """Start a worker that runs a Python file of the site; return its element, whose `xworker` it is."""
    script = document.createElement("script")
    script.setAttribute("worker", "")
    for name, value in (("type", "py"), ("src", code), ("config", config)):
        script.setAttribute(name, value)
    document.body.append(script)
    # PyScript notices a new element only after the code that added it has ended.
    for _ in range(int(LIMIT / STEP)):
        if hasattr(script, "xworker"):
            return script
        await asyncio.sleep(STEP)
    raise RuntimeError(text("engine-no-worker"))


def end(script):
    """End the worker of an element."""
    script.xworker.terminate()
    script.remove()

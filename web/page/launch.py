"""Workers with CPython: PyScript starts one for every element made here."""

import asyncio

from js import document


async def launch(code, config):
    """Start a worker that runs a Python file of the site; give its element, whose `xworker` it is."""
    script = document.createElement("script")
    script.setAttribute("worker", "")
    for name, value in (("type", "py"), ("src", code), ("config", config)):
        script.setAttribute(name, value)
    document.body.append(script)
    # PyScript notices a new element only after the code that added it has ended.
    while not hasattr(script, "xworker"):
        await asyncio.sleep(0.005)
    return script

"""A helper of the worker: compares images with a query while the worker compares others. It keeps nothing."""

import pickle

import js
from polyscript import xworker
from pyodide.ffi import to_js

from echoimage.matching.verify import verify

# As in main.py: the messages of the page are for interpreter.mjs.
xworker.onmessage = lambda _event: None


async def health() -> bool:
    """Tell that the helper has started."""
    return True


async def look(query: js.Uint8Array, images: js.Uint8Array) -> js.Uint8Array:
    """Give the scores of the images; all pickled, by and for this page's own worker."""
    asked, shown = (pickle.loads(data.to_bytes()) for data in (query, images))
    return to_js(pickle.dumps([verify(asked, features) for features in shown]))


__export__ = ["health", "look"]

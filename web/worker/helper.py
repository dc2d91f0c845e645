"""A helper of the worker: compares images with a query while the worker compares others. It keeps nothing."""

import pickle

from polyscript import xworker
from pyodide.ffi import JsProxy, to_js

from echoimage.matching.verify import verify

# As in main.py: the messages of the page are for interpreter.mjs.
xworker.onmessage = lambda _event: None


async def health() -> bool:
    """Return that the helper has started."""
    return True


async def compare(query: JsProxy, images: JsProxy) -> JsProxy:
    """Return the scores of the images; all pickled, by and for this page's own worker."""
    asked, shown = (pickle.loads(data.to_bytes()) for data in (query, images))
    return to_js(pickle.dumps([verify(asked, features) for features in shown]))


__export__ = ["compare", "health"]

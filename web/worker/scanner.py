"""A scanner beside the worker: files of the visitor's in, what an index keeps of them out. It keeps nothing."""

import hashlib
from dataclasses import asdict
from typing import Any

import js
from polyscript import xworker
from pyodide.ffi import JsException, JsProxy, to_js

from browser_decoder import decode_in_browser
from echoimage import EchoImageError, Entry, SourceError, extract, read_picture
from echoimage.images.decode import check_size
from echoimage.index import entry_json, record
from echoimage.index.batch import HERE
from echoimage.message import message, plain
from echoimage.search.damaged import SEARCHED, damaged
from mine_address import entry_of, validator_of

# As in main.py: the messages of the page are for interpreter.mjs.
xworker.onmessage = lambda _event: None


async def health() -> bool:
    """Return that the scanner has started."""
    return True


async def describe_file(folder: str, path: str, file: JsProxy) -> JsProxy:
    """Return the records of a picture and its windows, or why there is none: `error` and `message`."""
    entry = entry_of(folder, path)
    about: dict[str, Any] = {"path": path, "url": entry.url, "title": entry.title, "validator": validator_of(file)}
    try:
        about |= await _described(entry, file)
    except EchoImageError as error:
        about |= {"error": error.reason, "message": plain(error.message)}
    except MemoryError:
        about |= {"error": "too-large", "message": plain(message("error-memory"))}
    return to_js(about, dict_converter=js.Object.fromEntries)


async def _described(entry: Entry, file: JsProxy) -> dict[str, Any]:
    stored = entry_json.read(entry_json.write(entry), HERE)
    if stored is None or stored.url != entry.url:
        raise SourceError("internal", message("error-name-long"))
    buffer = await _read(file)
    sha256 = await _sha256(buffer)
    found = await read_picture(buffer.to_bytes(), decode_in_browser)
    features = extract(found.picture, sha256, found.size, indexed=True)
    return {
        "sha256": sha256,
        "records": [asdict(packed) for packed in record.write_all(entry, features)],
        "damage": plain(damaged(entry.url, found.damage, SEARCHED).message) if found.damage else "",
    }


async def _read(file: JsProxy) -> JsProxy:
    check_size(file.size)
    try:
        buffer: JsProxy = await file.arrayBuffer()
    except JsException:
        # Browsers tell no more.
        raise SourceError("not-found", message("error-scanned-gone")) from None
    return buffer


async def _sha256(buffer: JsProxy) -> str:
    """Return the digits, by the browser where it hashes (not for a page by plain http): 4 MB take Python 24 ms."""
    if not hasattr(js.crypto, "subtle"):
        return hashlib.sha256(buffer.to_bytes()).hexdigest()
    hashed: JsProxy = await js.crypto.subtle.digest("SHA-256", buffer)
    return hashed.to_bytes().hex()


__export__ = ["describe_file", "health"]

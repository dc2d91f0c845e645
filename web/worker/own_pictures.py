"""The visitor's own pictures, as the page scans and forgets them; `mine` has their index."""

from typing import Any

from pyodide.ffi import JsProxy

from answers import answering
from state import state


@answering
async def mine_open() -> dict[str, Any]:
    """Return what there is of them."""
    return await state.mine.open()


@answering
async def mine_name(called: str, batch: JsProxy, taken: JsProxy) -> str:
    """Return the name of a folder in which these files, `{path, file}`, were found first; `taken` are others'."""
    return await state.mine.name(called, batch, taken)


@answering
async def mine_known(folder: str, batch: JsProxy) -> list[int]:
    """Return the indexes of those files, `{path, file}`, that a scan has to read; of the others nothing is read."""
    return await state.mine.known(folder, batch)


@answering
async def mine_add(folder: str, described: JsProxy) -> dict[str, Any]:
    """Take what the scanners say of files."""
    return await state.mine.add(folder, described)


@answering
async def mine_finish(folder: str, complete: bool, unread: JsProxy) -> dict[str, Any]:
    """End the scan of a folder; where it is `complete`, every file was seen, but for those at or below `unread`."""
    return await state.mine.finish(folder, complete, unread)


@answering
async def mine_forget(folder: str) -> dict[str, Any]:
    """Delete what is known of a folder."""
    return await state.mine.forget(folder)

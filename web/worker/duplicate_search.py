"""The duplicates in the open collection, as the page asks for them; `duplicate_groups` has a run."""

from typing import Any

from pyodide.ffi import JsProxy

import transfer
from answers import answering
from state import state


@answering
async def duplicates(ticket: int) -> dict[str, Any]:
    """Find the duplicates in the open collection, and tell groups as they are found; `stop(ticket)` ends it early."""
    # Not before: a visit that only searches has no use for it.
    from duplicate_groups import DuplicateGroups

    # What the last run knew may be large, and goes before.
    state.duplicates = groups = DuplicateGroups(ticket, state.collection)
    with transfer.retries.stoppable(ticket) as stopped:
        return await groups.find(stopped)


@answering
async def duplicates_copies(numbers: JsProxy) -> dict[str, Any]:
    """Return the small copies of these images of the last run, by number; what cannot be read has none."""
    return await state.duplicates.small_copies(numbers.to_py()) if state.duplicates else {}

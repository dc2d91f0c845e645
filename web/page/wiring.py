"""Wires the ways in and out to one session, then boots it."""

from js import document

from collection.examples import Examples
from collection.panel import CollectionPanel
from dom.address import asked
from dom.events import Events
from dom.status import Status
from query.inputs import Incoming, QueryInputs
from query.routing import Router
from session import Session


def wire():
    status = Status()
    events = Events(lambda error: session.recovery.failed(error))
    panel = CollectionPanel(events, lambda source: session.use_database(source))
    examples = Examples(events, lambda query: session.asking.choose(query))
    session = Session(events, status, panel, examples)
    router = Router(events, session, panel.my_pictures, status.refuse)
    inputs = QueryInputs(events, router.take, session.asking.choose, status.refuse)
    for name in ("query-new", "query-row-new"):
        events.listen(document.getElementById(name), "click", lambda _: session.asking.renew())
    for name, action in (("stop", session.stop), ("restart", session.recovery.restart)):
        events.listen(
            document.getElementById(name),
            "click",
            lambda _, action=action: status.after_click(action),
        )
    events.listen(document, "keydown", lambda event: _stop_by_key(event, session))
    session.use_database(panel.first_source())
    if not inputs.early() and (examples.early() or asked("q")):
        inputs.take_address(examples.early() or asked("q"))
    if not session.asking.moment.query:
        # early.js took the link's for one.
        document.body.removeAttribute("data-query")
    Incoming(events, router.take, status.refuse)
    events.start(session.boot())


def _stop_by_key(event, session):
    """Stop a search by Escape, where that key closes no dialog."""
    if event.key == "Escape" and not document.querySelector("dialog[open]"):
        session.stop()

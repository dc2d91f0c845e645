"""Wires the ways in and out to one session, then boots it."""

from js import document

from address import asked
from database_panel import DatabasePanel
from events import Events
from examples import Examples
from incoming import Incoming
from query import QueryInputs
from session import Session
from status import Status


def wire():
    status = Status()
    events = Events(lambda error: session.failed(error))

    # Early messages of the ways in leave the state alone: nothing that works has ended.
    def refuse(text):
        status.say(text, "error")

    panel = DatabasePanel(events, lambda source: session.use_database(source), refuse)
    examples = Examples(events, lambda query: session.choose(query))
    session = Session(events, status, panel, examples)
    inputs = QueryInputs(events, session.choose, session.compare, session.use_database, refuse)
    for name, deed in (("stop", session.stop), ("restart", session.restart)):
        events.listen(
            document.getElementById(name),
            "click",
            lambda _, deed=deed: status.after_click(deed),
        )
    session.use_database(panel.wanted())
    if not inputs.early() and asked("q"):
        inputs.take_address(asked("q"))
    Incoming(events, inputs.take, refuse)
    events.start(session.boot())

"""The open collection: its name and numbers, and the ways to open another."""

from js import document

from collection.loader import MINE
from dom.address import asked, remember, short, typed_address
from logic.counts import counted
from logic.inputs import first_file, legible
from query.inputs import NOT_AN_ADDRESS

DEMO = "demo/images.json"
OWN = "The collection of this site"


class CollectionPanel:
    """Chooses what `open_database(source)` gets: an absolute address, or a File of JSON."""

    def __init__(self, events, open_database, refuse):
        self._open = open_database
        self._refuse = refuse
        self._name = document.getElementById("database-name")
        self._count = document.getElementById("database-count")
        self._back = document.getElementById("database-demo")
        self._field = document.getElementById("database-file")
        self._address = document.getElementById("database-url")
        events.listen(self._field, "change", self._pick)
        events.listen(document.getElementById("database-form"), "submit", self._submit)
        events.listen(self._back, "click", lambda _: self._open(typed_address(DEMO)))

    def first_source(self):
        """Return the database to open first: a file chosen early, ?db=, or the demo."""
        file = first_file(self._field.files)
        return file or typed_address(asked("db") or DEMO) or asked("db")

    def is_demo(self, source):
        return source == typed_address(DEMO)

    def opening(self, source):
        """Say what is being opened, and keep its address in the location."""
        by_address = isinstance(source, str) and source is not MINE
        name = "your pictures" if source is MINE else short(source) if by_address else legible(source.name)
        self._name.textContent = "Opening " + name
        self._count.textContent = ""
        self._back.hidden = self.is_demo(source)
        remember("db", source if by_address and not self.is_demo(source) else "")

    def opened(self, source, database):
        self._name.textContent = OWN if self.is_demo(source) else short(database["name"])
        problems = len(database["problems"])
        about = f", {counted(problems, 'problem')}" if problems else ""
        self._count.textContent = counted(database["count"], "picture") + about

    def failed(self):
        self._name.textContent = "No collection is open"

    def _pick(self, event):
        file = first_file(event.target.files)
        if file:
            self._open(file)
        event.target.value = ""

    def _submit(self, event):
        event.preventDefault()
        address = typed_address(self._address.value)
        if address:
            self._open(address)
        else:
            self._refuse(NOT_AN_ADDRESS.format(legible(self._address.value)))

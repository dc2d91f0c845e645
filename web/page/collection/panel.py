"""Where to look: the pictures of the site, the user's own, or a list on the web; and which of these is open."""

from js import document, window

from collection.loader import MINE, name_of
from dom.address import asked, remember, short, typed_address
from dom.field_error import FieldError
from logic.inputs import first_file, legible
from logic.texts import text

DEMO = "demo/images.json"


class CollectionPanel:
    """Chooses what `open_collection(source)` gets: an absolute address, or a File of JSON.

    `my_pictures` (None until it is there) takes folders and files.
    """

    def __init__(self, events, open_collection):
        self.my_pictures = None
        self._open = open_collection
        self._name, self._count, self._chip, self._field, self._address = (
            document.getElementById(name)
            for name in (
                "database-name",
                "database-count",
                "where-chip-name",
                "database-file",
                "database-url",
            )
        )
        self._error = FieldError(events, self._address)
        self._places = {name: document.getElementById(name) for name in ("database-demo", "where-mine", "where-list")}
        self._site_name = self._chip.textContent
        self._source = None
        self._last = {}
        self._shown = "", ""
        events.listen(self._field, "change", self._pick)
        events.listen(document.getElementById("database-form"), "submit", self._submit)
        for name, place in self._places.items():
            events.listen(place, "change", lambda _, name=name: self._turn_to(name))
        for name in ("mine-folder", "mine-files"):
            events.listen(document.getElementById(name), "change", self._take)
        events.listen(document.getElementById("mine-folder"), "click", lambda event: self._pick_folder(events, event))

    def first_source(self):
        """Return the collection to open first: a file chosen early, ?db=, or the demo."""
        file = first_file(self._field.files)
        return file or typed_address(asked("db") or DEMO) or asked("db")

    def is_demo(self, source):
        return source == typed_address(DEMO)

    def name_of(self, source):
        """Return what a collection is called here."""
        return self._site_name if self.is_demo(source) else name_of(source)

    def opening(self, name):
        """Say what is being opened."""
        self._error.clear()
        demo = name == short(typed_address(DEMO))
        self._name.textContent = text("where-opening", name=self._site_name if demo else name)
        self._count.textContent = ""

    def opened(self, source, database):
        """Show what is open, and keep its address in the location."""
        demo = self.is_demo(source)
        self._shown = self.name_of(source), text("where-pictures", n=database["count"])
        self._show(*self._shown)
        place = "database-demo" if demo else "where-mine" if source == MINE else "where-list"
        self._places[place].checked = True
        self._source = self._last[place] = source
        remember("db", source if isinstance(source, str) and source != MINE and not demo else "")

    def failed(self, why, is_one_open):
        """Say beside the list's field why it was not opened; `is_one_open` where another one still is."""
        self._error.say(why, focus=False)
        self._show(*(self._shown if is_one_open else (text("where-none"), "")))

    def _show(self, name, count):
        self._name.textContent = self._chip.textContent = name
        self._count.textContent = count

    def _turn_to(self, place):
        sources = {"database-demo": typed_address(DEMO), "where-mine": MINE if self.my_pictures.any else None}
        source = sources.get(place, self._last.get(place))
        if source and source != self._source:
            self._open(source)

    def _pick(self, event):
        file = first_file(event.target.files)
        if file:
            self._open(file)
        event.target.value = ""

    def _submit(self, event):
        event.preventDefault()
        address = typed_address(self._address.value)
        if address:
            self._error.clear()
            self._open(address)
        else:
            self._error.say(text("given-address-refused", typed=legible(self._address.value)))

    def _take(self, event):
        """Look through what was chosen in a field."""
        files = getattr(window.Array, "from")(event.target.files)
        event.target.value = ""
        if files.length:
            folder = (files[0].webkitRelativePath or "").split("/")[0]
            self.my_pictures.take(folder or text("mine-name"), files, bool(folder))

    def _pick_folder(self, events, event):
        """Have the folder chosen so that it can be offered at the next visit, where the browser can."""
        if window.front.canPick():
            event.preventDefault()
            events.start(self._picked(window.front.pick()))

    async def _picked(self, picking):
        handle = await picking
        if handle:
            self.my_pictures.take_handle(handle)

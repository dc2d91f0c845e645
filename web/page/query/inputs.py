"""Ways in: file button, camera, drop, paste, address field, and what the system hands over to the installed page."""

from js import document, window
from jsffi import JsException, to_js

from dom.address import asked, remember, typed_address
from dom.field_error import FieldError
from logic.inputs import first_file, is_database, legible, looks_like_address, two_pictures
from query.stage import Query

NOT_AN_ADDRESS = "“{}” cannot be read. Give an address that begins with http:// or https://, without a password."
NO_PICTURE = "There was no picture in what you {}. Drop or paste an image file, or the address of one."

LOST = "The shared picture did not arrive; share it again."

NO_ROOM = (
    "The shared picture could not be handed over, most likely because there is no room on this device: free some, or"
    " choose the picture here."
)


def address_in(transfer):
    """Return the address of a dragged or pasted picture, or plain text that is one; or an empty string."""
    # A picture dragged out of a page that links it names the link first; its own is in the HTML.
    page = window.DOMParser.new().parseFromString(transfer.getData("text/html"), "text/html")
    picture = page.querySelector("img[src]")
    if picture and looks_like_address(picture.getAttribute("src")):
        return picture.getAttribute("src")
    lines = (transfer.getData("text/uri-list") or transfer.getData("text/plain")).split("\n")
    for line in lines:
        if looks_like_address(line):
            return line.strip()
    return ""


class QueryInputs:
    """Listens for pictures; `choose`, `compare`, `open_database` and `refuse` receive query, two files, file, text."""

    def __init__(self, events, choose, compare, open_database, refuse):
        self._choose = choose
        self._compare = compare
        self._open_database = open_database
        self._refuse = refuse
        self._fields = [document.getElementById(name) for name in ("query-file", "query-camera")]
        self._address = document.getElementById("query-url")
        self._error = FieldError(events, self._address)
        self._overlay = document.getElementById("overlay")
        for field in self._fields:
            events.listen(field, "change", self._pick)
        events.listen(document.getElementById("query-form"), "submit", self._submit)
        events.listen(document, "paste", self._paste)
        events.listen(document, "dragenter", self._drag)
        events.listen(document, "dragover", self._drag)
        events.listen(document, "dragleave", self._leave)
        events.listen(document, "drop", self._drop)
        document.body.dataset.listening = "yes"

    def early(self):
        """Use a picture that was chosen before this code ran; return whether there was one."""
        for field in self._fields:
            if first_file(field.files):
                self.take(first_file(field.files))
                field.value = ""
                return True
        return False

    def _pick(self, event):
        file = first_file(event.target.files)
        if file:
            self.take(file)
        # Without this, the same file chosen again would be no change.
        event.target.value = ""

    def take(self, file):
        """Use a file: a picture to search, or a database."""
        if is_database(file):
            self._open_database(file)
        else:
            self._choose(Query.from_file(file))

    def _submit(self, event):
        event.preventDefault()
        address = typed_address(self._address.value)
        if address:
            self._error.clear()
            self._choose(Query.from_address(address))
        else:
            self._error.say(NOT_AN_ADDRESS.format(legible(self._address.value)))

    def take_address(self, text):
        address = typed_address(text)
        if address:
            self._choose(Query.from_address(address))
        else:
            self._refuse(NOT_AN_ADDRESS.format(legible(text)))

    def _paste(self, event):
        file = first_file(event.clipboardData.files)
        if file:
            event.preventDefault()
            self.take(file)
        elif event.target.tagName != "INPUT":
            self._take_transfer(event.clipboardData, "pasted")

    def _take_transfer(self, transfer, done):
        address = address_in(transfer)
        if address:
            self._choose(Query.from_address(address))
        else:
            self._refuse(NO_PICTURE.format(done))

    def _is_text_for_a_field(self, event):
        return event.target.tagName == "INPUT" and not event.dataTransfer.types.includes("Files")

    def _drag(self, event):
        if self._is_text_for_a_field(event):
            return
        event.preventDefault()
        event.dataTransfer.dropEffect = "copy"
        self._overlay.hidden = False

    def _leave(self, event):
        # Leaving one element for another is no leave: the window is left when there is no other.
        if not event.relatedTarget:
            self._overlay.hidden = True

    def _drop(self, event):
        self._overlay.hidden = True
        if self._is_text_for_a_field(event):
            return
        event.preventDefault()
        both = two_pictures(event.dataTransfer.files)
        file = first_file(event.dataTransfer.files)
        if both:
            self._compare(*both)
        elif file:
            self.take(file)
        else:
            self._take_transfer(event.dataTransfer, "dropped")


class Incoming:
    """`take(file)` gets what comes, `refuse(text)` the reason why nothing does."""

    def __init__(self, events, take, refuse):
        self._events = events
        self._take = take
        self._refuse = refuse
        shared = asked("shared")
        if shared:
            remember("shared", "")
        if shared == "lost":
            refuse(NO_ROOM)
        elif shared:
            events.start(self._fetch())
        if hasattr(window, "launchQueue"):
            window.launchQueue.setConsumer(events.proxy(self._launched))

    async def _fetch(self):
        """Take the shared picture from the service worker, which holds it."""
        try:
            answer = await window.fetch("shared-picture")
        except JsException:
            return self._refuse(LOST)
        if not answer.ok:
            return self._refuse(LOST)
        blob = await answer.blob()
        name = window.decodeURIComponent(answer.headers.get("x-name") or "picture")
        self._take(window.File.new(window.Array.of(blob), name, to_js({"type": blob.type})))

    def _launched(self, launch):
        if launch.files.length:
            self._events.start(self._open(launch.files[0]))

    async def _open(self, handle):
        self._take(await handle.getFile())

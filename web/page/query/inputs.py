"""Ways in: file button, camera, drop, paste, address field, and what the system hands over to the installed page."""

from js import document, window
from jsffi import JsException, to_js

from dom.address import asked, remember, typed_address
from dom.field_error import FieldError
from logic.inputs import legible, looks_like_address
from logic.routing import kind_of_dragged, promise
from logic.texts import text
from query.routing import Given, is_comparing, of_drop, of_files
from query.stage import Query


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
    """Listens for pictures; `take(given)` gets files and folders, `choose(query)` addresses, `refuse(words)` others."""

    def __init__(self, events, take, choose, refuse):
        self._take_given = take
        self._choose = choose
        self._refuse = refuse
        self._fields = [document.getElementById(name) for name in ("query-file", "query-camera")]
        self._address = document.getElementById("query-url")
        self._error = FieldError(events, self._address)
        self._overlay = document.getElementById("overlay")
        self._promise = document.getElementById("overlay-text")
        for field in self._fields:
            events.listen(field, "change", self._pick)
        events.listen(document.getElementById("query-form"), "submit", self._submit)
        events.listen(document, "paste", self._paste)
        events.listen(document, "dragenter", self._drag)
        events.listen(document, "dragover", self._drag)
        events.listen(document, "dragleave", self._leave)
        events.listen(document, "drop", self._drop)
        document.body.dataset.listening = "yes"

    def _take(self, given):
        self._error.clear()
        self._take_given(given)

    def early(self):
        """Use what was given before this code ran; return whether there was something."""
        early = [of_files(field.files) for field in self._fields]
        if hasattr(window, "early"):
            early.append(of_drop(window.early))
        given = [one for some in early for one in some]
        for field in self._fields:
            field.value = ""
        if given:
            self._take(given)
        return bool(given)

    def _pick(self, event):
        given = of_files(event.target.files)
        # Without this, the same file chosen again would be no change.
        event.target.value = ""
        if given:
            self._take(given)

    def _submit(self, event):
        event.preventDefault()
        address = typed_address(self._address.value)
        if address:
            self._error.clear()
            self._choose(Query.from_address(address))
        else:
            self._error.say(text("given-address-refused", typed=legible(self._address.value)))

    def take_address(self, typed):
        """Search the picture at an address that was typed."""
        address = typed_address(typed)
        if address:
            self._choose(Query.from_address(address))
        else:
            self._refuse(text("given-address-refused", typed=legible(typed)))

    def _paste(self, event):
        given = of_files(event.clipboardData.files)
        if given:
            event.preventDefault()
            self._take(given)
        elif event.target.tagName != "INPUT":
            self._take_transfer(event.clipboardData, "given-nothing-pasted")

    def _take_transfer(self, transfer, otherwise):
        address = address_in(transfer)
        if address:
            self._choose(Query.from_address(address))
        else:
            self._refuse(text(otherwise))

    def _is_text_for_a_field(self, event):
        return event.target.tagName == "INPUT" and not event.dataTransfer.types.includes("Files")

    def _drag(self, event):
        if self._is_text_for_a_field(event):
            return
        event.preventDefault()
        event.dataTransfer.dropEffect = "copy"
        # Once is enough: what is dragged stays the same, and this is heard many times a second.
        if self._overlay.hidden:
            items = event.dataTransfer.items
            items = [items[place] for place in range(items.length)]
            key, number = promise([kind_of_dragged(one.type) for one in items if one.kind == "file"], is_comparing())
            self._promise.textContent = text(key, n=number)
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
        given = of_drop(window.front.dropped(event.dataTransfer))
        if given:
            self._take(given)
        else:
            self._take_transfer(event.dataTransfer, "given-nothing-dropped")


class Incoming:
    """`take(given)` gets what comes, `refuse(words)` the reason why nothing does."""

    def __init__(self, events, take, refuse):
        self._events = events
        self._take = take
        self._refuse = refuse
        shared = asked("shared")
        if shared:
            remember("shared", "")
        if shared == "lost":
            refuse(text("given-shared-no-room"))
        elif shared:
            events.start(self._fetch())
        if hasattr(window, "launchQueue"):
            window.launchQueue.setConsumer(events.proxy(self._launched))

    async def _fetch(self):
        """Take the shared picture from the service worker, which holds it."""
        try:
            answer = await window.fetch("shared-picture")
        except JsException:
            return self._refuse(text("given-shared-lost"))
        if not answer.ok:
            return self._refuse(text("given-shared-lost"))
        blob = await answer.blob()
        name = window.decodeURIComponent(answer.headers.get("x-name") or "picture")
        self._take([Given(name, window.File.new(window.Array.of(blob), name, to_js({"type": blob.type})))])

    def _launched(self, launch):
        if launch.files.length:
            self._events.start(self._open(launch.files[0]))

    async def _open(self, handle):
        file = await handle.getFile()
        self._take([Given(file.name, file)])

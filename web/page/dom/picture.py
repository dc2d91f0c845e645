"""Pictures in the page: bytes made addressable, and elements that say when they can show none."""

from js import window
from jsffi import to_js

from dom.address import safe_address


def blob(data, kind):
    """Return bytes of the worker (a Uint8Array) as a blob of this media type."""
    return window.Blob.new(window.Array.of(data), to_js({"type": kind}))


def blob_address(data, kind):
    """Return an address of bytes of the worker; whoever made it revokes it."""
    return window.URL.createObjectURL(blob(data, kind))


class Picture:
    """An `<img>` within an element, and what stands there when the picture cannot be shown.

    `fell_back()` is called when the other picture has to do.
    """

    def __init__(self, events, holder, fell_back=lambda: None):
        self._fell_back = fell_back
        self.element = holder.querySelector("img")
        self._unseen = holder.querySelector(".unseen")
        self._next = ""
        events.listen(self.element, "error", lambda _: self._fail())

    def show(self, address, otherwise=""):
        """Show the picture at an address; another one where it does not load."""
        address, otherwise = safe_address(address), safe_address(otherwise)
        self._next = otherwise if otherwise != address else ""
        self._mark(not address)
        if address:
            self.element.src = address

    def clear(self):
        self.element.removeAttribute("src")

    def _fail(self):
        if self._next:
            self._fell_back()
        self.show(self._next)

    def _mark(self, unseen):
        self.element.hidden = unseen
        if self._unseen:
            self._unseen.hidden = not unseen

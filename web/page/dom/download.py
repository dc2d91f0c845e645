"""Files for the browser's downloads."""

from js import document, window
from jsffi import to_js


class Saver:
    """Hands files to the browser's downloads."""

    def __init__(self):
        self._address = ""

    def save(self, parts, name, kind):
        """Save parts (a JavaScript array of texts) as a file of this name and media type."""
        # The browser may read it a moment later; the next file takes its place.
        window.URL.revokeObjectURL(self._address)
        self._address = window.URL.createObjectURL(window.Blob.new(parts, to_js({"type": kind})))
        anchor = document.createElement("a")
        anchor.href = self._address
        anchor.download = name
        anchor.click()

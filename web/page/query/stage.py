"""The query: what is searched, and how it is shown on the stage."""

from js import document, window

from dom.address import safe_address, site
from dom.picture import blob, blob_address
from logic.formats import format_name
from logic.inputs import legible, name_at
from logic.texts import text, told
from query.part import PartBox


class Query:
    """A picture to search: `source` is a File or an absolute address, as the worker takes it.

    box: left, top, width and height of the part that is searched, None for all of it. sha256: that of the file of which
    `source` may be a smaller copy, "" where that is not known.
    """

    def __init__(self, source, name, address="", box=None, sha256=""):
        self.source = source
        self.name = name
        self.address = address
        self.box = box
        self.sha256 = sha256

    def part(self, box):
        """Return the query for a part of the picture, or for the whole again."""
        return Query(self.source, self.name, self.address, box, self.sha256)

    @classmethod
    def from_file(cls, file):
        return cls(file, legible(file.name))

    @classmethod
    def from_address(cls, address):
        return cls(address, name_at(address, site()), address)


class Stage:
    """Shows the query at once, before the worker has read it; `search(query)` is called for a part of it."""

    def __init__(self, events, search):
        self._picture = document.getElementById("query-picture")
        self._unseen = document.getElementById("query-unseen")
        self._name = document.getElementById("query-name")
        self._facts = document.getElementById("query-facts")
        self._row_picture = document.getElementById("query-row-picture")
        self._row_name = document.getElementById("query-row-name")
        self._formats = self._facts.textContent
        self._blob = None
        self._preview = None
        self._query = None
        self._part = ""
        self._box = PartBox(events, search)
        events.listen(self._picture, "error", self._fail)

    def show(self, query):
        self._forget()
        self._query = query
        document.body.dataset.query = "yes"
        self._name.textContent = self._row_name.textContent = query.name
        self._facts.textContent = ""
        if query.address:
            self._point(query.address)
        else:
            self._point_at_blob(query.source)

    def clear(self):
        """Ask for a picture, as at first."""
        self._forget()
        document.body.removeAttribute("data-query")
        self._picture.hidden = self._unseen.hidden = True
        self._name.textContent = ""
        self._facts.textContent = self._formats

    def describe(self, facts, preview):
        """Add what the worker found; `preview` is a JPEG where the browser shows nothing itself, or too much."""
        size = {"width": facts["width"], "height": facts["height"]}
        line = text("query-facts", format=format_name(str(facts["format"])), n=facts["keypoints"], **size)
        if facts["damage"]:
            line = text("query-damaged", facts=line, why=told(facts["damage"]))
        self._facts.textContent = line
        self._box.show(self._query, tuple(facts["whole"]))
        if self._query.box:
            self._show_part(facts, preview)
        elif preview:
            self._preview = blob(preview, "image/jpeg")
            if facts["damage"] or self._picture.hidden or not self._picture.naturalWidth:
                self._show_preview()

    def _show_part(self, facts, preview):
        """Say that only a part was searched, of which `preview` is the picture."""
        self._facts.textContent = text("query-part", width=facts["width"], height=facts["height"])
        if not self._part:
            self._part = blob_address(preview, "image/jpeg")
        if self._picture.hidden or not self._picture.naturalWidth:
            # There is no whole picture to show it on.
            self._box.hide()
            self._point_at_blob(blob(preview, "image/jpeg"))

    def _forget(self):
        self._preview = None
        self._box.show(None, None)
        if self._part:
            window.URL.revokeObjectURL(self._part)
            self._part = ""

    @property
    def address(self):
        """Return where the browser finds what is searched; nothing when it cannot show the picture."""
        if self._part:
            return self._part
        return "" if self._picture.hidden else self._picture.src

    def _show_preview(self):
        preview, self._preview = self._preview, None
        self._point_at_blob(preview)

    def _point_at_blob(self, data):
        address = window.URL.createObjectURL(data)
        self._point(address)
        self._blob = address

    def _point(self, address):
        if self._blob:
            window.URL.revokeObjectURL(self._blob)
            self._blob = None
        self._unseen.hidden = True
        self._picture.hidden = False
        self._picture.alt = text("picture-yours")
        # The host of the picture need not learn from which page it is looked at.
        self._picture.referrerPolicy = "no-referrer"
        self._picture.src = self._row_picture.src = safe_address(address)

    def _fail(self, _event):
        # A busy browser may find out after the worker that it cannot show the file.
        if self._preview:
            return self._show_preview()
        self._picture.hidden = True
        self._unseen.hidden = False

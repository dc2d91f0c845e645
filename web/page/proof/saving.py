"""Saves a result as one file to be passed on: the pictures are read anew, the words come from `logic/proof.py`."""

from js import document, window

from dom.address import safe_address
from dom.download import Saver
from logic.inputs import is_web
from logic.markup import Slot
from logic.outcome import name_of
from logic.proof import Made, Side, file_name, proof


class Origin:
    """Where a picture comes from: the `name` and the `address` of its file, or the `file`; `box`, a part of it."""

    def __init__(self, name, address="", file=None, box=None):
        self.name, self.address, self.file, self.box = name, address, file, box


class ProofSaver:
    """`await small_copy(result)` returns the address of the index's small copy of a picture, or ""."""

    def __init__(self, engine, small_copy):
        self._engine = engine
        self._small_copy = small_copy
        self._saver = Saver()

    async def save(self, subject, origins, link=""):
        """Save the proof of a `Subject`; `origins` are those of both pictures, `link` leads to the same search."""
        encoder = await window.front.proof()
        query = await self._side(encoder, subject, 0, origins[0], subject.query_address)
        small = subject.thumbnail or await self._small_copy(subject.result)
        image = await self._side(encoder, subject, 1, origins[1], small)
        now = encoder.now()
        root = document.documentElement
        made = Made(
            self._engine.version,
            now.moment,
            now.stamp,
            link=link,
            language=root.lang or "en",
            direction=root.dir or "ltr",
        )
        filled = query[1], image[1], await encoder.style()
        parts = window.Array.new()
        for piece in proof(subject, (query[0], image[0]), made):
            parts.push(filled[piece.number] if isinstance(piece, Slot) else piece)
        self._saver.save(parts, file_name(image[0].name), "text/html")

    async def _side(self, encoder, subject, index, origin, otherwise):
        """Return what the proof says of one of the pictures, and a blob with its address, or None."""
        # Of a part, what is shown is the part.
        whole = (origin.file or safe_address(origin.address)) if not origin.box else ""
        sources = [whole, safe_address(otherwise)]
        found = await encoder.picture(*sources)
        facts = subject.query if index == 0 else subject.result
        computed = found.sha256 if found and not found.at and whole else ""
        known = facts["sha256"] or computed
        on_web = isinstance(whole, str) and is_web(whole)
        # What was compared for want of the file itself has an address as well.
        other = computed != known and not on_web
        small = bool(found) and not origin.box and (found.at > 0 or (bool(computed) and other))
        label = subject.image_label if index else subject.query_label
        size = subject.image_size if index else subject.query_size
        side = Side(
            label,
            origin.name,
            origin.address,
            size,
            sha256=known,
            picture=Slot(index) if found else None,
            small=small,
            changed=computed if computed != known and on_web else "",
            box=origin.box,
            areas=subject.areas[index],
        )
        return side, found.url if found else None


def origins_of(subject, query=None):
    """Return where both pictures come from; `query` is that of a search, None for two that were compared."""
    image = Origin(name_of(subject.result) if query else subject.image_label, subject.image_address)
    if not query:
        return Origin(subject.query_label, subject.query_address), image
    return Origin(query.name, query.address, None if query.address else query.source, query.box), image

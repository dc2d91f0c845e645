"""Brings what was given to where it belongs: the kinds of the files decide."""

from js import window

from dom.address import show_task, task
from logic import routing
from logic.inputs import legible
from logic.texts import text
from query.stage import Query


class Given:
    """One thing given: a file, or a folder of a drop, which has no bytes of its own."""

    def __init__(self, name, file, source=None, handle=None, is_folder=False):
        self.name = name
        self.file = file
        self.source = source or file
        self.handle = handle
        self.kind = routing.FOLDER if is_folder else routing.kind_of(name, file.type)


def of_files(files):
    """Return what a field or a clipboard has."""
    return [Given(file.name, file) for file in (files.item(place) for place in range(files.length))]


def of_drop(dropped):
    """Return what `front.dropped` tells of a drop."""
    return [Given(one.name, one.file, one.entry, one.handle, one.folder) for one in dropped]


def is_comparing():
    """Return whether the page shows the comparison of two."""
    return task() == "compare"


class Router:
    """Calls what a session can do; `told(problems)` hears what was left out."""

    def __init__(self, events, session, my_pictures, refuse):
        self._events = events
        self._session = session
        self._my_pictures = my_pictures
        self._refuse = refuse

    def take(self, given):
        """Use these things, as their kinds say."""
        kinds = [one.kind for one in given]
        found = routing.plan(kinds, is_comparing())
        used = [given[place] for place in found.used]
        self._session.told([_left_out(given[place]) for place in found.left_out])
        if found.opened is not None:
            self._session.use_database(given[found.opened].file)
        if found.action == routing.FIND:
            self._session.asking.choose(Query.from_file(used[0].file))
        elif found.action == routing.SLOT:
            self._session.two.take_next(used[0].file)
        elif found.action == routing.COMPARE:
            self._session.two.take(used[0].file, used[1].file)
        elif found.action == routing.MINE:
            if routing.may_be_asked(found, kinds):
                self._session.asking.offer_search([one.file for one in used])
            self._look_in(used)
        elif found.action == routing.NOTHING:
            self._refuse(text("given-nothing"))

    def _look_in(self, used):
        if is_comparing():
            show_task("find")
        if len(used) == 1 and used[0].handle:
            return self._events.start(self._look_in_folder(used[0]))
        sources = window.Array.new()
        for one in used:
            sources.push(one.source)
        whole = len(used) == 1
        self._my_pictures.take(used[0].name if whole else text("mine-name"), sources, whole)

    async def _look_in_folder(self, one):
        handle = await one.handle
        if handle and handle.kind == "directory":
            self._my_pictures.take_handle(handle)
        else:
            self._my_pictures.take(one.name, window.Array.of(one.source), True)


def _left_out(one):
    is_list = one.kind == routing.LIST
    why = text("given-list-not-used" if is_list else "given-not-used")
    return {"url": legible(one.name), "reason": "not-an-image", "message": why}

"""One visit: boots the engine, opens the collection, has it searched; what is chosen last replaces the earlier."""

import asyncio

from js import window

from asking import Asking
from collection.loader import MINE, CollectionLoader
from collection.my_pictures import MyPictures
from comparison.compare_two import CompareTwo
from comparison.comparison import Comparison
from dom.address import asked, show_task, task, task_hash, typed_address
from engine.engine import Engine
from engine.helpers import Helpers
from logic.texts import text
from logic.views import Subject
from offline.storage import Storage
from proofs import Proofs
from query.instead import Instead
from query.stage import Query, Stage
from recovery import Recovery
from remembering import Remembering
from results.moment import Moment
from results.problems import Problems
from results.results import Results
from search import Search


class Session:
    """`asking` has the chosen query; `two` compares any two files, `recovery` replaces a worker that has died.

    What the worker is decoding stands in `data-decoding` for scripts.
    """

    def __init__(self, events, status, panel, examples):
        self._events, self._status, self._panel = events, status, panel
        self._engine = engine = Engine()
        self._helpers = Helpers(events, engine)
        self._problems = Problems(events)
        self._collection = CollectionLoader(
            events,
            engine,
            status,
            panel,
            examples,
            opened=self._opened,
            refused=self._keep_on,
            rest=self._rest,
        )
        self._own = panel.my_pictures = MyPictures(
            events, engine, opened=self.use_database, told=self.told, say=status.refuse
        )
        self._add_search()
        self._storage = Storage(events, engine, lambda: self.recovery.leave(), self._forget_said)
        self._duplicates = None
        self._add_asking()
        self.recovery = Recovery(
            events,
            engine,
            status,
            search=self._search,
            results=self._results,
            helpers=self._helpers,
            storage=self._storage,
            moment=lambda: self._moment,
            woken=self._woken,
            lost=self._lost,
        )
        self._waits = False
        events.listen(window, "hashchange", lambda _: self._search_waiting())

    def _add_search(self):
        """Make what searches, and shows what was found."""
        events, engine = self._events, self._engine
        self._stage = Stage(events, lambda query: self.asking.choose(query))
        self._results = Results(
            events,
            engine,
            lambda result: self._comparison.open(self._subject(result)),
            lambda result: self._proofs.save(self._subject(result)),
            self._search_again,
        )
        self._search = Search(
            events,
            engine,
            self._status,
            stage=self._stage,
            results=self._results,
            problems=self._problems,
            helpers=self._helpers,
            point=self._own.point,
            rest=self._rest,
            open_row=lambda row: self.asking.open_row(row),
        )
        self._comparison = Comparison(events, engine, self._search.caught_up)
        self._proofs = Proofs(
            events, engine, results=self._results, comparison=self._comparison, query=lambda: self._moment.query
        )

    def _add_asking(self):
        """Make what asks: the history, the comparison of two, offers to search several, the last queries."""
        events, engine = self._events, self._engine

        def find_all(*given):
            self.asking.find_all(*given)

        self.two = CompareTwo(events, engine, self._comparison, find_all)
        self.asking = Asking(
            events,
            stage=self._stage,
            instead=Instead(events, self._own, self._panel, find_all),
            search=self._search,
            results=self._results,
            problems=self._problems,
            comparison=self._comparison,
            own=self._own,
            go_on=self._go_on,
            move=self._move,
            went=self._went,
        )
        self._remembering = Remembering(
            events, engine, moment=lambda: self._moment, choose=self.asking.choose, changed=self._storage.show
        )

    async def boot(self):
        """Start the worker; while it gets ready, the task that nobody can use without it is loaded."""
        self._events.start(self.recovery.boot())
        await asyncio.sleep(0.001)
        self._remembering.load()
        self._load_duplicates()

    def _forget_said(self):
        self._events.start(self._remembering.show())
        if self._duplicates:
            self._duplicates.forget_said()

    def _load_duplicates(self):
        if self._duplicates:
            return
        from duplicates.duplicates import Duplicates

        self._duplicates = Duplicates(
            self._events,
            self._engine,
            own=self._own,
            comparison=self._comparison,
            problems=self._problems,
            kept=self._storage.renew,
        )

    def _woken(self):
        self._load_duplicates()
        self._start_opening()

    def _lost(self):
        """Wait for no answer of the worker: it has died, or will be ended."""
        self._own.end()
        if self._duplicates:
            self._duplicates.lose()
        self._search.lose()
        self._collection.close()

    @property
    def _moment(self):
        return self.asking.moment

    def told(self, problems):
        """List what was given and could not be used."""
        self._problems.of_given(problems)

    def use_database(self, source):
        """Open this database instead, if it can be; a picture on the stage is searched in it."""
        if self._moment.is_asking and self._moment.source and source != self._moment.source:
            self.asking.push("" if _shows_find(source) else task_hash())
        self._move(self._moment.moved(source))

    def _move(self, moment):
        self._search.drop()
        self.asking.begin(moment)
        if self.recovery.is_awake and _shows_find(moment.source):
            show_task("find")
        self._collection.choose(moment.source)
        if self.recovery.is_awake:
            self._start_opening()

    def stop(self):
        """Ask the running search, if there is one, for what it has."""
        self._search.stop()

    def _went(self, moment):
        """Show what another entry of the history has: from memory, or searched again."""
        self._results.settings.read()
        address = typed_address(asked("q") or "")
        query = moment.query if moment else Query.from_address(address) if address else None
        source = moment.source if moment else self._panel.first_source()
        batch = moment.batch if moment else None
        self.asking.take(query, batch)
        if source != self._moment.source:
            self._move(Moment(query, source, batch))
        elif self._search.can_show_again(moment) and self._collection.is_open:
            self._moment.found(moment.report, moment.preview, moment.how)
            self._search.show_again(self._moment)
        else:
            self._go_on()

    def _search_again(self):
        if self._collection.is_open and self._moment.is_asking:
            self._search.drop()
            self.asking.clear()
            self._search.start(self._moment)

    def _subject(self, result):
        query, url = self._results.report["query"], result.get("key", result["url"])
        return Subject(result, query, self._stage.address, ["difference", url])

    def _start_opening(self):
        self._collection.open(self._waiting_text(text("status-opening")))

    def _keep_on(self):
        """Search what was chosen while a collection that cannot be opened was tried."""
        self._moment.source = self._collection.source
        if self._moment.is_asking and not self._results.report:
            self._search.start(self._moment)

    def _opened(self, database, is_new):
        if is_new:
            self.asking.forget_found()
        self._search.indexed = database["indexed"]
        self._results.settings.allow_classic(database["classic"])
        self._problems.of_database(database["problems"])
        self._duplicates.opened(database, self._collection.source == MINE, is_new)
        self._go_on()

    def _waiting_text(self, otherwise):
        return text("status-queued") if self._moment.query else otherwise

    def _go_on(self):
        """Search what is asked, where it can be; otherwise say what there is to wait for."""
        is_asking = self._collection.is_open and self._moment.is_asking
        # What opens while another task is shown, is not there for the picture that was searched before.
        self._waits = is_asking and task() != "find"
        if is_asking and not self._waits:
            self._search.start(self._moment)
        elif self._collection.is_open:
            self._status.enter("ready", text("status-ready"))
        elif self._status.state == "starting":
            self._status.say(self._waiting_text(text("status-waking")))
        elif self.recovery.is_awake and self._moment.is_asking:
            # What was said is of an earlier input.
            self._status.enter("ready", text("ready-closed"))

    def _search_waiting(self):
        """Search what was not searched while another task was shown."""
        if self._waits and task() == "find":
            self._go_on()

    async def _rest(self):
        """Do what has time until nothing else goes on."""
        await self._remembering.keep()
        await self._storage.show()
        if not self._search.is_under_way:
            await self._own.rest()
            await self._storage.keep_page()
            self._helpers.start()


def _shows_find(source):
    """Return whether the page shows Find once this opens; one's own pictures open by themselves, when a scan ends."""
    return task() == "compare" and source != MINE

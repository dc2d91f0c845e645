"""One visit: boots the engine, opens the collection, has it searched; what is chosen last replaces the earlier."""

import asyncio

from js import document, window

from asking import Asking
from collection.loader import MINE, CollectionLoader
from collection.my_pictures import MyPictures
from comparison.compare_two import CompareTwo
from comparison.comparison import Comparison
from dom.address import asked, show_task, task, typed_address
from engine.engine import Engine
from engine.helpers import Helpers
from logic.batch import Batch
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
    """Keeps the chosen query and collection; `two` compares any two files, `recovery` replaces a worker that has died.

    What the worker is decoding stands in `data-decoding` for scripts.
    """

    def __init__(self, events, status, panel, examples):
        self._events = events
        self._status = status
        self._helpers = Helpers(events)
        callbacks = {
            "assist": self._helpers.assist,
            "decoding": lambda url, begins: self.recovery.decoding(url, begins),
            "duplicates_found": lambda ticket, changes: self._duplicates.found(ticket, changes),
            "duplicates_progress": lambda ticket, done, total: self._duplicates.progress(ticket, done, total),
            "first": lambda ticket, answer: self._search.first(ticket, answer),
            "opening": lambda done, total: self._collection.show_progress(done, total),
            "progress": lambda ticket, done, total: self._search.progress(ticket, done, total),
        }
        self._engine = Engine(self._boot, lambda what: self.recovery.crashed(what), **callbacks)
        self._collection = CollectionLoader(
            events,
            self._engine,
            status,
            panel,
            examples,
            opened=self._opened,
            refused=self._keep_on,
            rest=self._rest,
        )
        self._own = MyPictures(events, self._engine, opened=self.use_database, told=self.told, say=self._refuse)
        self._instead = Instead(events, self._own, panel, self._find_all)
        self._stage = Stage(events, self.choose)
        self._results = Results(
            events,
            self._engine,
            self._open_comparison,
            lambda result: self._proofs.save(self._subject(result)),
            self._search_again,
        )
        self._problems = Problems(events)
        self._search = Search(
            events,
            self._engine,
            status,
            stage=self._stage,
            results=self._results,
            problems=self._problems,
            helpers=self._helpers,
            point=self._own.point,
            rest=self._rest,
            open_row=self._open_row,
        )
        self._comparison = Comparison(events, self._engine, self._search.caught_up)
        self._proofs = Proofs(
            events,
            self._engine,
            results=self._results,
            comparison=self._comparison,
            query=lambda: self._moment.query,
        )
        self.two = CompareTwo(events, self._engine, self._comparison, self._find_all)
        self._storage = Storage(events, self._engine, lambda: self.recovery.leave(), self._forget_said)
        self.recovery = Recovery(
            events,
            self._engine,
            status,
            search=self._search,
            results=self._results,
            helpers=self._helpers,
            storage=self._storage,
            moment=lambda: self._moment,
            woken=self._woken,
            lost=self._lost,
        )
        self._duplicates = None
        self._asking = Asking(
            events,
            stage=self._stage,
            instead=self._instead,
            search=self._search,
            results=self._results,
            problems=self._problems,
            comparison=self._comparison,
            went=self._went,
        )
        self._panel = panel
        self._remembering = Remembering(
            events,
            self._engine,
            moment=lambda: self._moment,
            choose=self.choose,
            changed=self._storage.show,
        )
        self._waits = False
        events.listen(window, "hashchange", lambda _: self._search_waiting())
        panel.my_pictures = self._own

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
        return self._asking.moment

    @property
    def has_query(self):
        return self._moment.query is not None

    def choose(self, query):
        """Show this picture at once, and search it as soon as possible."""
        # A link leads to its search without an entry before it.
        if self._moment.is_asking or not query.address or typed_address(asked("q") or "") != query.address:
            self._asking.push()
        self._asking.take(query)
        self._next()
        window.front.showAnswer()

    def renew(self):
        """Ask for another picture, as at first."""
        self._asking.push()
        self._asking.take(None)
        self._problems.of_given([])
        self._next()
        window.scrollTo(0, 0)
        document.getElementById("query-file").focus()

    def told(self, problems):
        """List what was given and could not be used."""
        self._problems.of_given(problems)

    def use_database(self, source):
        """Open this database instead, if it can be; a picture on the stage is searched in it."""
        if self._moment.is_asking and self._moment.source and source != self._moment.source:
            self._asking.push()
        self._open(self._moment.moved(source))

    def _open(self, moment):
        self._search.drop()
        self._asking.begin(moment)
        if self.recovery.is_awake and task() == "compare":
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
        self._asking.take(query, batch)
        if source != self._moment.source:
            self._open(Moment(query, source, batch))
        elif self._search.can_show_again(moment) and self._collection.is_open:
            self._moment.found(moment.report, moment.preview, moment.how)
            self._search.show_again(self._moment)
        else:
            self._next()

    def _search_again(self):
        if self._collection.is_open and self._moment.is_asking:
            self._search.drop()
            self._asking.clear()
            self._search.start(self._moment)

    def _open_comparison(self, result):
        self._comparison.open(self._subject(result))

    def _subject(self, result):
        query, url = self._results.report["query"], result.get("key", result["url"])
        return Subject(result, query, self._stage.address, ["difference", url])

    def _boot(self, done, total):
        if self._status.state == "starting" and not self.recovery.is_awake:
            self._status.show_start(done, total)

    def _start_opening(self):
        self._collection.open(self._waiting_text(text("status-opening")))

    def offer_search(self, files):
        """Offer to search these files, which are about to be looked in, in what is open until now."""
        self._instead.offer(files, self._moment.source)

    def _find_all(self, files, source=None):
        """Search several pictures, one after the other, for a table; in a collection, if told, and not as one's own."""
        batch = Batch([Query.from_file(file) for file in files])
        self._asking.push()
        self._asking.take(None, batch)
        self.told([])
        window.front.showAnswer()
        if not source:
            return self._next()
        self._events.start(self._leave_own(Moment(None, source, batch)))

    async def _leave_own(self, moment):
        await self._own.give_up()
        if self._moment.batch is moment.batch:
            self._open(moment)

    def _open_row(self, row):
        self._asking.push()
        self._asking.take(row.query, self._moment.batch)
        self._search.open(self._moment, row)
        window.front.showAnswer()

    def _refuse(self, words):
        self._status.say(words, "error")

    def _keep_on(self):
        """Search what was chosen while a collection that cannot be opened was tried."""
        self._moment.source = self._collection.source
        if self._moment.is_asking and not self._results.report:
            self._search.start(self._moment)

    def _opened(self, database, is_new):
        if is_new:
            self._asking.move()
        self._search.indexed = database["indexed"]
        self._results.settings.allow_classic(database["classic"])
        self._problems.of_database(database["problems"])
        self._duplicates.opened(database, self._collection.source == MINE, is_new)
        self._next()

    def _waiting_text(self, otherwise):
        return text("status-queued") if self._moment.query else otherwise

    def _next(self):
        is_asking = self._collection.is_open and self._moment.is_asking
        # For duplicates a collection is opened, not for the picture that was searched before.
        self._waits = is_asking and task() == "duplicates"
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
            self._next()

    async def _rest(self):
        """Do what has time until nothing else goes on."""
        await self._remembering.keep()
        await self._storage.show()
        if not self._search.is_under_way:
            await self._own.rest()
            await self._storage.keep_page()
            self._helpers.start(self._engine)

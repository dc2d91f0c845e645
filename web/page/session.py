"""One visit: boots the engine, opens the collection, has it searched; what is chosen last replaces the earlier."""

from js import document, window
from jsffi import to_js

from collection.loader import CollectionLoader
from collection.my_pictures import MyPictures
from comparison.compare_two import CompareTwo
from comparison.comparison import Comparison
from dom.address import asked, remember, short, show_task, typed_address
from dom.events import reason
from dom.history import History
from engine.engine import Engine
from engine.helpers import Helpers
from logic.outcome import interruption
from logic.texts import text
from logic.views import Subject, names_of
from logic.workers import CrashGuard, RestartPolicy
from offline.storage import Storage
from query.others import Others
from query.stage import Query, Stage
from results.moment import Moment
from results.problems import Problems
from results.results import Results
from search import Search


class Session:
    """Keeps the chosen query and collection.

    What the worker is decoding stands in `data-decoding` for scripts.
    """

    def __init__(self, events, status, panel, examples):
        self._events = events
        self._status = status
        self._helpers = Helpers(events)
        self._crash_guard = CrashGuard(_show_decoding, short)
        callbacks = {
            "assist": self._helpers.assist,
            "decoding": self._crash_guard.decoding,
            "first": lambda ticket, answer: self._search.first(ticket, answer),
            "opening": lambda done, total: self._collection.show_progress(done, total),
            "progress": lambda ticket, done, total: self._search.progress(ticket, done, total),
        }
        self._engine = Engine(self._boot, self.crashed, **callbacks)
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
        self._stage = Stage(events)
        self._others = Others(events, self.choose)
        self._results = Results(events, self._engine, self._open_comparison, self._search_again)
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
        )
        self._comparison = Comparison(events, self._engine, self._search.caught_up)
        self._two = CompareTwo(events, self._engine, self._comparison, self._find_all)
        self._storage = Storage(events, self._engine, self._leave)
        self._restart_policy = RestartPolicy()
        self._moment = Moment(None, None)
        self._panel = panel
        self._history = History(events, self._went)
        self._untitled = document.title
        self._awake = False
        self._crash = False
        panel.my_pictures = self._own

    async def boot(self):
        await self._engine.ready()
        if self._crash_guard.skipped:
            await self._engine.call("skip", to_js(self._crash_guard.skipped))
        self._awake = True
        self._start_opening()

    @property
    def has_query(self):
        return self._moment.query is not None

    def restart(self):
        """Replace a dead worker; database and query are kept."""
        self._replace(text("status.again"))

    def choose(self, query):
        """Show this picture at once, and search it as soon as possible."""
        # A link leads to its search without an entry before it.
        if self._moment.query or not query.address or typed_address(asked("q") or "") != query.address:
            self._history.push()
        self._take(query)
        self._next()
        window.front.showAnswer()

    def _take(self, query):
        self._search.drop()
        self._begin(query, self._moment.source)
        show_task("find")
        remember("q", query.address)
        self._stage.show(query)
        self._others.show(query)
        self._clear()
        self._problems.of_search([])

    def _begin(self, query, source):
        self._moment = Moment(query, source)
        self._history.keep(self._moment)
        document.title = self._untitled

    def renew(self):
        """Ask for another picture, as at first."""
        self._history.push()
        self._leave_query()
        remember("q", "")
        self._problems.of_given([])
        self._next()
        window.scrollTo(0, 0)
        document.getElementById("query-file").focus()

    def compare(self, first, second):
        """Compare two files with each other."""
        self._two.take(first, second)

    def compare_next(self, file):
        """Compare a file with the one that waits for another."""
        self._two.take_next(file)

    def told(self, problems):
        """List what was given, and could not be used."""
        self._problems.of_given(problems)

    def use_database(self, source):
        """Open this database instead, if it can be; a picture on the stage is searched in it."""
        if self._moment.query and self._moment.source and source != self._moment.source:
            self._history.push()
        self._open(source)

    def _open(self, source):
        self._search.drop()
        self._begin(self._moment.query, source)
        if self._awake:
            show_task("find")
        self._collection.choose(source)
        if self._awake:
            self._start_opening()

    def stop(self):
        """Ask the running search, if there is one, for what it has."""
        self._search.stop()

    def crashed(self, what):
        if self._crash:
            return  # shown already
        worked, searching = self._awake, self._search.is_under_way
        self._crash = True
        self._awake = False
        self._own.end()
        self._search.lose()
        self._collection.close()
        of_query, why = self._crash_guard.culprits(self._moment.query.name if searching else text("crash.yours"))
        # One that never worked would not start this time either.
        by_itself = worked and self._restart_policy.allows(self._moment.query)
        if searching:
            self._results.nothing(interruption(why if of_query else "", by_itself))
            if of_query:
                # Not by a reload either.
                remember("q", "")
                self._moment.query = None
        self._storage.repair()
        what = f"{what} {why}".strip()
        if by_itself:
            self._replace(text("crash.by-itself", why=what))
        else:
            self._status.enter("error", what, "crash")

    def failed(self, error):
        """Show an error that nobody expected."""
        if not self._crash:
            self._status.enter("error", text("unexpected.restart", said=reason(error)), "crash")

    def _replace(self, words):
        self._end(words)
        self._status.show_waiting(text("status.loading"))
        self._events.start(self.boot())

    def _leave(self):
        """End all that reads, for this page will be loaded anew."""
        self._end(text("status.changing"))
        window.stop()

    def _end(self, words):
        self._crash = self._awake = False
        self._search.lose()
        self._collection.close()
        self._status.enter("starting", words)
        self._helpers.end()
        self._own.end()
        self._engine.end()

    def _went(self, moment):
        """Show what another entry of the history has: from memory, or searched again."""
        self._results.settings.read()
        address = typed_address(asked("q") or "")
        query = moment.query if moment else Query.from_address(address) if address else None
        source = moment.source if moment else self._panel.first_source()
        if query:
            self._take(query)
        else:
            self._leave_query()
        if source != self._moment.source:
            self._open(source)
        elif self._search.can_show_again(moment) and self._collection.is_open:
            self._moment.found(moment.report, moment.preview, moment.how)
            self._search.show_again(self._moment)
        else:
            self._next()

    def _leave_query(self):
        """Return to the page as it is without a picture."""
        self._search.drop()
        self._begin(None, self._moment.source)
        self._stage.clear()
        self._others.show(None)
        self._clear()
        self._problems.of_search([])

    def _clear(self):
        self._comparison.forget()
        self._results.clear()

    def _search_again(self):
        if self._collection.is_open and self._moment.query:
            self._search.drop()
            self._clear()
            self._search.start(self._moment)

    def _open_comparison(self, result):
        query, url = self._results.report["query"], result.get("key", result["url"])
        self._comparison.open(Subject(result, query, self._stage.address, ["difference", url], names_of(result)))

    def _boot(self, done, total):
        if self._status.state == "starting" and not self._awake:
            self._status.show_start(done, total)

    def _start_opening(self):
        self._collection.open(self._waiting_text(text("status.opening")))

    def _find_all(self, files):
        """Search several pictures, one after the other as they are asked for."""
        show_task("find")
        self._others.take(files)

    def _refuse(self, words):
        self._status.say(words, "error")

    def _keep_on(self):
        """Search what was chosen while a collection that cannot be opened was tried."""
        self._moment.source = self._collection.source
        if self._moment.query and not self._results.report:
            self._search.start(self._moment)

    def _opened(self, database, is_new):
        if is_new:
            self._clear()
        self._search.indexed = database["indexed"]
        self._results.settings.allow_classic(database["classic"])
        self._problems.of_database(database["problems"])
        self._next()

    def _waiting_text(self, otherwise):
        return text("status.queued") if self._moment.query else otherwise

    def _next(self):
        if self._collection.is_open and self._moment.query:
            self._search.start(self._moment)
        elif self._collection.is_open:
            self._status.enter("ready", text("status.ready"))
        elif self._status.state == "starting":
            self._status.say(self._waiting_text(text("status.waking")))
        elif self._awake and self._moment.query:
            # What was said is of an earlier input.
            self._status.enter("ready", text("ready.closed"))

    async def _rest(self):
        """Do what has time until nothing else goes on."""
        await self._storage.show()
        if not self._search.is_under_way:
            await self._own.rest()
            await self._storage.keep_page()
            self._helpers.start(self._engine)


def _show_decoding(names):
    document.body.dataset.decoding = names

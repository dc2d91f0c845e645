"""One visit: boots the engine, opens the collection, searches; the newest wish replaces older ones."""

from js import window
from jsffi import to_js

from address import remember
from answer import Refused, ask, ask_for_search, read_report
from collection import Collection
from compare_two import CompareTwo
from comparison import Comparison
from engine import Engine
from events import reason
from finding import interruption
from found import Found
from helpers import Helpers
from memory import Memory
from picture import Stage
from problems import Problems
from revival import Revival
from subject import Subject
from suspects import Suspects


class Session:
    """Keeps the wished query and collection; a ticket tells a stale answer from a fresh one."""

    def __init__(self, events, status, database_panel, examples):
        self._events = events
        self._status = status
        self._tell_progress = status.counting
        self._helpers = Helpers(events)
        self._suspects = Suspects()
        heard = {
            "assist": self._helpers.assist,
            "decoding": self._suspects.hear,
            "first": self._first,
            "opening": lambda done, total: self._collection.reading(done, total),
            "progress": self._progress,
        }
        self._engine = Engine(self._boot, self.crashed, **heard)
        self._collection = Collection(
            events, self._engine, status, database_panel, examples, opened=self._opened, rest=self._rest
        )
        self._stage = Stage(events)
        self._found = Found(events, self._engine, status, self._look_closer, self._search_again)
        self._comparison = Comparison(events, self._engine)
        self._two = CompareTwo(events, self._engine, self._comparison)
        self._problems = Problems()
        self._memory = Memory(events, self._engine, self._leave)
        self._revival = Revival()
        self._query = None
        self._awake = False
        self._crash = False
        self._ticket = 0

    async def boot(self):
        await self._engine.ready()
        if self._suspects.skipped:
            await self._engine.call("skip", to_js(self._suspects.skipped))
        self._awake = True
        self._start_opening()

    def restart(self):
        """Replace a dead worker; database and query are kept."""
        self._replace("Starting again. Your picture is kept.")

    def choose(self, query):
        """Show this picture at once, and search it as soon as possible."""
        self._drop_search()
        self._query = query
        remember("q", query.address)
        self._stage.show(query)
        self._clear()
        self._problems.of_search([])
        self._next()

    def compare(self, first, second):
        """Compare two files with each other."""
        self._two.take(first, second)

    def use_database(self, source):
        """Open this database instead; a picture on the stage is searched in it."""
        self._drop_search()
        self._collection.wish(source)
        self._clear()
        self._problems.of_database([])
        if self._awake:
            self._start_opening()

    def stop(self):
        """Ask the running search for what it has."""
        self._status.say("Stopping")
        self._events.start(ask(self._engine, "stop", self._ticket))

    def crashed(self, text):
        if self._crash:
            return  # told already
        worked, searching = self._awake, self._status.state == "searching"
        self._crash = True
        self._awake = False
        self._ticket += 1
        self._collection.close()
        guilty, told = self._suspects.accuse(self._query.name if searching else "a picture of yours")
        # One that never worked would not start this time either.
        by_itself = worked and self._revival.may(self._query)
        if searching:
            self._found.nothing(interruption(told if guilty else "", by_itself))
            if guilty:
                # Not by a reload either.
                remember("q", "")
                self._query = None
        self._memory.repair()
        text = f"{text} {told}".strip()
        if by_itself:
            self._replace(f"{text} It starts again by itself.")
        else:
            self._status.enter("error", text, "crash")

    def failed(self, error):
        """Show an error that nobody expected."""
        if not self._crash:
            self._status.enter(
                "error",
                f"{reason(error)}. A restart may help; your picture is kept.",
                "crash",
            )

    def _replace(self, text):
        self._end(text)
        self._status.wait("Loading")
        self._events.start(self.boot())

    def _leave(self):
        """End all that reads, for this page will be loaded anew."""
        self._end("Changing to the new version of this page")
        window.stop()

    def _end(self, text):
        self._crash = self._awake = False
        self._collection.close()
        self._status.enter("starting", text)
        self._helpers.end()
        self._engine.end()

    def _clear(self):
        self._comparison.forget()
        self._found.clear()

    def _search_again(self):
        if self._collection.is_open and self._query:
            self._drop_search()
            self._clear()
            self._start_search()

    def _look_closer(self, result):
        query, url = self._found.report["query"], result["url"]
        self._comparison.open(Subject(result, query, self._stage.address, ["difference", url]))

    def _drop_search(self):
        if self._status.state == "searching":
            self._events.start(ask(self._engine, "stop", self._ticket))
        self._ticket += 1

    def _boot(self, done, total, text):
        if self._status.state == "starting":
            self._status.loading(done, total, text)

    def _progress(self, ticket, done, total):
        if ticket == self._ticket and self._status.state == "searching":
            self._tell_progress(done, total)

    def _first(self, ticket, answer):
        """Show what a glance has found; the search goes on."""
        if ticket != self._ticket or self._status.state != "searching":
            return
        report, preview = read_report(answer)
        self._stage.describe(report["query"], preview)
        self._found.show_first(report)
        self._helpers.needed = True
        self._status.say("Looking closer")
        self._status.wait("Best so far")

    def _start_opening(self):
        self._collection.open(self._waiting_text("Opening the collection"))

    def _start_search(self):
        self._ticket += 1
        self._status.enter("searching", "Searching")
        self._status.wait("Reading your picture")
        self._events.start(self._search(self._ticket, self._query))

    def _opened(self, database):
        indexed = database["indexed"]
        self._tell_progress = self._status.nearing if indexed else self._status.counting
        self._found.settings.allow_classic(not indexed)
        self._problems.of_database(database["problems"])
        self._next()

    def _waiting_text(self, otherwise):
        return "Your picture will be searched when ready" if self._query else otherwise

    def _next(self):
        if self._collection.is_open and self._query:
            self._start_search()
        elif self._collection.is_open:
            self._status.enter("ready", "Ready for your picture.")
        elif self._status.state == "starting":
            self._status.say(self._waiting_text("Getting ready"))

    async def _search(self, mine, query):
        try:
            settings = self._found.settings
            report, preview = await ask_for_search(self._engine, mine, query.source, settings.k, settings.method)
        except Refused as refusal:
            if mine == self._ticket:
                self._found.nothing("Nothing was compared.")
                self._status.enter("error", f"{query.name}: {refusal}", "error")
            return
        if mine != self._ticket:
            return
        self._stage.describe(report["query"], preview)
        self._problems.of_search(report["problems"])
        self._problems.of_storage(report["unkept"])
        self._found.show(report, self._problems.any)
        self._status.enter("done", self._found.told())
        await self._rest()

    async def _rest(self):
        """Do what has time until nothing else goes on."""
        await self._memory.show()
        if self._status.state != "searching":
            await self._memory.keep_page()
            self._helpers.start(self._engine)

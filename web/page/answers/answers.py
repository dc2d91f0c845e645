"""Several pictures searched one after the other: the worker is asked, the table filled, the answers saved."""

from js import document, window

from answers.saving import objects_of, table_of
from answers.table import Table
from dom.download import Saver
from dom.picture import blob
from engine.requests import Refused, ask, read_report
from logic.answers import Line, outcome_of, page_title, progress
from logic.batch import WAITING
from logic.pace import Pace
from logic.texts import text

PACE = 60.0
"""Seconds over which the pace is taken: pictures of one photographer differ less than those of one second."""


class Answers:
    """`open_row(row)` is called for an answered picture that is clicked, `came_to_rest(report)` after the last one.

    `how()` returns the number of results and the method that are asked for; `point(results)` gives pictures of the
    user's own an address.
    """

    def __init__(self, events, engine, status, *, how, point, open_row, came_to_rest):
        self._events, self._engine, self._status = events, engine, status
        self._how, self._came_to_rest = how, came_to_rest
        self._table = Table(events, open_row, point)
        self._saver = Saver()
        self._back = document.getElementById("answers-back")
        self._on = document.getElementById("answers-on")
        self._saves = [document.getElementById("answers-" + kind) for kind in ("csv", "json")]
        self._batch = self._asked = None
        self._life = self._ticket = 0
        self._is_running = False
        self._problems = None
        events.listen(self._back, "click", lambda _: window.history.back())
        events.listen(self._on, "click", lambda _: self._status.after_click(self._resume))
        events.listen(
            self._saves[0], "click", lambda _: events.start(self._save(table_of, "echoimage.csv", "text/csv"))
        )
        events.listen(
            self._saves[1],
            "click",
            lambda _: events.start(self._save(objects_of, "echoimage.json", "application/json")),
        )

    @property
    def is_running(self):
        return self._is_running

    def show(self, moment):
        """Show the table of a moment, or the way back to it."""
        self._batch = moment.table
        if self._batch:
            self._fit()
            self._table.reveal(True)
            self._offer()
        elif moment.batch and self._table.shows(moment.batch):
            # Two hundred rows made again, on the way back, would hold up the page for 0.3 s.
            self._table.reveal(False)
        else:
            self._table.clear()
        self._back.hidden = not moment.batch or moment.batch is self._batch
        if moment.batch:
            self._back.textContent = text("answers-back", n=len(moment.batch.rows))

    def start(self):
        """Search what was not searched yet, of the batch that is shown."""
        batch = self._batch
        batch.begin(self._how())
        self._fit()
        self._life += 1
        if batch.is_over:
            return self._finish(batch, None)
        self._is_running = True
        self._offer()
        self._status.enter("searching", text("answers-searching", n=len(batch.rows)))
        self._status.show_waiting(progress(batch, None))
        self._events.start(self._run(self._life, batch))

    def stop(self):
        """Keep what is done."""
        self._batch.stopped = True
        self._events.start(ask(self._engine, "stop", self._ticket))

    def drop(self):
        """Let the worker end what is under way; the batch goes on when it is shown again."""
        if self._is_running:
            self._events.start(ask(self._engine, "stop", self._ticket))
        self.lose()

    def lose(self):
        """Hear no answer of the worker that is under way."""
        self._life += 1
        if self._is_running:
            self._is_running = False
            self._batch.interrupt()
            self._table.fill(self._asked)

    def recall(self, row):
        """Return the report and the preview of a row that was answered."""
        return read_report(row.answer)[0], row.preview

    async def _run(self, mine, batch):
        pace, report = Pace(window=PACE, least=2), None
        while mine == self._life:
            pace.note(window.performance.now() / 1000, batch.done)
            self._status.show_part(
                batch.done, len(batch.rows), progress(batch, pace.remaining(len(batch.rows) - batch.done))
            )
            row = self._asked = batch.next()
            if not row:
                return self._finish(batch, report)
            self._table.fill(row)
            self._events.start(self._picture(row, row.query.source))
            report = await self._search(mine, batch, row) or report
            self._table.fill(row)
            self._offer()

    async def _search(self, mine, batch, row):
        """Search one picture; return the report, None where there is none."""
        self._ticket = self._engine.new_ticket()
        answer = await self._engine.call("search", self._ticket, row.query.source, *batch.how)
        if mine != self._life:
            return None
        try:
            report, preview = read_report(answer)
        except Refused as refusal:
            row.fail(refusal.reason, str(refusal))
            return None
        if report["stopped"]:
            # Half an answer would stand among whole ones.
            row.state = WAITING
            return report
        self._share_problems(answer, report)
        row.settle(answer, preview, Line(report))
        if preview and not row.small:
            await self._picture(row, blob(preview, "image/jpeg"))
        return report

    def _share_problems(self, answer, report):
        """Keep one list for all: of a thousand pictures that cannot be read, each answer tells anew."""
        if self._problems and report["problems"] == self._problems[0]:
            answer.problems = self._problems[1]
        else:
            self._problems = report["problems"], answer.problems

    async def _picture(self, row, source):
        """Make the small copy that the row shows."""
        if not row.small:
            row.small = await window.front.smallCopy(source)
            self._table.fill(row)

    def _finish(self, batch, report):
        self._is_running = False
        self._offer()
        window.front.showTitle(page_title(batch))
        self._status.enter("done", outcome_of(batch))
        self._events.start(self._came_to_rest(report))

    def _fit(self):
        if not self._table.shows(self._batch):
            self._table.show(self._batch)

    def _resume(self):
        self._batch.stopped = False
        self.start()

    def _offer(self):
        """Offer what makes sense now: to go on, and to save."""
        self._on.hidden = not self._batch.stopped or self._is_running
        for button in self._saves:
            button.disabled = not self._batch.done

    async def _save(self, parts_of, name, kind):
        self._saver.save(await parts_of(self._batch), name, kind)

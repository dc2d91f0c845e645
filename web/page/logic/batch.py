"""Several pictures to find: what became of each, which is next, and how it goes on after an interruption."""

from logic.texts import text

WAITING, ASKED, ANSWERED, FAILED = "waiting", "asked", "answered", "failed"

TRIES = 2
"""Times that the worker may die over one picture, where not the picture itself was being read."""


class Row:
    """One picture to find, with a `small` copy of it, once there is one.

    `answer`, `preview`: what the worker answered, as it came; `line`: what the table says of it. `reason`, `why`: of a
    failure.
    """

    def __init__(self, query: object) -> None:
        self.query = query
        self.state = WAITING
        self.answer: object = None
        self.preview: object = None
        self.line: object = None
        self.small: object = None
        self.reason = self.why = ""
        self.deaths = 0

    def settle(self, answer: object, preview: object, line: object) -> None:
        """Take what the worker answered."""
        self.state, self.answer, self.preview, self.line = ANSWERED, answer, preview, line

    def fail(self, reason: str, why: str) -> None:
        """Take note that the picture could not be searched for; the others are."""
        self.state, self.reason, self.why = FAILED, reason, why


class Batch:
    """The pictures in the order given. `how`: number of results and method, by which the answers were found.

    stopped: the user has ended it; what is done stays.
    """

    def __init__(self, queries: "list[object]") -> None:
        self.rows = [Row(query) for query in queries]
        self.how: object = None
        self.stopped = False

    @property
    def done(self) -> int:
        """Return how many have an answer, or a reason why there is none."""
        return len([row for row in self.rows if row.state in (ANSWERED, FAILED)])

    @property
    def is_over(self) -> bool:
        """Return whether nothing is left to ask for, or it was stopped."""
        return self.stopped or self.done == len(self.rows)

    def anew(self) -> "Batch":
        """Return the same pictures, for which nothing was searched yet."""
        fresh = Batch([row.query for row in self.rows])
        for place, row in enumerate(self.rows):
            fresh.rows[place].small = row.small
        return fresh

    def begin(self, how: object) -> None:
        """Go on; answers found in another way than is asked now are forgotten."""
        if self.how is not None and self.how != how:
            self.rows = self.anew().rows
            self.stopped = False
        self.how = how

    def next(self) -> "Row | None":
        """Return the picture to ask for, None where it is stopped or nothing is left."""
        left = [row for row in self.rows if row.state == WAITING]
        if self.stopped or not left:
            return None
        left[0].state = ASKED
        return left[0]

    def asked(self) -> "Row | None":
        """Return the picture that is being searched."""
        return next((row for row in self.rows if row.state == ASKED), None)

    def interrupt(self) -> None:
        """Take note that nobody waits for the answer under way: its picture is asked for again."""
        for row in self.rows:
            if row.state == ASKED:
                row.state = WAITING

    def lost(self, row: Row, is_culprit: bool) -> None:
        """Take note that the worker has died over a row; `is_culprit` where it was reading that very picture."""
        row.deaths += 1
        if is_culprit or row.deaths == TRIES:
            row.fail("crashed", text("answers-crashed"))
